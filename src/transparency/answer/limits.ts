/** What the service cannot do, whatever its figures. French, plain. */
export const LIMITS: readonly string[] = [
  "Il ne connaît que ses fiches. Ce qu'elles ne disent pas, il ne le sait pas.",
  "Il peut mal comprendre une question, surtout longue ou sur plusieurs sujets.",
  "Il peut se tromper : une fiche peut avoir vieilli depuis sa vérification.",
  "Il ne décide d'aucune aide. Seul l'organisme qui la verse décide.",
  "Il ne donne ni conseil juridique, ni avis sur un produit ou une entreprise.",
  "Il ne rappelle personne. Il n'écrit à un interlocuteur que si vous envoyez vous-même une demande, relue par vous.",
  "Il ne reconnaît pas toutes les données personnelles. N'écrivez rien de sensible.",
];
