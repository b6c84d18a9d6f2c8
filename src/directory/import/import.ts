import { createHash } from "node:crypto";
import type { Clock } from "../../clock.ts";
import type { Database, Queryable } from "../../db/database.ts";
import type { Advisor } from "../advisor.ts";
import {
  type AdvisorDigest,
  addEdition,
  addVersions,
  digestsInForce,
  directoryVersion,
  lockDirectory,
} from "../store.ts";
import { FRANCE_NUM_PREFIX } from "./france-num.ts";
import type { ReadDirectory } from "./read.ts";

/** The entry that an import leaves in the journal: counts and the version, nothing of anyone. */
export type ImportAct = {
  kind: "directory_imported";
  subject: string;
  facts: Record<string, number | string>;
  contentDigest: null;
};

export type ImportDeps = {
  db: Database;
  clock: Clock;
  /** Writes the act in the journal, in the transaction of the import. */
  journal(tx: Queryable, act: ImportAct, at: Date): Promise<void>;
};

export type ImportReport = {
  added: string[];
  changed: string[];
  unchanged: number;
  /** Held, and not in the file: kept as they are, since nothing is deleted in silence. */
  absent: string[];
  version: string;
};

export type ImportOptions = {
  /** Says what would change, and changes nothing. */
  dryRun?: boolean;
  /** Leaves a directory that holds anyone as it is. */
  onlyIfEmpty?: boolean;
  onProgress?(done: number, total: number): void;
};

const BATCH = 500;

/** Writes what a file brings, in one transaction: the same file twice changes nothing. */
export function importDirectory(
  { db, clock, journal }: ImportDeps,
  read: ReadDirectory,
  { dryRun = false, onlyIfEmpty = false, onProgress = () => {} }: ImportOptions = {},
): Promise<ImportReport> {
  return db.transaction(async (tx) => {
    await lockDirectory(tx);
    const held = new Map((await digestsInForce(tx)).map(({ id, digest }) => [id, digest]));
    const given = read.advisors.map((content) => ({ content, digest: digestOf(content) }));
    const ofOrigin = (id: string) => id.startsWith(FRANCE_NUM_PREFIX) === (read.origin === "france-num");
    const before = await directoryVersion(tx);
    const report: ImportReport = { added: [], changed: [], unchanged: 0, absent: [], version: before };
    if (onlyIfEmpty && held.size > 0) return { ...report, unchanged: held.size };
    report.absent = [...held.keys()].filter((id) => ofOrigin(id) && !read.seen.has(id));
    const written = given.filter(({ content: { id }, digest }) => {
      if (!held.has(id)) report.added.push(id);
      else if (held.get(id) !== digest) report.changed.push(id);
      else report.unchanged++;
      return held.get(id) !== digest;
    });
    if (dryRun || written.length === 0) return report;

    for (const { content, digest } of written) held.set(content.id, digest);
    const version = versionOf([...held].map(([id, digest]) => ({ id, digest })));
    const at = clock.now();
    const edition = await addEdition(tx, version, at);
    for (let from = 0; from < written.length; from += BATCH) {
      await addVersions(tx, edition, written.slice(from, from + BATCH), at);
      onProgress(Math.min(from + BATCH, written.length), written.length);
    }
    await journal(tx, actOf({ ...report, version }, read), at);
    return { ...report, version };
  });
}

const actOf = (report: ImportReport, read: ReadDirectory): ImportAct => ({
  kind: "directory_imported",
  subject: report.version,
  facts: {
    added: report.added.length,
    changed: report.changed.length,
    unchanged: report.unchanged,
    absent: report.absent.length,
    refused: read.refused.length,
    aside: read.aside.length,
    origin: read.origin,
  },
  contentDigest: null,
});

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
/** The keys of an advisor always come in the same order (`AdvisorRow`). */
const digestOf = (content: Advisor): string => sha256(JSON.stringify(content));

const versionOf = (held: readonly AdvisorDigest[]): string =>
  sha256(
    held
      .map(({ id, digest }) => `${id} ${digest}`)
      .sort()
      .join("\n"),
  ).slice(0, 16);
