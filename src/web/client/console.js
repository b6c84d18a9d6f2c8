import { setUpTools } from "./tools.js";

setUpTools(document, () => {});

// The console works without a script; this adds the keyboard. A key is shown beside what it does.
const TYPING = "input:not([type=radio]):not([type=checkbox]), textarea, select";

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.metaKey) return;
  const typing = event.target instanceof Element && event.target.matches(TYPING);
  if (event.ctrlKey) {
    if (event.key === "Enter") act("Enter", event);
  } else if (!typing && event.key !== "Enter") {
    act(event.key, event);
  }
});

/** @param {string} key @param {KeyboardEvent} event */
function act(key, event) {
  const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!(target instanceof HTMLElement)) return;
  event.preventDefault();
  if (target instanceof HTMLInputElement && target.type !== "radio") target.focus();
  else target.click();
}

// One key says yes to what was not scored yet; the conclusion, and saving, are two more.
for (const button of document.querySelectorAll("[data-all-yes]")) {
  if (!(button instanceof HTMLElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const form = button.closest("form");
    for (const radio of form?.querySelectorAll('.scores input[type=radio][value="2"]') ?? []) {
      if (radio instanceof HTMLInputElement && !form?.querySelector(`input[name="${radio.name}"]:checked`))
        radio.checked = true;
    }
  });
}
