import { journal } from "../audit/journal.ts";
import type { Clock } from "../clock.ts";
import type { Database, Queryable } from "../db/database.ts";
import { learnIntents } from "../intent/learn.ts";
import { digestOfExamples, saveExamples } from "../intent/store.ts";
import { buildIndex, INDEX_VERSION } from "../retrieval/build-index.ts";
import { glossaryOf } from "../retrieval/store.ts";
import type { Collected } from "./collect.ts";
import { digestOf } from "./documents.ts";
import type { Rejection } from "./rejection.ts";
import * as store from "./store.ts";

export type Change = "added" | "changed" | "unchanged" | "removed";
export type IngestionReport = {
  version: string;
  changes: { id: string; change: Change }[];
  rejections: Rejection[];
};

/**
 * Brings the database to what was collected, in one transaction: a search sees the old edition or the new one.
 * Idempotent. What was born in review (`origin` other than the folder's) is never touched.
 * @param collected a whole knowledge folder (`origin: "folder"`), or documents given one by one (`"import"`)
 */
export async function ingest(
  db: Database,
  clock: Clock,
  collected: Collected,
  origin: store.Origin = "folder",
): Promise<IngestionReport> {
  return db.transaction(async (tx) => {
    await store.lockKnowledge(tx);
    const changes = [
      ...(await saveFiches(tx, clock, collected, origin)),
      ...(origin === "folder" ? await savePreparedAnswers(tx, clock, collected) : []),
    ];
    if (origin === "folder") {
      await store.saveGlossary(tx, collected.glossary);
      await saveExamples(tx, collected.intentions);
    }
    const version = await versionOf(tx);
    const former = await store.latestEdition(tx);
    if (version !== former) {
      await buildIndex(tx);
      await learnIntents(tx);
      await store.addEdition(tx, version, clock.now());
      const count = (change: Change) => changes.filter((one) => one.change === change).length;
      const facts = {
        origin,
        added: count("added"),
        changed: count("changed"),
        removed: count("removed"),
        rejected: collected.rejections.length,
      };
      await journal(
        tx,
        { kind: "knowledge_ingested", subject: version, facts, contentDigest: null },
        clock.now(),
      );
    }
    return { version, changes, rejections: collected.rejections };
  });
}

async function saveFiches(tx: Queryable, clock: Clock, collected: Collected, origin: store.Origin) {
  const known = new Map((await store.currentFiches(tx, origin)).map((row) => [row.id, row.digest]));
  const taken = await store.idsBornInReview(tx);
  const changes: IngestionReport["changes"] = [];
  for (const fiche of collected.fiches) {
    if (taken.has(fiche.head.id)) {
      const reason = `l'identifiant « ${fiche.head.id} » est celui d'une fiche née de la relecture`;
      collected.rejections.push({ file: fiche.file, line: 2, reason });
      continue;
    }
    const change = changeOf(known.get(fiche.head.id), fiche.digest);
    if (change !== "unchanged") await store.saveFiche(tx, fiche, origin, clock.now());
    changes.push({ id: fiche.head.id, change });
  }
  if (origin === "import") return changes;
  const gone = missingFrom(known, collected.fiches, collected.rejections);
  await store.retireFiches(tx, gone);
  return [...changes, ...gone.map((id) => ({ id, change: "removed" as const }))];
}

async function savePreparedAnswers(tx: Queryable, clock: Clock, collected: Collected) {
  const known = new Map((await store.currentPrepared(tx, "folder")).map((row) => [row.id, row.digest]));
  const changes: IngestionReport["changes"] = [];
  for (const answer of collected.prepared) {
    const change = changeOf(known.get(answer.head.id), answer.digest);
    if (change !== "unchanged") await store.savePrepared(tx, answer, clock.now());
    changes.push({ id: answer.head.id, change });
  }
  const gone = missingFrom(known, collected.prepared, collected.rejections);
  await store.retirePrepared(tx, gone);
  return [...changes, ...gone.map((id) => ({ id, change: "removed" as const }))];
}

const changeOf = (known: string | undefined, digest: string): Change =>
  known === undefined ? "added" : known === digest ? "unchanged" : "changed";

/** A rejected file is not a removed one: its former text stays until it is mended. */
function missingFrom(
  known: ReadonlyMap<string, string>,
  documents: readonly { head: { id: string } }[],
  rejections: readonly Rejection[],
): string[] {
  const present = new Set(documents.map((document) => document.head.id));
  const rejected = new Set(rejections.map(({ file }) => file.replace(/^.*\//, "").replace(/\.md$/, "")));
  return [...known.keys()].filter((id) => !present.has(id) && !rejected.has(id));
}

/** One short name for everything that an answer may rest on. */
export async function versionOf(tx: Queryable): Promise<string> {
  const fiches = [
    ...(await store.currentFiches(tx, "folder")),
    ...(await store.currentFiches(tx, "import")),
    ...(await store.currentFiches(tx, "review")),
  ];
  const prepared = await store.currentPrepared(tx, null);
  const glossary = JSON.stringify(await glossaryOf(tx));
  const parts = [...fiches, ...prepared].map(({ id, digest }) => `${id}=${digest}`).sort();
  return digestOf(INDEX_VERSION, glossary, await digestOfExamples(tx), ...parts).slice(0, 12);
}
