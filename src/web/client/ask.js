// @ts-check
import { framed, here } from "./here.js";
import { readEvents } from "./sse.js";

/**
 * What the page hears while an answer is made.
 * @typedef {{ step: (label: string) => void, restart: () => void, sentence: (text: string) => void }} Listener
 */

/** What the page needs of an answer. @typedef {{ id: string, reference: string, flags?: string[] }} Answered */

/** A refusal the server put in words for the person. */
export class Refusal extends Error {
  /** @param {string} message @param {number} [status] */
  constructor(message, status = 0) {
    super(message);
    /** The conversation is no longer there: erased in another tab, expired, or replaced. */
    this.gone = status === 401 || status === 404;
  }
}

const RETRIES_MS = [500, 1500, 4000, 8000];

/**
 * Asks a question and follows its answer to the end, through a lost connection if need be.
 * @param {{ conversation: string, content: string, clientMessageId: string, generative?: boolean | undefined }} question
 * @param {Listener} listener
 * @returns {Promise<Answered>}
 */
export async function ask({ conversation, ...question }, listener) {
  const response = await fetch(here(`/api/conversations/${encodeURIComponent(conversation)}/messages`), {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify(question),
  });
  const progress = { answerId: "", lastEventId: "" };
  const answer = await read(response, listener, progress);
  if (answer !== null) return answer;
  if (progress.answerId === "") throw new Error("The stream ended before anything was known of the answer");
  return follow(progress.answerId, listener, progress.lastEventId);
}

/**
 * Follows an answer already under way.
 * @param {string} answerId
 * @param {Listener} listener
 * @param {string} [lastEventId]
 */
export async function follow(answerId, listener, lastEventId = "") {
  const progress = { answerId, lastEventId };
  for (const delay of RETRIES_MS) {
    try {
      /** @type {Record<string, string>} */
      const headers = { Accept: "text/event-stream" };
      if (progress.lastEventId !== "") headers["Last-Event-ID"] = progress.lastEventId;
      else listener.restart();
      const address = here(`/api/answers/${encodeURIComponent(answerId)}/events`);
      const response = await fetch(address, { headers });
      const answer = await read(response, listener, progress);
      if (answer !== null) return answer;
    } catch (error) {
      if (error instanceof Refusal) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, delay));
  }
  throw new Error("The answer could not be followed");
}

/** The conversation of this browser, or a new one; the response sets the cookie. @returns {Promise<string>} */
export async function openConversation() {
  const response = await fetch(here("/conversation/ouvrir"), { method: "POST" });
  if (!response.ok) throw await refusalOf(response);
  return (await response.json()).id;
}

/**
 * @param {Response} response
 * @param {Listener} listener
 * @param {{ answerId: string, lastEventId: string }} progress
 * @returns {Promise<Answered | null>} null when the stream stopped short
 */
async function read(response, listener, progress) {
  if (!response.ok) throw await refusalOf(response);
  if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) return response.json();
  if (response.body === null) return null;
  try {
    for await (const { id, type, data } of readEvents(response.body)) {
      if (id !== "") progress.lastEventId = id;
      const event = JSON.parse(data);
      if (type === "step") {
        progress.answerId = event.answerId;
        listener.step(event.label);
      }
      if (type === "sentence") listener.sentence(event.text);
      if (type === "problem") throw new Refusal(wording(event));
      if (type === "answer") return event.answer ?? event;
    }
  } catch (error) {
    // A cut connection is no refusal: the answer goes on being made, and can be followed.
    if (error instanceof Refusal) throw error;
  }
  return null;
}

const BUSY =
  "Trop de demandes depuis votre connexion. Votre question est gardée ici : attendez une minute, puis envoyez de nouveau.";

// The conversation was opened just before: its cookie did not come back.
const BLOCKED =
  "Votre navigateur refuse ici le témoin (cookie) qui relie vos questions. Utilisez le lien « Boussole IA en pleine page », en bas.";

/** @param {Response} response */
async function refusalOf(response) {
  if (framed && response.status === 401) return new Refusal(BLOCKED, 401);
  if (!response.headers.get("Content-Type")?.includes("json"))
    return response.status === 429 ? new Refusal(BUSY, 429) : new Error(`HTTP ${response.status}`);
  return new Refusal(wording(await response.json()), response.status);
}

/** @param {{ detail?: string, title?: string }} problem */
const wording = (problem) =>
  problem.detail ?? problem.title ?? "Votre question n'a pas pu être traitée. Réessayez.";
