import { phonetic } from "../../retrieval/phonetic.ts";

/** Who counts in a headcount, and what is often counted that does not. Folded, singular. */
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Says the whole: « on est 6 personnes ». */
export const WHOLE = set("personne pers perso gens etp effectif tete bonhomme bonshomme people");

/** People of the company by what they are or do. */
export const STAFF = set(`
  salarie salariee collaborateur collaboratrice employe employee associe associee apprenti apprentie alternant alternante stagiaire gars mec
  ouvrier ouvriere compagnon cadre agent agente technicien technicienne ingenieur ingenieure commercial commerciale vendeur vendeuse
  secretaire assistant assistante serveur serveuse cuisinier cuisiniere commis plongeur mecano mecanicien mecanicienne carrossier
  chauffeur conducteur conductrice routier livreur preparateur preparatrice manutentionnaire cariste moniteur monitrice coach prof
  professeur professeure enseignant formateur formatrice educateur educatrice animateur animatrice infirmier infirmiere soignant
  soignante dentiste medecin kine praticien praticienne pharmacien pharmacienne coiffeur coiffeuse estheticienne barbier
  boulanger boulangere patissier patissiere boucher bouchere charcutier developpeur developpeuse designer graphiste consultant
  consultante redacteur avocat avocate juriste comptable clerc notaire architecte dessinateur dessinatrice geometre macon peintre
  plaquiste electricien plombier couvreur charpentier menuisier soudeur tourneur fraiseur operateur operatrice monteur poseur
  artiste comedien musicien marin matelot pecheur bucheron paysagiste jardinier berger vacher teleconseiller teleconseillere
  conseiller conseillere encadrant encadrante administratif administrative gestionnaire permanent permanente equipier equipiere
  frere soeur cousin cousine cogerant cogerante cofondateur cofondatrice gerant gerante patron patronne dirigeant dirigeante
  agriculteur ambulancier auxiliaire veterinaire opticien libraire toiletteur guide cordiste agenceur vigile
  chercheur chercheuse chef cheffe gouvernante receptionniste collegue`);

/** Counted beside a company and no part of it. */
export const NOT_STAFF = set(`
  an annee mois jour semaine heure h min minute euro eur e k ke m km m2 hectare ha are tonne t kg litre l metre pourcent
  couvert convive repas chambre lit berceau place emplacement table couchage nuitee client cliente patient patiente eleve etudiant
  resident residente adherent adherente licencie licenciee membre abonne abonnee benevole volontaire saisonnier saisonniere
  interimaire vacataire extra visiteur visiteuse habitant habitante enfant famille camion vehicule voiture car bus utilitaire
  engin machine pelleteuse tracteur vache brebis chevre ruche poule porc bete cheval arbre parcelle pied immeuble logement lot appartement
  bien site boutique magasin agence point salle parcours terrain court piscine reference article produit commande colis palette
  devis facture mail appel dossier contrat avis fois kilometre accident panne question point page ligne fournisseur concurrent
  partenaire candidat offre poste heure million milliard mille centime degre etage metier annonce animal chien chat fan follower
  stand borne centrale barrage reseau actionnaire investisseur parrain ordinateur moteur conteneur secteur aspirateur compresseur generateur radiateur congelateur
  refrigerateur projecteur ascenseur interlocuteur utilisateur acheteur lecteur spectateur auditeur internaute touriste cycliste
  locataire proprietaire coproprietaire automobiliste coureur joueur baigneur campeur voyageur passager`);

/** One person of the family or the house, counted when told as working there: « mon mari et moi ». */
export const RELATIVE = set(`
  mari femme epoux epouse compagne compagnon conjoint conjointe frere soeur frangin frangine parent fils fille pere mere cousin cousine neveu niece oncle
  tante copain copine gendre ami amie papa maman`);

// « gars », « fils », « bras » are singular already.
const ENDS_IN_S = new Set([
  "pers",
  "gars",
  "fils",
  "commis",
  "bras",
  "corps",
  "temps",
  "repas",
  "tabac",
  "bois",
  "velours",
]);

export const singular = (word: string): string =>
  word.length > 3 && !ENDS_IN_S.has(word) ? word.replace(/(?<![sx])[sx]$/, "") : word;

// Ending like those who do, and nobody: « deux frayeurs », « trois couleurs ».
const THINGS =
  /^(?:fray|coul|val|chal|od|err|fl|haut|larg|longu|doul|vap|hum|rum|fav|sav|lu|terr|horr|liqu|tum|mot|sect|profond|epaiss|gross|faibl|lent|ard|viguu?|honn|malh|bonh)eurs?$|^(?:list|pist|bat)[a-z]*$/;

/** A word that names who does something: « contrôleurs », « esthéticiennes », « fleuristes ». */
export const isAgent = (word: string): boolean =>
  /.{3}(?:eur|euse|trice|ien|ienne|iste)$/.test(word) && !NOT_STAFF.has(word) && !THINGS.test(word);

const SOUNDS: ReadonlySet<string> = new Set(
  [...WHOLE, ...STAFF].filter((word) => word.length >= 6).map(phonetic),
);

/** Misspelt, one of the words for people: « persones », « ouvrié ». */
export const soundsLikePeople = (word: string): boolean => word.length >= 6 && SOUNDS.has(phonetic(word));

/** Someone who works there, told with an article: « avec une apprentie ». */
export const COLLEAGUE = set(
  "associe associee salarie salariee employe employee apprenti apprentie alternant alternante secretaire assistante",
);
