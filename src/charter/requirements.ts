import { DATA } from "./chapters/data.ts";
import { ETHICS } from "./chapters/ethics.ts";
import { GOVERNANCE } from "./chapters/governance.ts";
import { PREAMBLE } from "./chapters/preamble.ts";
import { SECURITY } from "./chapters/security.ts";
import { SHARING } from "./chapters/sharing.ts";
import { SOBRIETY } from "./chapters/sobriety.ts";
import { TRAINING } from "./chapters/training.ts";
import { TRANSPARENCY } from "./chapters/transparency.ts";
import type { Requirement } from "./requirement.ts";

/** The parts of the charter, by the first figure of their requirements. */
export const CHAPTERS: Readonly<Record<string, string>> = {
  "0": "Préambule",
  "1": "Transparence et explicabilité",
  "2": "Éthique et équité",
  "3": "Responsabilité et gouvernance",
  "4": "Sécurité et protection des données",
  "5": "Écoconception et sobriété",
  "6": "Formation et acculturation",
  "7": "Partage et mutualisation",
};

/** The 55 requirements, in the order of the charter. */
export const REQUIREMENTS: readonly Requirement[] = [
  ...PREAMBLE,
  ...TRANSPARENCY,
  ...ETHICS,
  ...GOVERNANCE,
  ...DATA,
  ...SECURITY,
  ...SOBRIETY,
  ...TRAINING,
  ...SHARING,
];
