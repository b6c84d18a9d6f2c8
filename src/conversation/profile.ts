import { journal } from "../audit/journal.ts";
import type { Queryable } from "../db/database.ts";
import { DomainError } from "../errors.ts";
import type { QuestionField } from "../orientation/orientation.ts";
import { open, seal } from "../privacy/cipher.ts";
import { maskPersonalData } from "../privacy/mask.ts";
import { editProfile as edited, type ProfileEdit } from "../profile/edit.ts";
import { EMPTY_PROFILE, type Profile, type ProfileField } from "../profile/profile.ts";
import type { LookedUp } from "../profile/register/to-profile.ts";
import type { Company } from "./conversations.ts";
import { type ConversationDeps, notFound } from "./deps.ts";
import * as store from "./store.ts";

const NOTHING: Company = { profile: EMPTY_PROFILE, skipped: [] };

/** What is known of the company of a conversation. @param lock other corrections wait for the end of the transaction */
export async function knownCompany(
  db: Queryable,
  key: Buffer,
  conversationId: string,
  lock = false,
): Promise<Company> {
  const sealed = await store.sealedProfile(db, conversationId, lock);
  return sealed ? (JSON.parse(open(key, sealed, conversationId).toString()) as Company) : NOTHING;
}

const save = (
  tx: Queryable,
  key: Buffer,
  conversationId: string,
  company: Company,
  at: Date,
): Promise<unknown> =>
  store.saveProfile(tx, conversationId, seal(key, Buffer.from(JSON.stringify(company)), conversationId), at);

/** Keeps what an answer understood; what the person corrected meanwhile stands. */
export async function recordProfile(
  tx: Queryable,
  key: Buffer,
  conversationId: string,
  understood: Profile,
  at: Date,
): Promise<void> {
  const { profile: now, skipped } = await knownCompany(tx, key, conversationId, true);
  const profile: Profile = { ...understood, provenance: { ...understood.provenance } };
  for (const [field, why] of Object.entries(now.provenance)) {
    if (why.source !== "edited") continue;
    Object.assign(profile, { [field]: now[field as ProfileField] });
    profile.provenance[field] = why;
  }
  await save(tx, key, conversationId, { profile, skipped }, at);
}

/** Forgets what is known of the company, corrections included; the questions that the person passed are asked no more. */
export async function forgetCompany(
  tx: Queryable,
  key: Buffer,
  conversationId: string,
  at: Date,
): Promise<void> {
  const { skipped } = await knownCompany(tx, key, conversationId, true);
  await save(tx, key, conversationId, { profile: EMPTY_PROFILE, skipped }, at);
}

/** Applies a correction inside the transaction that keeps its message. */
export async function applyEdit(
  tx: Queryable,
  key: Buffer,
  conversationId: string,
  edit: ProfileEdit,
  at: Date,
): Promise<Profile> {
  const { profile, skipped } = await knownCompany(tx, key, conversationId, true);
  const next = edited(profile, maskedNames(edit));
  await save(tx, key, conversationId, { profile: next, skipped }, at);
  await journal(
    tx,
    {
      kind: "profile_edited",
      subject: conversationId,
      facts: { fields: Object.keys(edit) },
      contentDigest: null,
    },
    at,
  );
  return next;
}

/** A name typed by hand may hold a telephone number. */
function maskedNames(edit: ProfileEdit): ProfileEdit {
  const masked = { ...edit };
  for (const field of ["companyName", "solutionUnderEvaluation", "commune"] as const) {
    const value = edit[field];
    if (value) masked[field] = maskPersonalData(value).text;
  }
  return masked;
}

/** The person's own correction, effective at once. */
export const editProfile = (
  deps: ConversationDeps,
  conversationId: string,
  edit: ProfileEdit,
): Promise<Profile> =>
  inConversation(deps, conversationId, (tx, key, at) => applyEdit(tx, key, conversationId, edit, at));

/** The person would rather not say: the question is not asked again. */
export const skipQuestion = (
  deps: ConversationDeps,
  conversationId: string,
  field: QuestionField,
): Promise<void> =>
  inConversation(deps, conversationId, async (tx, key, at) => {
    const { profile, skipped } = await knownCompany(tx, key, conversationId, true);
    await save(tx, key, conversationId, { profile, skipped: [...new Set([...skipped, field])] }, at);
  });

/**
 * Fills the profile from the public register, except where the person corrected it.
 * @throws DomainError `entree-invalide`, `indisponible`, `trop-de-demandes` of the register, in words for the person
 */
export async function lookUp(
  deps: ConversationDeps,
  conversationId: string,
  number: string,
): Promise<{ profile: Profile; notice: string | null }> {
  const found = await deps.register.lookUp(number);
  if (found.outcome !== "found")
    throw new DomainError("entree-invalide", found.message, [{ field: "number", message: found.message }]);
  return inConversation(deps, conversationId, async (tx, key, at) => {
    const { profile, skipped } = await knownCompany(tx, key, conversationId, true);
    const next = withLookedUp(profile, found.profile);
    await save(tx, key, conversationId, { profile: next, skipped }, at);
    return { profile: next, notice: found.notice };
  });
}

function withLookedUp(profile: Profile, { provenance, ...fields }: LookedUp): Profile {
  const next: Profile = { ...profile, provenance: { ...profile.provenance } };
  for (const [field, value] of Object.entries(fields)) {
    if (profile.provenance[field]?.source === "edited") continue;
    // Heads counted by the person beat a bracket of the register.
    if (field === "size" && profile.headcount !== null) continue;
    Object.assign(next, { [field]: value });
    const why = provenance[field];
    if (why) next.provenance[field] = why;
  }
  return next;
}

async function inConversation<T>(
  deps: ConversationDeps,
  conversationId: string,
  work: (tx: Queryable, key: Buffer, at: Date) => Promise<T>,
): Promise<T> {
  const now = deps.clock.now();
  return deps.db.transaction(async (tx) => {
    if (!(await store.liveConversation(tx, conversationId, now, true))) throw notFound();
    const key = await deps.vault.key(tx, conversationId);
    if (!key) throw notFound();
    return work(tx, key, now);
  });
}
