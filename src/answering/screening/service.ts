import { anyOf, both } from "./patterns.ts";

/** Wants a person rather than a machine. */
export const isHandover = anyOf([
  /\b(?:parle[rz]?|discuter|echanger|causer|joindre|voir) (?:a |avec |au )?(?:un |une |qq ?un |quelqu ?un|kelkun|quelqun|de vive voix|vrai |vraie )?(?:humain|personne|conseiller\w*|kelkun|quelqu ?un|quelqun|vrai\w* (?:conseiller|personne|gens|humain)|etre humain|operateur|agent)\b/,
  /\b(?:rappele[rz]|rapele[rz]?|rappel[le]{0,2}[rz]?)[- ]?(?:moi|nous)\b|\b(?:m|me|nous) (?:rappeler|rappelle|rappelez|appeler|appelle|contacter|recontacter)\b(?!.*\bc est quoi\b)/,
  /\b(?:mettre|mets|mettez) (?:moi )?en (?:relation|contact|ligne) avec (?:un |une )?(?:conseiller|humain|quelqu|personne)/,
  /\b(?:conseiller|interlocuteur) humain\b|\bun vrai (?:conseiller|humain)\b|\bvraie personne\b/,
  /\b(?:kelkun|quelqu ?un|quelqun|une personne|un humain|humain) (?:au |par )?(?:tel|telephone|bout du fil)\b|\bquelqu ?un peut m\b/,
  /\bpas (?:un|a une|a un) (?:robot|machine|ordi)\b|\bmarre (?:de|d) parler? a (?:un|une) (?:robot|machine)/,
  /\bavoir (?:kelkun|quelqu ?un|qqn|une personne) (?:au|par|en)\b/,
]);

/** Rights over one's data (RGPD, art. 15 à 21). */
export const isRightsRequest = anyOf([
  /\b(?:efface|effacez|effacer|supprime|supprimez|suprimez?|suprimer|supprimer|oubliez?|detruisez?)[- ]?(?:tout|moi|mes|mon|ma|cette|la|ce que|toutes|vos)? ?(?:mes|mon|ma|tout|toutes|les)? ?(?:ce (?:que|ke)|donnees?|numero|conversation|messages?|mail|adresse|telephone|historique|compte|infos?|informations?|tout)/,
  /\b(?:efface|effacez|supprime[zr]?|oublie[zr]?) (?:tout|moi)\b/,
  /\b(?:qu est ce que|que|quoi|koi|ce que|ce ke|keske|kes ke) (?:vous |tu |vs |t )?(?:savez|sais|save|avez|as|gardez?|conservez?|ave) (?:de |sur |d )(?:moi|nous|mon|ma)\b/,
  /\b(?:donnees?|infos?|informations?)\b[^.?!]{0,30}\b(?:vous|vs|tu) (?:avez|as|ave|gardez|conservez|detenez) (?:sur|de) (?:moi|nous)/,
  /\bcopie de (?:toutes |tte |ttes )?(?:mes|les|les donnees|mes donnees)/,
  /\bm ?oppose a\b|\bdroit (?:d acces|a l oubli|de rectification|d opposition|a l effacement)\b(?=.*\b(?:je|mon|mes|mon)\b)/,
  /\b(?:corrig\w*|rectifi\w*|modifi\w*)\b[^.?!]{0,30}\b(?:mes donnees|mon (?:mail|adresse|nom|numero)|vos fichiers?)\b|\b(?:mon|ma|mes) (?:mail|adresse|numero|nom)\b[^.?!]{0,40}\b(?:fichiers?)\b[^.?!]{0,20}\bcorrig/,
  /\b(?:exporter|telecharger|recuperer) (?:ma|mes|la|toute la) (?:conversation|donnees)\b/,
  /\bmes donnees (?:personnelles )?(?:supprimees|effacees)\b|\b(?:effacement|suppression) de mes donnees\b/,
]);

