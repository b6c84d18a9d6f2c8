// @ts-check
import { here } from "./here.js";

const NUMBERS = new Set(["headcount", "maturity"]);

/**
 * What a form about the company says, as words and as a correction; null when it is for the page's own way (a look-up).
 * @param {HTMLFormElement} form @param {HTMLElement | null} submitter
 * @returns {{ content: string, edit: Record<string, string | number | null> } | null}
 */
export function correctionOf(form, submitter) {
  const button = submitter instanceof HTMLButtonElement && submitter.name !== "" ? submitter : null;
  /** @type {Element | null} */
  const field = button ?? form.querySelector("select, input");
  if (
    !(
      field instanceof HTMLButtonElement ||
      field instanceof HTMLSelectElement ||
      field instanceof HTMLInputElement
    )
  )
    return null;
  const { name, value } = field;
  const title =
    form.closest(".chip")?.querySelector(".field")?.textContent ?? form.querySelector("p")?.textContent ?? "";
  const shown = labelOf(field);
  return {
    content: `${title.replace(/\s*\?$/, "").trim()} : ${value === "" ? "à oublier" : shown}`,
    edit: { [name]: value === "" ? null : NUMBERS.has(name) ? Number(value) : value },
  };
}

/** @param {HTMLButtonElement | HTMLSelectElement | HTMLInputElement} field */
function labelOf(field) {
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.textContent?.trim() ?? "";
  return field instanceof HTMLButtonElement ? (field.textContent?.trim() ?? "") : field.value;
}

/**
 * The person would rather not say: the question goes, and is not asked again.
 * @param {HTMLFormElement} form @param {HTMLButtonElement} button @param {(message: string) => void} say
 */
export async function passQuestion(form, button, say) {
  const body = new URLSearchParams({ passer: button.value });
  const response = await fetch(here("/conversation/profil"), { method: "POST", body, redirect: "manual" });
  if (response.type !== "opaqueredirect" && !response.ok)
    return say("La question n'a pas pu être passée. Réessayez.");
  form.remove();
  say("Question passée.");
  document.getElementById("question")?.focus({ preventScroll: true });
}
