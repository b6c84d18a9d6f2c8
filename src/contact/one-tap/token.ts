import { createHash, timingSafeEqual } from "node:crypto";
import { keyedDigest } from "../../privacy/cipher.ts";
import { type AdvisorAct, isOneTap } from "../contact.ts";
import { DELAYS } from "../delays.ts";

export const LINK_ACTS = [
  "take",
  "set_appointment",
  "met",
  "done",
  "unreachable",
  "not_for_me",
  "satisfaction",
  "details",
] as const satisfies readonly (AdvisorAct["kind"] | "satisfaction" | "details")[];
export type LinkAct = (typeof LINK_ACTS)[number];

/** What a link of a letter says: which request, what it does, of which letter it is, until when. */
export type Link = { requestId: string; act: LinkAct; letter: string; expiresAt: Date };

const DAY_MS = 86_400_000;
const signatureOf = (key: Buffer, said: string): Buffer => keyedDigest(key, `contact link ${said}`);

/** @param letter its kind and number: each act of each letter is used once */
export function linkToken(
  key: Buffer,
  { at, ...link }: { requestId: string; act: LinkAct; letter: string; at: Date },
): string {
  const expiresAt = new Date(at.getTime() + DELAYS.linkGoodFor * DAY_MS);
  return tokenOf(key, { ...link, expiresAt });
}

/** A link as it is written; of the same letter and time, another act has the very link that the letter has for it. */
export function tokenOf(key: Buffer, { requestId, act, letter, expiresAt }: Link): string {
  const seconds = Math.floor(expiresAt.getTime() / 1_000);
  const said = `${requestId}.${act}.${letter}.${seconds.toString(36)}`;
  return `${said}.${signatureOf(key, said).toString("base64url")}`;
}

/** Null: not a link of ours, or its time is over. */
export function readToken(key: Buffer, token: string, now: Date): Link | null {
  if (token.length > 200 || !isOneTap(token)) return null;
  const at = token.lastIndexOf(".");
  const said = token.slice(0, at);
  const given = Buffer.from(token.slice(at + 1), "base64url");
  const right = signatureOf(key, said);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const [requestId = "", act = "", letter = "", seconds = ""] = said.split(".");
  const expiresAt = new Date(Number.parseInt(seconds, 36) * 1_000);
  const known = LINK_ACTS.find((one) => one === act);
  return known && expiresAt > now ? { requestId, act: known, letter, expiresAt } : null;
}

/** Digest of a link, as kept once it is used: of what it says, since one signature may be written in several ways. */
export const tokenDigest = (token: string): Buffer =>
  createHash("sha256")
    .update(token.slice(0, token.lastIndexOf(".")))
    .digest();