/** Unhappy with the service, an answer, or an advisor who stays silent. */
export const isComplaint = anyOf([
  /\b(?:reclamation|porter plainte contre (?:vous|le service)|me plaindre|plainte)\b(?!.*\btri\b|.*\btrier\b|.*\bclients?\b|.*\blogiciel\b)/,
  /\b(?:votre|ta|cette|vos|tes|la) reponses? (?:est |sont |etait |n est |ne |n a )?(?:completement |totalement |vraiment |toute? )?(?:fausses?|nulles?|mauvaises?|a cote|hors sujet|rien a voir|incomprehensibles?|pas (?:bonnes?|claires?))/,
  /\b(?:c est|c|sa|ca) (?:vraiment |trop |completement )?(?:nul|null|nulle|naze|pourri|de la merde|inadmissible|honteux|scandaleux|n importe quoi|inutile)\b(?= |\.|!|,)(?=.*\b(?:votre|ton|service|truc|site|reponse|machin|assistant|repond|vous)\b|[^a-z]*$)/,
  /\b(?:vous|tu) (?:m |mavez|m avez |mas |m as )\w* ?(?:di|dit|raconte|donne) (?:de la merde|n importe quoi|une betise|des betises|faux)/,
  /\b(?:ambassad\w*|activat\w*|conseiller|personne|vous|il|elle)\b[^.?!]{0,30}\b(?:jamais|pas|toujours pas) (?:eu de |recu de )?(?:repondu|reponse)\b.*\b(?:mois|semaines?|honte\w*|plaindre|inadmissible|attends)/,
  /\binaccessible\b.*\b(?:lecteur|ecran|handicap|site|service)|\binadmissible\b.*\b(?:site|service|etat)\b/,
  /\btrois reponses differentes\b|\bvous vous etes trompe|\btu t es trompe|\bvous vous trompez\b/,
]);

export const isAbuse = anyOf([
  /\b(?:connard|conard|connasse|encule\w*|fdp|fils de pute|salope|ta gueule|tg|va te faire|vas te faire|nique|batard|abruti|debile|cretin|bande de (?:nuls|cons|voleurs))\b/,
  /\bde la merde\b/,
]);

const GREETING_ONLY =
  /^ (?:(?:bonjour|bjr|bonsoir|bsr|salut|slt|coucou|cc|hello|hi|hey|yo|bonne journee|bonne soiree|madame|monsieur|mesdames|messieurs|a tous|tout le monde|ca va|sava|sa va|comment (?:ca|sa) va|comment allez vous|ya kelkun|y a quelqu un|ya quelqu un|il y a quelqu un|a l equipe|l equipe|cher|chere|allo)[ ,.!?;:)]*)+ $/;
const THANKS_ONLY =
  /^ (?:(?:ok|d accord|dac|super|parfait|genial|top|merci|mrc|mci|merci bcp|merci beaucoup|beaucoup|bcp|infiniment|bonne (?:journee|soiree|continuation|fin de journee)|au revoir|a bientot|a plus|c est (?:note|parfait|bon)|pour (?:tout|votre (?:aide|reponse)|l info)|tres bien|bien|et|a vous|aussi|cordialement|nickel)[ ,.!?;:)]*)+ $/;

export const isThanks = (text: string): boolean =>
  THANKS_ONLY.test(text) &&
  /\b(?:merci|mrc|mci|au revoir|journee|soiree|bientot|parfait|super|ok|d accord)\b/.test(text);
export const isGreeting = (text: string): boolean => GREETING_ONLY.test(text);

/** An opinion on persons or parties is asked, not a fact of the plan. */
export const isPolitics = anyOf([
  /\b(?:vote[rz]?|votez vous|voteriez|election\w*|presidentielle\w*|candidat a la presid\w*|parti politique|extreme (?:droite|gauche)|gauche ou|droite ou|macron|le pen|melenchon|bardella|rn|lfi|lr|ps)\b(?!.*\b(?:make ?org|consultation|votes)\b)(?=.*\b(?:pense\w*|avis|vote\w*|bien|nul|mieux|gauche|droite|pour qui|bon|soutien\w*|election\w*|elu|programme)\b)/,
  /\b(?:le president|le gouvernement|la ministre|le ministre|ce gouvernement)\b.*\b(?:bien ou pas|nul|incompetent\w*|t en penses|vous en pensez|ton avis|votre avis|menteur\w*|demission)/,
]);

const FRENCH =
  /\b(?:le|la|les|de|des|du|un|une|est|et|je|j|vous|pour|sur|avec|dans|mon|ma|mes|qui|que|quoi|c|ia|d|l|au|aux|ai|ou|pas|comment|combien|quel\w*)\b/g;
const FOREIGN =
  /\b(?:the|what|how|who|where|when|is|are|can|my|for|with|does|do|company|help|you|please|was|ist|wie|der|die|das|und|ich|que es|como|donde|para|empresa|quien|cosa|come|sono|azienda|qual|onde)\b/g;

/** Written in another language: its words outnumber the French ones clearly. */
export const isForeign =
  both(/[a-z]{2}/, /.*/s) &&
  ((text: string): boolean => {
    const french = text.match(FRENCH)?.length ?? 0;
    const foreign = text.match(FOREIGN)?.length ?? 0;
    return foreign >= 3 && foreign > 2 * french;
  });
