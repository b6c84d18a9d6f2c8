// @ts-check
import { ask, follow, openConversation, Refusal } from "./ask.js";
import { correctionOf, passQuestion } from "./company.js";
import { onDesk, setUpComposer } from "./composer.js";
import { home } from "./here.js";
import { openPassages, setUpTools } from "./tools.js";
import { appendTurn, drawInto, replaceTurn } from "./turns.js";

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const form = document.querySelector("form[data-composer]");

/** @param {string} message */
function say(message) {
  const status = document.getElementById("status");
  if (status) status.textContent = message;
}

setUpTools(document, say);
forgetWithTheOthers();
openPassages();
if (form instanceof HTMLFormElement) setUpChat(form);

/** What was erased is shown no more: neither in the tabs beside this one, nor in a page that « Back » brings out of memory. */
function forgetWithTheOthers() {
  const tabs = new BroadcastChannel(`boussole ${home}`);
  if (new URLSearchParams(location.search).has("effacee")) tabs.postMessage("effacee");
  tabs.addEventListener("message", () => {
    if (main.dataset.conversation) location.replace(home);
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
}

/** @param {HTMLFormElement} form */
function setUpChat(form) {
  const composer = setUpComposer(form);
  let busy = false;

  document.addEventListener("submit", (event) => {
    const sent = event.target;
    if (!(sent instanceof HTMLFormElement)) return;
    if (sent.matches("[data-feedback]")) return sendFeedback(event, sent);
    if (sent.matches("[data-edit]")) return correct(event, sent);
    if (!sent.matches("[data-ask]")) return;
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    const typed = button?.name !== "suggestion";
    const content = (typed ? composer.field.value : (button?.value ?? "")).trim();
    event.preventDefault();
    const wrong = typed ? composer.whatIsWrong() : "";
    if (wrong !== "") return refuse(wrong);
    if (busy)
      return composer.showError("Une réponse est en cours : attendez-la avant de poser une autre question.");
    void send(content, typed);
  });

  /** A correction of what was understood: a message that one tap sends. @param {SubmitEvent} event @param {HTMLFormElement} sent */
  function correct(event, sent) {
    const passed = event.submitter instanceof HTMLButtonElement && event.submitter.name === "passer";
    const correction = passed ? null : correctionOf(sent, event.submitter);
    if (busy || (!passed && correction === null)) return;
    event.preventDefault();
    if (correction === null)
      return passQuestion(sent, /** @type {HTMLButtonElement} */ (event.submitter), say);
    void send(correction.content, false, correction.edit);
  }

  /** @param {string} reason */
  function refuse(reason) {
    composer.showError(reason);
    say(reason);
    composer.field.focus();
  }

  /** @param {string} content @param {boolean} typed @param {Record<string, string | number | null>} [edit] */
  async function send(content, typed, edit) {
    busy = true;
    const clientMessageId = crypto.randomUUID?.() ?? `p-${Date.now()}-${Math.random().toString(36).slice(2)}`;
    const focused = document.activeElement;
    const turn = appendTurn(content);
    startConversation();
    composer.showError("");
    if (typed) composer.write("");
    if (!typed && !focused?.isConnected) (onDesk() ? composer.field : turn).focus({ preventScroll: true });
    try {
      await finish(
        turn,
        await askHere(
          { content, clientMessageId, generative: composer.generative(), ...(edit && { edit }) },
          turn,
        ),
      );
    } catch (error) {
      turn.remove();
      if (!edit) composer.write(content);
      if (!edit && !(error instanceof Refusal) && !isCutOff(error)) return submitPlainly(clientMessageId);
      const reason =
        error instanceof Refusal
          ? error.message
          : "Pas de réseau : votre question est gardée ici. Vérifiez la connexion, puis envoyez de nouveau.";
      refuse(reason);
    } finally {
      busy = false;
    }
  }

  /**
   * Asks in the conversation of this page; when it is gone (erased in another tab, for one), in the browser's present one, and what was
   * shown of the former goes.
   * @param {{ content: string, clientMessageId: string, generative: boolean | undefined }} question @param {HTMLElement} turn
   */
  async function askHere(question, turn) {
    main.dataset.conversation ||= await openConversation();
    try {
      return await ask({ conversation: main.dataset.conversation, ...question }, drawInto(turn));
    } catch (error) {
      if (!(error instanceof Refusal) || !error.gone) throw error;
      main.dataset.conversation = await openConversation();
      for (const former of document.querySelectorAll("article.turn")) if (former !== turn) former.remove();
      say("L'ancienne conversation n'est plus là : votre question part dans une nouvelle.");
      return ask({ conversation: main.dataset.conversation, ...question }, drawInto(turn));
    }
  }

  /** A plain submission would show the browser's own error page, and lose the words. @param {unknown} error */
  function isCutOff(error) {
    return !navigator.onLine || (error instanceof TypeError && /fetch|network|load/i.test(error.message));
  }

  /** The way that needs no script; the identifier keeps a question already received from being asked twice. @param {string} id */
  function submitPlainly(id) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "clientMessageId", value: id });
    form.append(field);
    form.submit();
  }

  for (const pending of document.querySelectorAll("[data-pending]")) {
    const turn = pending.closest("article");
    const answerId = pending instanceof HTMLElement ? pending.dataset.pending : undefined;
    if (turn === null || answerId === undefined) continue;
    busy = true;
    follow(answerId, drawInto(turn))
      .then((answer) => finish(turn, answer))
      .catch(() => say("La réponse tarde. Actualisez la page dans un instant."))
      .finally(() => {
        busy = false;
      });
  }
}

