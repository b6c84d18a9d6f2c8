/** A step of an answer for whoever is not of the trade. `does`: in general; `did`: in the account of one answer. */
export type StepWords = { does: string; did: string };

/** Every step of answering/pipeline.ts, by name: a test fails when one has no words, or when one is gone. */
export const STEP_WORDS: Readonly<Record<string, StepWords>> = {
  normalise: {
    does: "Le service nettoie le texte : il ôte les signes invisibles et vérifie sa longueur.",
    did: "Votre texte a été nettoyé.",
  },
  protectPersonalData: {
    does: "Il masque les données personnelles qu'il reconnaît, avant d'écrire ou de chercher quoi que ce soit.",
    did: "Les données personnelles reconnues ont été masquées.",
  },
  readCompany: {
    does: "Il lit ce que le message dit de l'entreprise : métier, taille, lieu, besoin.",
    did: "Ce que votre message dit de l'entreprise a été lu.",
  },
  screen: {
    does: "Il repère ce qui passe avant tout : une personne en danger, une attaque, une demande interdite.",
    did: "Le service a vérifié que rien ne passait avant votre question.",
  },
  updateProfile: {
    does: "Il complète ce qu'il sait de l'entreprise. Ce que vous avez corrigé à la main l'emporte.",
    did: "Ce que le service sait de l'entreprise a été complété.",
  },
  heedSwitches: {
    does: "Il regarde si un agent a coupé les réponses, la rédaction par un modèle ou une fiche.",
    did: "Le service a regardé si quelque chose était coupé.",
  },
  recogniseIntent: {
    does: "Il cherche ce que veut le message : une réponse, une personne, exercer un droit, saluer.",
    did: "Le service a cherché ce que voulait votre message.",
  },
  rewriteStandalone: {
    does: "Il complète une question courte avec la précédente, comme « et pour une grande entreprise ? ».",
    did: "Votre question a été rapprochée de la précédente, si elle en dépendait.",
  },
  findPassages: {
    does: "Il cherche les passages de fiches les plus proches de la question, fautes comprises.",
    did: "Les passages les plus proches ont été cherchés dans les fiches.",
  },
  selectPassages: {
    does: "Il garde les passages qui répondent. S'il n'y en a pas, il le dit au lieu d'inventer.",
    did: "Les passages qui répondent ont été gardés.",
  },
  chooseMode: {
    does: "Il prend une réponse préparée par l'équipe si elle répond, sinon des phrases des fiches.",
    did: "Le service a choisi entre une réponse préparée et des phrases des fiches.",
  },
  write: {
    does: "Il compose la réponse avec ces phrases, et met à chacune le numéro de sa source.",
    did: "La réponse a été composée, avec ses sources.",
  },
  generate: {
    does: "Si un modèle est branché et que vous l'acceptez, il lui demande d'écrire à partir des passages.",
    did: "Un modèle a été appelé, ou son appel a été examiné.",
  },
  heedSwitchesAgain: {
    does: "Après l'attente d'un modèle, il regarde à nouveau si quelque chose a été coupé.",
    did: "Le service a regardé à nouveau si quelque chose était coupé.",
  },
  verify: {
    does: "Il compare chaque phrase du modèle aux passages cités. Une phrase non prouvée n'est pas montrée.",
    did: "Chaque phrase du modèle a été comparée à ses sources.",
  },
  addEssentials: {
    does: "Il remet un seuil ou une exception que la réponse aurait laissés de côté.",
    did: "Les conditions à ne pas oublier ont été vérifiées.",
  },
  orient: {
    does: "Il cherche qui peut aider, par des règles publiées, et dit pourquoi ces personnes et pas d'autres.",
    did: "Le service a cherché qui peut vous aider.",
  },
  decideReview: {
    does: "Il note ce qui mérite l'œil d'un humain, et son poids dans la file de relecture.",
    did: "Le service a noté ce qu'un humain devrait regarder.",
  },
};

/** After the steps, whatever they gave. */
export const RECORDING =
  "Enfin, il enregistre la réponse, ses sources et ses versions, et l'inscrit au journal. C'est seulement alors que vous la lisez.";
