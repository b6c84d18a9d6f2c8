import { keyedDigest, open, seal } from "../../privacy/cipher.ts";

/**
 * The ticket of a contest, made of the contest's own key: it can be made again to write to the person that their contest is
 * decided, by whoever holds the vault and its master key, and nobody else. It goes with that key.
 */
export const ticketOf = (contestKey: Buffer): string =>
  keyedDigest(contestKey, "contest ticket").toString("base64url");

/** What has the shape of a ticket. */
export const isTicket = (text: string): boolean => /^[\w-]{43}$/.test(text);

// The context binds each text to its place: one moved to another row no longer opens.
const contextOf = (contestId: string, place: "reason" | "answer"): string => `contest:${contestId}:${place}`;

/** @param conversationKey the reason goes with the exchange */
export const sealReason = (conversationKey: Buffer, text: string, contestId: string): Buffer =>
  seal(conversationKey, Buffer.from(text), contextOf(contestId, "reason"));
export const openReason = (conversationKey: Buffer, sealed: Buffer, contestId: string): string =>
  open(conversationKey, sealed, contextOf(contestId, "reason")).toString();

/** @param contestKey the answer outlives the exchange */
export const sealAnswer = (contestKey: Buffer, text: string, contestId: string): Buffer =>
  seal(contestKey, Buffer.from(text), contextOf(contestId, "answer"));
export const openAnswer = (contestKey: Buffer, sealed: Buffer, contestId: string): string =>
  open(contestKey, sealed, contextOf(contestId, "answer")).toString();