/** @param {HTMLElement} turn @param {import("./ask.js").Answered} answer */
async function finish(turn, answer) {
  // Nothing of the former conversation stays in this page, nor in what « Back » shows.
  if (answer.flags?.includes("conversation_effacee"))
    return location.replace(`${home}?effacee=${encodeURIComponent(answer.reference)}`);
  if (answer.flags?.includes("sans_ia_generative")) withoutModel();
  try {
    setUpTools(await replaceTurn(turn, answer.id), say);
    say("Réponse reçue");
  } catch {
    location.assign(`${home}#r-${answer.reference}`);
    location.reload();
  }
}

/** The person opposes a model: the box says what the server now holds to. */
function withoutModel() {
  const box = document.querySelector("input[name=sansIa]");
  if (box instanceof HTMLInputElement) box.checked = box.disabled = true;
}

/** The welcome gives way to the conversation, as the server would draw it. */
function startConversation() {
  if (main.dataset.state === "conversation") return;
  main.dataset.state = "conversation";
  document.getElementById("examples")?.remove();
  const heading = main.querySelector("h1");
  if (heading) heading.textContent = "Votre conversation";
  const label = main.querySelector("label[for=question]");
  if (label) label.textContent = "Posez une autre question";
  document.getElementById("question")?.setAttribute("rows", "1");
  document.title = "Votre conversation — Boussole IA";
}

/** @param {SubmitEvent} event @param {HTMLFormElement} sent */
async function sendFeedback(event, sent) {
  event.preventDefault();
  const body = new FormData(sent, event.submitter);
  try {
    const response = await fetch(sent.action, { method: "POST", body, redirect: "manual" });
    if (response.type !== "opaqueredirect" && !response.ok) throw new Error(`HTTP ${response.status}`);
    const thanks = document.createElement("p");
    thanks.className = "feedback given";
    thanks.tabIndex = -1;
    thanks.textContent = "Merci, votre avis sur cette réponse est enregistré.";
    sent.replaceWith(thanks);
    thanks.focus({ preventScroll: true });
    say("Merci, votre avis est enregistré.");
  } catch {
    // Sent plainly, a form forgets which of its buttons was pressed.
    const choice = document.createElement("input");
    Object.assign(choice, { type: "hidden", name: "utile", value: body.get("utile") ?? "non" });
    sent.append(choice);
    sent.submit();
  }
}
