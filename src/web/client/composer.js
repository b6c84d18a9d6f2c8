// @ts-check
const NEAR = 200;

/** A mouse and no touch: a desk, where Enter is expected to send. */
export const onDesk = () => matchMedia("(hover: hover) and (pointer: fine)").matches;

/**
 * The field where one writes: it grows, counts near the limit, and Enter sends on a desk.
 * @param {HTMLFormElement} form
 */
export function setUpComposer(form) {
  const field = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  const count = /** @type {HTMLElement} */ (form.querySelector(".count"));
  const error = /** @type {HTMLElement} */ (form.querySelector(".error"));
  const max = Number(field.dataset.max);

  function refresh() {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
    const left = max - [...field.value].length;
    count.hidden = left > NEAR;
    count.textContent = left >= 0 ? `Encore ${left} caractères` : `${-left} caractères de trop`;
    count.classList.toggle("over", left < 0);
  }
  field.addEventListener("input", () => {
    refresh();
    showError("");
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !onDesk()) return;
    event.preventDefault();
    if (field.value.trim() !== "") form.requestSubmit();
  });

  /** @param {string} message */
  function showError(message) {
    error.textContent = message;
    error.hidden = message === "";
    if (message === "") field.removeAttribute("aria-invalid");
    else field.setAttribute("aria-invalid", "true");
  }
  if (field.value !== "") refresh();
  return {
    field,
    showError,
    /** @param {string} text */
    write(text) {
      field.value = text;
      refresh();
    },
    /** False: the person said « sans IA générative ». Undefined where there is nothing to choose. */
    generative() {
      const without = form.querySelector("input[name=sansIa]");
      return without instanceof HTMLInputElement ? !without.checked : undefined;
    },
    /** In the words of the server, which would say it on a page of its own. Empty when nothing is wrong. */
    whatIsWrong() {
      if (field.value.trim() === "")
        return "Votre message est vide. Écrivez votre question avec vos mots, même en une ligne.";
      const { length } = [...field.value.trim()];
      return length > max
        ? `Votre message compte ${length} caractères ; le maximum est de ${max}. Raccourcissez-le ou posez deux questions.`
        : "";
    },
  };
}
