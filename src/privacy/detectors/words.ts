/** A word of a folded text. `key`: in lower case; `capital`: opens with one, where capitals say something; `gap`: what stands before it. */
export type Word = { typed: string; key: string; capital: boolean; start: number; end: number; gap: string };

const SHOUTED = 0.7;
const FEW_LETTERS = 12;

/** A message typed in capitals says nothing by its capitals. */
function isShouted(text: string): boolean {
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  return letters >= FEW_LETTERS && (text.match(/[A-Z]/g)?.length ?? 0) > SHOUTED * letters;
}

/** The words of a folded text, in order; elisions and hyphens part them. */
export function wordsOf(text: string): Word[] {
  const shouted = isShouted(text);
  let last = 0;
  return [...text.matchAll(/\p{L}+/gu)].map(({ 0: typed, index }) => {
    const end = index + typed.length;
    const gap = text.slice(last, index);
    last = end;
    const key = typed.toLowerCase().replaceAll("œ", "oe");
    return { typed, key, capital: !shouted && /^[A-Z]/.test(typed), start: index, end, gap };
  });
}
