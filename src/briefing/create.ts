import type { Staff } from "../accounts/staff.ts";
import { journal } from "../audit/journal.ts";
import type { Clock } from "../clock.ts";
import type { RequestCompany, RequestDesk } from "../contact/contact.ts";
import type { Database } from "../db/database.ts";
import type { Directory } from "../directory/directory.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../ids.ts";
import { open, seal } from "../privacy/cipher.ts";
import type { Vault } from "../privacy/vault.ts";
import type { Briefings, NewSheet, Sheet } from "./briefing.ts";
import { type Author, BRIEFING_VERSION, type EngineDeps, type Material, prepareSheet } from "./engine.ts";
import { eraseSheet, keptSince } from "./erase.ts";
import { readDropped } from "./material/file.ts";
import { pastedText } from "./material/pasted.ts";
import { insertSheet, sheetOf, sheetsOf } from "./store.ts";

export type BriefingDeps = EngineDeps & {
  db: Database;
  vault: Vault;
  clock: Clock;
  directory: Pick<Directory, "find">;
  requests: Pick<RequestDesk, "find">;
};

type Sealed = Omit<Sheet, "id" | "createdAt">;

export function createBriefings(deps: BriefingDeps): Briefings {
  const { db, vault, clock } = deps;
  return {
    async make(staff, given) {
      const [material, author] = [await materialOf(deps, staff, given), await authorOf(deps, staff)];
      const { knowledgeVersion, ...made } = await prepareSheet(deps, material, author);
      const { content, reply, profile, citations, orientation } = made;
      const sheet: Sheet = {
        id: newId(),
        content,
        reply,
        profile,
        citations,
        orientation,
        createdAt: clock.now(),
      };
      const { id, createdAt, ...words } = sheet;
      await db.transaction(async (tx) => {
        const key = await vault.create(tx, id);
        await insertSheet(tx, {
          id,
          accountId: staff.accountId,
          content: seal(key, Buffer.from(JSON.stringify(words satisfies Sealed)), id),
          createdAt,
        });
        // Which sources and which rules, a year later; of whom and of what, nothing.
        const facts = {
          by: staff.accountId,
          passages: citations.map(({ page }) => page.replace(/^\/fiches\//, "")),
          knowledge: knowledgeVersion,
          orientationRules: orientation.rulesVersion,
          directory: orientation.directoryVersion,
          version: BRIEFING_VERSION,
        };
        await journal(tx, { kind: "briefing_made", subject: id, facts, contentDigest: null }, createdAt);
      });
      return sheet;
    },
    list: ({ accountId }) => sheetsOf(db, accountId, keptSince(clock.now())),
    async find({ accountId }, id) {
      const row = await sheetOf(db, accountId, id, keptSince(clock.now()));
      const key = row && (await vault.key(db, id));
      if (!row || !key) throw notFound();
      const words = JSON.parse(open(key, row.content, id).toString()) as Sealed;
      return { id, createdAt: row.createdAt, ...words };
    },
    async erase({ accountId }, id) {
      if (!(await sheetOf(db, accountId, id, new Date(0)))) throw notFound();
      await db.transaction((tx) => eraseSheet(tx, deps, id, "taken_back"));
      await vault.scrub(db);
    },
  };
}

const notFound = (): DomainError =>
  new DomainError("introuvable", "Cette fiche n'existe pas, ou elle a été effacée.");

async function authorOf({ directory }: BriefingDeps, { advisorId }: Staff): Promise<Author> {
  const card = advisorId === null ? null : await directory.find(advisorId);
  return {
    advisorId,
    declared: card && { commercialInterest: card.commercialInterest, conflicts: card.conflicts },
  };
}

/** Everything given, as one text; a request brings what its company said of itself. */
async function materialOf(
  { requests }: BriefingDeps,
  staff: Staff,
  { request, text, file }: NewSheet,
): Promise<Material> {
  const parts: string[] = [];
  let company: RequestCompany | null = null;
  let hidden = "";
  if (request !== null) {
    const view = await requests.find(staff, request);
    company = view.company;
    if (view.text) parts.push(view.text);
  }
  if (text !== null && text.trim() !== "") parts.push(pastedText(text));
  if (file && file.bytes.length > 0) {
    const read = await readDropped(file);
    parts.push(read.text);
    hidden = read.hidden;
  }
  if (parts.length === 0 && company === null) {
    const message = "Collez un courriel ou des notes, déposez un fichier, ou choisissez une demande.";
    throw new DomainError("entree-invalide", message, [{ field: "text", message }]);
  }
  return { text: parts.join("\n\n"), hidden, company };
}
