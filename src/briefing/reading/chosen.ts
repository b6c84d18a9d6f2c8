import { readTurn } from "../../profile/read.ts";
import type { Part } from "./thread.ts";

/** « je vous transfère l'échange », « ci-dessous »: what is quoted below is told to the reader too. */
const PASSES_ON =
  /\b(?:transf[èe]r\w*|ci[- ]dessous|ci[- ]apr[èe]s|(?:je|j['’]) ?(?:vous |t['’]|te )?(?:colle|copie|mets|joins|transmets|forward\w*)|l['’][ée]change (?:interne|avec|entre))/i;

type Chosen = {
  body: string;
  /** What the forwarder wrote around it. */
  aside: string;
  /** An exchange that the writer gives to read. */
  passedOn: string;
};

/** What is told of the company: what was forwarded, else the last message, else what it answers to. */
export function chosen(parts: readonly Part[], whole: string): Chosen {
  const of = (kind: Part["kind"]): string[] =>
    parts.filter((part) => part.kind === kind).map(({ text }) => text);
  const own = of("own").join("\n\n");
  const forwarded = of("forwarded");
  const quoted = of("quoted");
  const wordsIn = (texts: readonly string[]): number => texts.join(" ").split(/\s+/).length;
  // An advertisement or an example pasted under a long letter on oneself is not the company's.
  const isBelow = presents(own) && wordsIn([own]) > wordsIn(forwarded);
  if (forwarded.length > 0 && !isBelow) {
    const told = forwarded.findIndex(describes);
    const upTo = told === -1 ? [...forwarded, ...quoted] : forwarded.slice(0, told + 1);
    const rest = told === -1 ? [] : [...forwarded.slice(told + 1), ...quoted];
    return {
      body: upTo.join("\n\n"),
      aside: own,
      passedOn: PASSES_ON.test(upTo.join(" ")) ? rest.join("\n\n") : "",
    };
  }
  if (own === "" && quoted.length === 0) return { body: whole, aside: "", passedOn: "" };
  if (!describes(own))
    return { body: [own, ...quoted].filter(Boolean).join("\n\n"), aside: "", passedOn: "" };
  return { body: own, aside: "", passedOn: PASSES_ON.test(own) ? quoted.join("\n\n") : "" };
}

const presents = (text: string): boolean => {
  const { values } = readTurn(text);
  return values.sector != null && (values.headcount != null || values.region != null);
};

const describes = (text: string): boolean => {
  const { values } = readTurn(text);
  return values.sector != null || values.headcount != null;
};
