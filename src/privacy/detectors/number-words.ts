/** A number as spoken or typed: the digits one would dial for it, and where it stands in the text. */
export type SpokenNumber = { digits: string; start: number; end: number; spoken: boolean };

const VALUES: Record<string, number> = {
  zero: 0,
  o: 0,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  octante: 80,
  nonante: 90,
};

type Token = { word: string; start: number; end: number };
type Read = { value: number; next: number };

const valueAt = (tokens: Token[], at: number): number | undefined => VALUES[tokens[at]?.word ?? ""];

/** Reads one number below 100 at `at`, the longest there is: « quatre-vingt-dix-sept » is 97, not 4, 20, 10, 7. */
function readBelowHundred(tokens: Token[], at: number): Read | undefined {
  let value = valueAt(tokens, at);
  if (value === undefined) return undefined;
  let next = at + 1;
  if (value === 4 && valueAt(tokens, next) === 20) {
    value = 80;
    next++;
  }
  if (value === 10) {
    const unit = valueAt(tokens, next) ?? 0;
    return unit >= 7 && unit <= 9 ? { value: 10 + unit, next: next + 1 } : { value, next };
  }
  if (value < 20) return { value, next };
  if (tokens[next]?.word === "et" && valueAt(tokens, next + 1) !== undefined) next++;
  const rest = readBelowHundred(tokens, next);
  const most = value === 60 || value === 80 ? 19 : 9;
  if (rest === undefined || rest.value === 0 || rest.value > most) return { value, next };
  return { value: value + rest.value, next: rest.next };
}

/** Reads « [deux] cent[s] [douze] » or a number below 100. */
function readNumber(tokens: Token[], at: number): Read | undefined {
  const isHundred = (index: number) => /^cents?$/.test(tokens[index]?.word ?? "");
  const first = isHundred(at) ? { value: 1, next: at } : readBelowHundred(tokens, at);
  if (first === undefined || first.value < 1 || first.value > 9 || !isHundred(first.next)) return first;
  const rest = readBelowHundred(tokens, first.next + 1);
  if (rest === undefined || rest.value === 0) return { value: first.value * 100, next: first.next + 1 };
  return { value: first.value * 100 + rest.value, next: rest.next };
}

/** Reads every number, in words or figures, of a list of tokens that follow one another. */
export function readNumbers(tokens: Token[]): SpokenNumber[] {
  const numbers: SpokenNumber[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const figures = /^[0-9]+$/.test(token.word);
    const read = figures ? { value: 0, next: at + 1 } : readNumber(tokens, at);
    const end = tokens[(read?.next ?? 0) - 1]?.end;
    if (read !== undefined && end !== undefined) {
      const digits = figures ? token.word : String(read.value);
      numbers.push({ digits, start: token.start, end, spoken: !figures });
    }
    at = read?.next ?? at + 1;
  }
  return numbers;
}

/** Splits a folded text into stretches of number words and figures with nothing but separators between them. */
export function numberTokens(text: string): Token[][] {
  const stretches: Token[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { 0: word, index } of text.toLowerCase().matchAll(/[a-z]+|[0-9]+/g)) {
    if (!/^[0-9]/.test(word) && !(word in VALUES) && !/^(?:cents?|et)$/.test(word)) continue;
    const adjacent = index - end <= 4 && /^[ \-,.'/\n]*$/.test(text.slice(Math.max(0, end), index));
    const token = { word, start: index, end: index + word.length };
    if (adjacent) stretches.at(-1)?.push(token);
    else stretches.push([token]);
    end = token.end;
  }
  return stretches;
}
