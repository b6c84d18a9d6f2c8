// @ts-check

/** @param {string} text @param {HTMLElement} button @param {(message: string) => void} say */
async function copy(text, button, say) {
  try {
    await navigator.clipboard.writeText(text);
    const label = button.firstChild;
    const before = label?.textContent ?? "";
    if (label) label.textContent = "Copié";
    setTimeout(() => {
      if (label) label.textContent = before;
    }, 2000);
    say("Copié");
  } catch {
    say("La copie n'a pas marché : sélectionnez le texte pour le copier.");
  }
}

/** The words of an answer as one would paste them: marks as `[1]`, then the sources and the reference. @param {Element} answer */
function textOf(answer) {
  // What was corrected is copied as corrected, without the words it replaces.
  const told = answer.querySelector(".correction") ?? answer;
  const words = /** @type {HTMLElement} */ (told.querySelector(".words")?.cloneNode(true));
  for (const mark of words.querySelectorAll(".mark")) mark.textContent = `[${mark.lastChild?.textContent}]`;
  const blocks = [...words.querySelectorAll("p, li")].map((block) => block.textContent?.trim());
  const sources = [...told.querySelectorAll(".sources li")].map((source) => {
    const number = source.querySelector(".number")?.lastChild?.textContent;
    const title = source
      .querySelector("summary > span:last-child")
      ?.textContent?.trim()
      .replaceAll(/\s+/g, " ");
    const links = source.querySelectorAll(".links a");
    return `[${number}] ${title} ${links[links.length - 1]?.getAttribute("href") ?? ""}`;
  });
  const reference = answer.querySelector(".reference code")?.textContent;
  return [...blocks, ...sources, `Boussole IA, réponse ${reference}`].join("\n");
}

/**
 * Brings the buttons that need a script to life, in the page or in a part that has just come.
 * @param {ParentNode} root @param {(message: string) => void} say
 */
export function setUpTools(root, say) {
  for (const button of root.querySelectorAll("[data-copy], [data-copy-from], [data-print]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.dataset.print !== undefined) return print();
      const field = document.getElementById(button.dataset.copyFrom ?? "");
      const answer = button.closest(".answer");
      return copy(
        field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
          ? field.value
          : answer
            ? textOf(answer)
            : "",
        button,
        say,
      );
    });
  }
}

/** A mark unfolds its passage and goes there, also in browsers that do not do so by themselves. */
export function openPassages() {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.mark") : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    const passage = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    passage?.closest("details")?.setAttribute("open", "");
  });
  addEventListener("beforeprint", () => {
    for (const folded of document.querySelectorAll(".sources details, .more"))
      folded.setAttribute("open", "");
  });
}
