import type { FakeRequest, Says, Sentence } from "../../tests/support/fake-mistral.ts";

const HEADING = /^# .*$/m;
const QUOTED = 3;
/** The longest sentence that the service reads (`Output` in src/generation/writer.ts). */
const LONGEST = 500;

/**
 * A model that lies to nobody: it copies a whole sentence of each of the first passages, whoever asks. To the service in the form that
 * its prompt wants; to a plain chain, whose passages stand in the system message, as plain words.
 */
export const honest: Says = ({ passages, system }) =>
  passages.length > 0
    ? copied(passages)
    : copied(passagesIn(system))
        .map(({ texte, sources }) => `${texte} [${sources.join(", ")}]`)
        .join(" ");

const copied = (passages: FakeRequest["passages"]): Sentence[] =>
  passages.slice(0, QUOTED).flatMap(({ n, texte }) => {
    const sentence = wholeSentence(texte);
    return sentence ? [{ texte: sentence, sources: [n] }] : [];
  });

/** The first sentence with its full stop: one cut short may say something else. */
const wholeSentence = (text: string): string | undefined =>
  text
    .split(/\n+|(?<=[.!?])\s+(?=\p{Lu})/u)
    .map((sentence) => sentence.replace(/^[-*>]\s+/, "").trim())
    .find((sentence) => /[.!?]$/.test(sentence) && sentence.length <= LONGEST);

/** The passages of a context that opens each with its heading. */
const passagesIn = (context: string): FakeRequest["passages"] =>
  context
    .split(HEADING)
    .slice(1)
    .map((texte, index) => ({ n: index + 1, titre: "", texte: texte.trim(), conditions: [] }));
