/** A piece of a passage that can be shown alone: a sentence, or a list with the line that announces it. */
export type Unit = { text: string; weight: number };

const ABBREVIATION = /(?:\b(?:art|cf|ex|M|Mme|n°|p|etc|env|min|max|St|Ste|av|bd|L|R)|\b[A-Z])\.$/;

// Items of a list are short and read at a glance: three take the room of a sentence.
const ITEMS_A_SENTENCE = 3;

/**
 * Cuts a passage's Markdown into units, in order. A list stays whole with its announcing line; `weight` is how many
 * sentences a unit counts for when an answer is kept short.
 */
export function unitsOf(markdown: string): Unit[] {
  const units: Unit[] = [];
  for (const block of markdown.split(/\n{2,}/)) {
    const lines = block
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    const bullets = lines.filter((line) => /^(?:[-*]|\d+\.) /.test(line));
    if (bullets.length > 0) {
      const opening = sentences(lines.filter((line) => !bullets.includes(line)).join(" "));
      // A list says nothing without the sentence before it, nor « trois missions » without the list.
      const announcing = opening.pop() ?? units.pop();
      units.push(...opening, {
        text: [announcing?.text ?? "", "", ...bullets].join("\n").trim(),
        weight: (announcing ? 1 : 0) + Math.ceil(bullets.length / ITEMS_A_SENTENCE),
      });
    } else {
      units.push(...sentences(lines.join(" ")));
    }
  }
  return units;
}

function sentences(text: string): Unit[] {
  const units: Unit[] = [];
  let current = "";
  for (const part of text.split(/(?<=[.!?…]["»)]?)\s+(?=["«([]?[\p{Lu}\d«])/u)) {
    current = current === "" ? part : `${current} ${part}`;
    if (current === "") continue;
    if (ABBREVIATION.test(current)) continue;
    units.push({ text: standalone(current), weight: 1 });
    current = "";
  }
  if (current.trim() !== "") units.push({ text: standalone(current.trim()), weight: 1 });
  return units;
}

const REPLY = /^(?:Oui|Non)\s*[,:]\s*(?:pas [\p{L}]+\s*[,:]\s*)?(?=\p{L})/u;

/** « Oui, … » replies to the heading of its passage, which may not be what the person asked: the fact alone is quoted. */
function standalone(sentence: string): string {
  const fact = sentence.replace(REPLY, "");
  return fact === sentence ? sentence : fact.charAt(0).toUpperCase() + fact.slice(1);
}
