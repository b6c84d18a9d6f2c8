import { timingSafeEqual } from "node:crypto";
import { keyedDigest } from "../../privacy/cipher.ts";

/** Days that a new address may be confirmed: those that its letter is tried for. */
export const DAYS_TO_CONFIRM = 7;
const DAY_MS = 86_400_000;

/** What was accepted by then is too old. */
export const firstStillGood = (now: Date): Date => new Date(now.getTime() - DAYS_TO_CONFIRM * DAY_MS);

/** The link says which proposal; its signature, that it went to this very address. */
const signatureOf = (key: Buffer, proposalId: string, email: string): Buffer =>
  keyedDigest(key, `card address ${proposalId} ${email}`);

export const addressToken = (key: Buffer, proposalId: string, email: string): string =>
  `${proposalId}.${signatureOf(key, proposalId, email).toString("base64url")}`;

export const proposalOfToken = (token: string): string =>
  token.length > 200 ? "" : (token.split(".")[0] ?? "");

export function isSignedFor(key: Buffer, token: string, proposalId: string, email: string): boolean {
  const given = Buffer.from(token.slice(proposalId.length + 1), "base64url");
  const right = signatureOf(key, proposalId, email);
  return given.length === right.length && timingSafeEqual(given, right);
}
