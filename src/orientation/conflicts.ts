import { fold } from "../retrieval/tokenise.ts";

/** Legal forms say nothing of who a company is. */
const LEGAL_FORMS = new Set(
  "sa sas sasu sarl eurl ei eirl sci scop snc ste societe groupe group entreprise ets etablissements".split(
    " ",
  ),
);

const wordsOf = (name: string): string[] => {
  const words =
    fold(name)
      .replace(/\b([a-z])\.(?=[a-z]\b)/g, "$1")
      .match(/[a-z0-9]+/g) ?? [];
  const own = words.filter((word) => !LEGAL_FORMS.has(word));
  return own.length > 0 ? own : words;
};

/**
 * True when a name that a person wrote is the one declared in a conflict of interest, whatever its case, accents,
 * spaces, dashes or legal form. On a doubt it is: an advisor too few harms less than one with an interest.
 */
export function names(written: string | null, declared: string): boolean {
  if (written === null) return false;
  const [a, b] = [wordsOf(written), wordsOf(declared)];
  if (a.length === 0 || b.length === 0) return false;
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  if (shorter.join("") === longer.join("")) return true;
  const inside = ` ${longer.join(" ")} `.includes(` ${shorter.join(" ")} `);
  return inside && shorter.join("").length >= 3;
}
