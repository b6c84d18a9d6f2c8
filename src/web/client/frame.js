// @ts-check
import { onDesk } from "./composer.js";

// The other half of loader.js: what the frame and the page that holds it tell each other. Nothing of the conversation.
const hosts = (document.body.dataset.hosts ?? "").split(" ");
let host = "";

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || parent === window || !hosts.includes(origin)) return;
  host = origin;
  if (data?.boussole === "hello") tell("ready");
  if (data?.boussole === "focus") takeFocus();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) tell("close");
});

/** @param {"ready" | "close"} word */
function tell(word) {
  if (host !== "") parent.postMessage({ boussole: word }, host);
}

/** On a phone, the field would bring a keyboard over what there is to read first. */
function takeFocus() {
  const field = onDesk() ? document.getElementById("question") : null;
  (field ?? document.querySelector("main"))?.focus({ preventScroll: true });
}
