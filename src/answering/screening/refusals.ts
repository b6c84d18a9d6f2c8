import { both } from "./patterns.ts";

const PROTECTED =
  /\b(?:arabes?|noirs?|blacks?|africains?|maghrebins?|roms?|gitans?|etrangers?|immigres?|origines?|races?|ethni\w+|couleur de peau|juifs?|juives?|musulman\w*|catholiques?|religi\w+|voile|femmes? (?:enceintes?|en age)|enceintes?|grossesse|maternite|candidates?|femmes?|hommes?|sexe|genre|age|vieux|seniors?|plus de (?:40|45|50|55|60) ans|jeunes|handicap\w*|malades?|sante|orientation sexuelle|homosexuel\w*|gays?|lesbiennes?|syndi\w+|syndique\w*|quartiers?|banlieue|noms? (?:arabes?|africains?|a consonance|etrangers?)|opinions? politiques?|grosse?s?|obese\w*|physique)\b/;
const SORTING =
  /\b(?:tri\w*|filtr\w*|ecart\w*|elimin\w*|vire\w*|rejet\w*|refus\w*|reper\w*|detect\w*|devin\w*|not(?:er|e|es|ation)|class\w*|selectionn\w*|evit\w*|exclu\w*|pas les? (?:prendre|appeler|apeler|embaucher|recruter|louer)|enlev\w*|supprim\w*|discrimin\w*|prefer\w*|ne (?:pas|veulent|veut) )\b/;
const PEOPLE =
  /\b(?:cv|cvs|candidat\w*|recrut\w*|embauch\w*|postulants?|salaries?|employes?|locataires?|dossiers?|promouvoir|promotion|equipe|clients?|postes?|licenci\w*)\b/;

/** Sorting people on a protected ground (code pénal, art. 225-1). Asking how to avoid it is a fair question. */
export const isDiscrimination = (text: string): boolean =>
  PROTECTED.test(text) &&
  SORTING.test(text) &&
  PEOPLE.test(text) &&
  !/\b(?:sans discrimin|(?:eviter|empecher|verifier|savoir|prouver)\b.{0,60}\bdiscrimin|discrimine[- ]t[- ]elle|eviter (?:les? |la |toute )?(?:discrimin|biais)|ne pas discrimin|non[- ]discrimin|lutter contre|interdit de|biais|article|charte)/.test(
    text,
  );

const PRODUCT =
  /\b(?:logiciels?|outils?|appli\w*|solutions?|ia|chatbots?|prestataires?|editeurs?|fournisseurs?|consultants?|agences?|cabinets?|formateurs?|formations?|assistants?|ambassadeurs?|activateurs?|hebergeurs?|clouds?|chatgpt|gpt|mistral|copilot|gemini|claude|midjourney|scaleway|ovh\w*|deepseek|llama|perplexity|entreprises?|boites?|modeles?|devis|marques?|plateformes?|expert|experts)\b/;
const NAMED =
  /\b(?:chatgpt|gpt\w*|mistral|copilot|gemini|claude|midjourney|scaleway|ovh\w*|deepseek|llama|perplexity|julia|grok|notion|dall ?e|openai|google|microsoft|amazon|aws|le chat)\b/;

/** Asks the State to choose a product, a provider or a person of the network. */
export const isFavouritism = (text: string): boolean => !ASKS_HOW.test(text) && asksForAChoice(text);

/** How to choose, and what to look at: a fair question, with an answer in the fiches. */
const ASKS_HOW =
  /\b(?:comment|coment|sur quels? criteres?|quels? criteres?|quelles questions|questions? a (?:lui |leur )?poser|points? a verifier|a quoi faire attention|quelles precautions|meilleure? (?:moyen|facon|maniere|methode)|(?:le |de )mieux pour)\b(?!.*\b(?:le|la|les) (?:meilleur|moins cher|plus (?:fiable|serieu)))/;

const asksForAChoice = (text: string): boolean =>
  (/\b(?:le|la|les|un|des|c est quoi|ki|qui|koi|quel\w*) (?:\d+ |cinq |trois |deux )?(?:meilleur\w*|plus (?:competent\w*|efficace\w*|fiable\w*|serieu\w*|performant\w*|fort\w*)|top|moins cher\w*|mieux note\w*)\b|\bmeilleur\w* (?:chatbot|logiciel|outil|ia|prestataire|solution|appli|editeur|cabinet|agence|formation|consultant|ambassadeur|activateur|modele|fournisseur|hebergeur)|\bau pire\b|\bcomparatif\b|\ble mieux (?:note|entre|pour|pr|c)\b/.test(
    text,
  ) &&
    PRODUCT.test(text)) ||
  both(
    /\b(?:recommand\w*|conseill(?:e|es|ez|er)|suggere\w*|propose\w*|donne\w*|cite\w*|indique\w*|trouve\w*|choisi\w*)\b[^.?!]{0,25}\b(?:moi|nous|un|une|le nom|juste|des|quel\w*)\b/,
    /\b(?:un|une|des|juste un|nom (?:de|d un|d une)|quel\w*|bons?|bonnes?) (?:\w+ ){0,2}(?:prestataires?|consultants?|editeurs?|logiciels?|agences?|cabinets?|fournisseurs?|freelances?|formateurs?|boite|societe|appli|outil)\b/,
  )(text) ||
  (NAMED.test(text) &&
    CHOOSES.test(text) &&
    !/\b(?:donnees?|confidentiel\w*|rgpd|secret\w*|risque\w*|fichier|interdit|droit)\b/.test(
      text.replace(/heberg\w* mes donnee\w*/g, ""),
    ));

/** Between two named products, or whether to take one; « on me dit de prendre ChatGPT, par où commencer ? » asks neither. */
const CHOOSES = new RegExp(
  `\\b(?:mieux|meilleur\\w*|lequel|laquelle|lekel|vs|que ses concurrents|preferer?|vaut[- ]il|tranche[rz]?|un autre)\\b|${NAMED.source}.{0,40}\\bou\\b.{0,40}${NAMED.source}|\\b(?:dois|doit|devrais|faut|faudrait|vais|va|je|on|tu|vous)\\b(?! m(?:e|a)? ?di)[- ](?:\\w+[- ]){0,3}(?:choisir|acheter|prendre|prends?|choisis)\\b`,
);

/** The plain admission of an offence; the veiled ones are left to the examples (knowledge/intentions/aveu.txt). */
export const isOffence = (text: string): boolean =>
  /\b(?:j ai|jai|on a|nous avons) (?:\w+ ){0,2}(?:fraude|triche|vole|pirate|detourne|falsifie|blanchi|escroque)\b/.test(
    text,
  );
