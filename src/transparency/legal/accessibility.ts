/** Something tried by us, and the test of the project that tries it again at each change. */
export type Tried = { what: string; where: string };

/** Shown in the footer of every page: no audit in force is « non conforme » (RGAA, decree of 24 July 2019). */
export const STATE = "non conforme";

/** A test wants each file to be there, with that kind of check in it. */
export const TRIED: readonly Tried[] = [
  {
    what: "Recherche automatique d'obstacles graves sur chaque page publique",
    where: "tests/public-pages.test.ts",
  },
  {
    what: "Aucun défilement horizontal sur un écran de 320 pixels de large",
    where: "tests/public-pages.test.ts",
  },
  { what: "Une question, sa réponse et sa source, au clavier seul", where: "tests/journeys/chat.test.ts" },
  { what: "La conversation entière sans JavaScript", where: "tests/journeys/chat.test.ts" },
  { what: "Les couleurs claires et les couleurs sombres", where: "tests/journeys/chat.test.ts" },
  { what: "La fenêtre intégrée à un autre site, au clavier seul", where: "tests/journeys/widget.test.ts" },
];

/** What we know is missing, or do not know. */
export const UNKNOWN: readonly string[] = [
  "Aucun audit selon le RGAA n'a été fait. Nous ne savons donc pas tout ce qui bloque.",
  "Aucun lecteur d'écran n'a été essayé.",
  "Seul le navigateur Chromium a été essayé. Firefox et Safari ne l'ont pas été.",
  "Le document officiel que cite une fiche peut ne pas être accessible. Il est hors de notre site.",
];
