// @ts-check
import { here } from "./here.js";

/** @typedef {import("./ask.js").Listener} Listener */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {string} className @param {string} [text]
 */
function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Shows a question at once, before the server has said anything. @param {string} content */
export function appendTurn(content) {
  const turns = /** @type {HTMLElement} */ (document.getElementById("turns"));
  for (const passed of turns.querySelectorAll("article:last-child :is(.suggestions, .next-question)"))
    passed.remove();
  const turn = element("article", "turn");
  turn.tabIndex = -1;
  const question = element("div", "question");
  question.append(
    element("h2", "", `Question ${turns.querySelectorAll(".turn").length + 1}`),
    element("p", "", content),
  );
  const answer = element("div", "answer pending");
  answer.append(element("p", "step", "Recherche dans les fiches…"), element("div", "words"));
  turn.append(question, answer);
  turns.append(turn);
  turn.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" });
  return turn;
}

/**
 * Draws what the stream tells into a pending turn. The words come as text, never as HTML.
 * @param {HTMLElement} turn @returns {Listener}
 */
export function drawInto(turn) {
  const answer = /** @type {HTMLElement} */ (turn.querySelector(".answer"));
  if (answer.querySelector(".words") === null) {
    answer.replaceChildren(element("p", "step", "Recherche dans les fiches…"), element("div", "words"));
  }
  const step = answer.querySelector(".step");
  const words = answer.querySelector(".words");
  return {
    step: (label) => {
      if (step) step.textContent = `${label}…`.replace(/(…|\.{3})…$/, "…");
    },
    restart: () => words?.replaceChildren(),
    sentence: (text) => words?.append(element("p", "arriving", text.replaceAll(/\*\*|^[-*>#]+ /gm, ""))),
  };
}

/**
 * Puts the server's own page of the exchange in place of what was drawn meanwhile.
 * @param {HTMLElement} turn @param {string} answerId @returns {Promise<HTMLElement>}
 */
export async function replaceTurn(turn, answerId) {
  const response = await fetch(here(`/reponses/${encodeURIComponent(answerId)}/fragment`));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  const parsed = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = parsed.querySelector("article.turn");
  if (!(fresh instanceof HTMLElement)) throw new Error("The fragment holds no exchange");
  fresh.tabIndex = -1;
  replaceCompany(parsed);
  const held = turn.contains(document.activeElement);
  turn.replaceWith(fresh);
  if (held) fresh.focus({ preventScroll: true });
  return fresh;
}

/** What is understood of the company may have changed with the answer. @param {Document} parsed */
function replaceCompany(parsed) {
  const fresh = parsed.querySelector("section.company");
  if (fresh === null) return;
  const present = document.querySelector("section.company");
  if (present) present.replaceWith(fresh);
  else document.getElementById("status")?.before(fresh);
}
