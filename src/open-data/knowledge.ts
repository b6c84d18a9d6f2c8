import { parisDay } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { generatedFile, type OpenFile } from "./dataset.ts";
import * as store from "./store.ts";

/** What the database says of the knowledge, at one moment. */
export type InForce = {
  version: string;
  issued: string | null;
  modified: string | null;
  /** Ids that staff turned off: their files are not published either. */
  off: ReadonlySet<string>;
  knowledge: OpenFile;
  cases: OpenFile;
};

/** A text of someone else may be quoted in an answer; handing the whole of it over, under our licence, wants one that allows it. */
const MAY_BE_GIVEN = /^(?:licence ouverte|etalab)\b/i;
const ORIGINS = {
  folder: "dossier",
  import: "document importé",
  review: "née d'un retour de terrain approuvé",
} as const;

/**
 * The knowledge as it is in force in the database: the folder's, what was imported, the answers born in review, what staff
 * turned off left out. Of an answer born in review, the ways of asking are left out: they may be the words of someone.
 */
export const knowledgeInForce = (db: Database): Promise<InForce> =>
  db.transaction(async (tx) => {
    await store.freeze(tx);
    const edition = await store.edition(tx);
    const sections = new Map<string, Omit<store.SectionRow, "fiche">[]>();
    for (const { fiche, ...section } of await store.sections(tx))
      sections.set(fiche, [...(sections.get(fiche) ?? []), section]);
    const fiches = (await store.fiches(tx)).map(({ id, origin, head }) => {
      const given = origin === "folder" || MAY_BE_GIVEN.test(head.licence);
      return {
        origine: ORIGINS[origin],
        ...head,
        texte: given ? "publié" : "non publié : sa licence ne le permet pas, lisez la source",
        sections: given ? (sections.get(id) ?? []) : [],
      };
    });
    const answers = (await store.prepared(tx)).map(({ origin, variants, ...answer }) => ({
      origine: origin === "folder" ? "dossier" : "née d'une correction approuvée",
      ...answer,
      ...(origin === "folder" ? { variants } : {}),
    }));
    const version = edition?.version ?? "aucune";
    const cases = (await store.casesServed(tx)).map(({ id, question, expected }) => ({
      id,
      question,
      ...expected,
    }));
    return {
      version,
      issued: edition && parisDay(edition.firstAt),
      modified: edition && parisDay(edition.lastAt),
      off: await store.turnedOff(tx),
      knowledge: generatedFile(
        "connaissances/en-vigueur.json",
        "Les connaissances en vigueur sur ce service",
        {
          version,
          fiches,
          reponsesPreparees: answers,
          glossaire: await store.glossary(tx),
        },
      ),
      cases: generatedFile(
        "evaluations/cas-nes-des-corrections.json",
        "Cas d'essai nés des corrections approuvées",
        cases,
      ),
    };
  });
