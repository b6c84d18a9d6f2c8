import { anyOf, both } from "./patterns.ts";

const RULES =
  /\b(?:instructions?|consignes?|regles?|prompts?|guardrails?|filtres?|restrictions?|garde[- ]fous?|configuration|directives?|programmation)\b/;

/** A text that gives orders to the assistant, or asks for what it holds, instead of asking a question. */
export const isAttack = anyOfTests([
  both(
    /\b(?:ignor\w*|oubli\w*|contourn\w*|desactiv\w*|annul\w*|outrepass\w*|disregard|forget|bypass|override|neglige\w*|efface tes|fais abstraction)\b/,
    /\b(?:tes|vos|your|all|toutes?|previous|precedente?s?|systeme?|system|its?|its own|internes?)\b.*\b(?:instructions?|consignes?|regles?|prompts?|rules|filtres?|restrictions?|garde|directives?|guidelines)\b/,
  ),
  both(
    /\b(?:affiche\w*|montre\w*|donne\w*|revele\w*|repete\w*|recopie\w*|imprime\w*|liste\w*|envoie\w*|print|show|reveal|repeat|output|display|dump|leak|tell me|act as|divulgue\w*|communique\w*)\b/,
    /\b(?:prompt|system prompt|instructions? (?:systeme|internes?|initiales?|cachees?|precedentes?)|configuration (?:interne|cachee)|hidden|cle api|cles api|api key|(?:les?|tes|ton|vos|votre|ses) mots? de passe|password|(?:tes|vos|tous les|les) secrets?|(?:ton|votre|le) (?:token|jeton)|variables? d environnement|base de donnees complete)\b/,
  ),
  both(
    /\b(?:liste\w*|montre\w*|affiche\w*|donne\w*|lis|recupere\w*|quelles?)\b/,
    /\b(?:questions?|conversations?|messages?|donnees|historiques?)\b[^.?!]{0,30}\b(?:autres|des) (?:utilisateurs?|personnes|usagers?|entreprises|gens|clients)\b/,
  ),
  both(
    /\b(?:hidden|your|tes|ta) (?:configuration|instructions?|prompt|rules)\b/,
    /\b(?:grand(?:ma|mother|mere)|act as|joue|pretend|roleplay|fais semblant|imagine que)\b/,
  ),
  anyOf([
    /\b(?:dan|jailbreak|mode (?:developpeur|developer|debug|admin|maintenance|sans filtre|libre))\b.*\b(?:active|restriction|regle|tu es|you are|no |sans|reponds)/,
    /\byou are now\b|\btu es (?:maintenant|desormais|dorenavant)\b|\b(?:tu|vous) (?:es|etes) (?:a partir de maintenant|un autre|libre)/,
    /\b(?:on joue a un jeu|jouons a un jeu|fais comme si|faisons semblant|pretend to be|imagine que tu (?:es|n as))\b/,
    /<\/?(?:system|question|assistant|user|instruction|passage|document|script|img|iframe|svg|im_start)\b/,
    /<!--|\[\/?inst\]|<\|/,
    /(?:^|\s)(?:system|systeme|assistant|utilisateur|user) ?:\s/,
    /!\[[^\]]*\]\(https?:/,
    /\b(?:a partir de maintenant|desormais|dorenavant|from now on)\b.*\b(?:reponds?|repondez|termine|dis|confirme|ecris|tu|always|commence)\b/,
    /\b(?:termine|commence|finis) (?:chaque|toutes?|tes|ta|votre) (?:reponses?|phrases?|messages?)\b/,
    /\bn en parle pas\b|\bsans (?:le )?(?:dire|mentionner) a (?:personne|l utilisateur)\b/,
    /\b(?:repete|recopie|repeat) (?:mot pour mot|tout|verbatim|le texte|the text|everything)\b/,
    /\b(?:base ?64|rot ?13|hexadecimal|decode)\b.*\b(?:fais|execute|suis|obeis|dit|obey|run)\b/,
    /\b(?:drop|truncate|alter) table\b|\bunion select\b|\bor 1 ?= ?1\b|;\s?--/,
    /\bl assistant doit\b|\bthe assistant must\b|\btu dois (?:obeir|repondre oui|confirmer|accepter)\b/,
    /(?<!\b(?:fait|fais|faire|fasse|faites) )\b(?:pirater|hacker|craquer|cracker)\b(?! (?:mon|ma|mes|notre|nos) )(?!.*\b(?:proteger|eviter|me faire|se faire|contre|risque)\b)/,
    /\b(?:fabriquer|creer|ecrire|generer|faire)\b.{0,20}\b(?:virus|malware|ransomware|phishing|hameconnage|deepfake|faux (?:avis|papiers?|documents?|bulletins?|diplomes?))\b/,
    /\bje suis (?:l |le |un |votre |ton )?(?:administrateur|admin|developpeur|createur|dge|ministre)\b.*\b(?:acces|mot de passe|cle|configuration|active|prompt|tes|revele)/,
    /\bc est (?:l |le |votre )?(?:administrateur|admin|developpeur)\b.*\b(?:acces|mot de passe|cle|prompt)\b/,
    /\b(?:repete|repetez|dis|dites) apres moi\b/,
    /\bcontourn\w+ (?:l |la |le |les |une? )?(?:double )?(?:authentification|securite|pare feu|antivirus|controle d acces|mot de passe)/,
    /\b(?:entrer|rentrer|penetrer|s introduire|m introduire|acceder en douce) (?:dans|ds|sur) (?:le|la|les|un|une|l|son|sa)? ?(?:serveur|compte|messagerie|boite mail|ordinateur|telephone|pc)\b(?!.*\b(?:proteger|eviter|empecher)\b)/,
    /\b(?:cloner|clone|imiter|falsifier|truquer) (?:la|le|une?|sa|son) (?:voix|visage|signature|tete)\b(?!.*\b(?:proteger|eviter|reconnaitre|reperer|interdit|droit|risque)\b)/,
    /\b(?:cree\w*|genere\w*|fabrique\w*|faire|fais)\b.{0,25}\b(?:comptes?|profils?|votes?|clics?|abonnes) (?:fictifs?|bidons?|factices?)\b/,
    /\b(?:adresse?|domicile|numero) (?:perso\w*|prive\w*|du domicile|de chez)\b/,
    /\b(?:qui|que ca|pour que ca|faire) explos\w+|\b(?:fabriquer|faire) (?:une )?(?:bombe|explosif)/,
    /\bvalide[rz]? (?:ma|mon|cette|la) (?:subvention|aide|dossier|demande|candidature)\b/,
  ]),
]);

function anyOfTests(tests: readonly ((text: string) => boolean)[]): (text: string) => boolean {
  return (text) => tests.some((test) => test(text));
}

/** Said of the assistant's own rules without an order: worth a flag, not a refusal. */
export const mentionsRules = (text: string): boolean => RULES.test(text);
