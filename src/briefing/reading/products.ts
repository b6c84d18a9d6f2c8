/** Tools that leaders name, folded; a name here is no person's. Being listed recommends nothing. */
const ASSISTANTS =
  "chat ?gpt|gpt[- ]?\\d?\\w?|copilot|gemini|claude|mistral(?: ai)?|le chat|perplexity|deepseek|grok|llama|midjourney|dall[- ]?e";
const OFFICE =
  "canva|deepl|notion|excel|word|powerpoint|outlook|teams|office(?: 365)?|sharepoint|access|power ?bi|google (?:sheets?|drive|agenda|docs?|workspace|ads)|gmail|drive|dropbox|zoom|slack|trello|asana|zapier|n8n";
/** What a company is run with. */
const MANAGED_WITH =
  "sage|ebp|ciel|cegid|quadratus|odoo|sap|dolibarr|axonaut|pennylane|quickbooks|tiime|indy|henrri|batigest|obat|tolteck|codial|divalto|sylob|clipper|proginov|silae|payfit|lucca|skello|combo|" +
  "salesforce|hubspot|pipedrive|zoho|brevo|mailchimp|shopify|prestashop|woocommerce|wordpress|wix|amazon|cdiscount|booking|airbnb|thefork|la fourchette|zelty|lightspeed|sumup|zettle|doctolib|planity|treatwell|winsoft|hiboutik|mews|orchestra|progbat|evoliz|kizeo|isagri|apimo|dendreo|ogust";
const OTHERS =
  "leboncoin|whatsapp|facebook|instagram|insta|linkedin|tiktok|snapchat|youtube|messenger|google|siri|alexa|" +
  "autocad|solidworks|revit|archicad|sketchup|photoshop|illustrator|indesign|catia";
const NAMED = `${ASSISTANTS}|${OFFICE}|${MANAGED_WITH}|${OTHERS}`;
/** Kinds of tools, said without a name. */
const KINDS =
  "logiciels?(?: (?:de|d|du|metier|maison)(?: |')?[a-z]*)?|tableurs?|tableaux? (?:excel|de bord)|erp|crm|gmao|gpao|gpec|sirh|progiciel|caisse (?:enregistreuse|connectee)|fichiers? (?:clients?|partages?)|cahiers?|carnets?|classeurs?|papier|post[- ]?its?|tableau blanc|agenda (?:papier|en ligne|partage)|site (?:internet|web|vitrine)|boutique en ligne|e[- ]?commerce|chatbots?|appli(?:cation)?s?|cloud|serveurs?|tablettes?|camera\\w*|capteurs?|imprimantes? 3d|base de donnees|minitel|fax|standard telephonique|repondeur|tms|wms|ged|telegestion|automates?";

/** Software that a company is run with, not the network it posts on. */
export const MANAGEMENT = new RegExp(`\\b(?:${MANAGED_WITH})\\b`);
export const PRODUCT = new RegExp(`\\b(?:${NAMED})\\b`, "g");
export const TOOL = new RegExp(`\\b(?:${NAMED}|${KINDS})\\b`, "g");
export const isProduct = (folded: string): boolean => new RegExp(`^(?:${NAMED})$`).test(folded);
