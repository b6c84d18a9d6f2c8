import type { Queryable } from "../db/database.ts";
import { clausesOf } from "./focus.ts";
import { createSpeller } from "./spelling.ts";
import { editionNumber, glossaryOf, lexiconOf, preparedToIndex, stem } from "./store.ts";
import { contentWords, isStopWord, tokenise } from "./tokenise.ts";

/** A term that the question asks for, and how sure we are that it does (1: written so). */
export type QueryTerm = { term: string; weight: number; idf: number; from: string };

/** A question as the index reads it. `unknown` are its topic words that the knowledge never uses. */
export type Query = {
  terms: QueryTerm[];
  unknown: { word: string; weight: number }[];
  words: string[];
  corrected: Record<string, string>;
};

export type Analyser = {
  edition: string;
  analyse(db: Queryable, question: string): Promise<Query>;
  /** The term of a word of the fiches (already folded), or the word itself. */
  termOf(word: string): string;
  /** Every question that a prepared answer is for, read like any other. */
  preparedQuestions(): Promise<readonly PreparedQuestion[]>;
};

/** `words`: the text as words alone, without their marks. */
export type PreparedQuestion = { id: string; words: string; query: Query };

const GLOSSARY_WEIGHT = 0.7;
/** Below this, a word belongs to what the person tells rather than to what they ask. */
const FOCUSED = 0.5;
const CORRECTION_WEIGHT = 0.85;

/** Reads the vocabulary and the glossary of the current edition once; both are small (some thousand words). */
async function loadAnalyser(db: Queryable, version: string): Promise<Analyser> {
  const lexicon = await lexiconOf(db);
  const termOfWord = new Map(lexicon.map((entry) => [entry.word, entry]));
  const idfOfTerm = new Map(lexicon.map((entry) => [entry.term, entry.idf]));
  const rarest = Math.max(1, ...idfOfTerm.values());
  const spell = createSpeller(lexicon.map((entry) => entry.word));
  const glossary = new Map<string, string[]>();
  for (const { said, meant } of await glossaryOf(db)) {
    const key = tokenise(said).join(" ");
    if (key !== "") glossary.set(key, [...(glossary.get(key) ?? []), ...contentWords(meant)]);
  }
  const longest = Math.max(1, ...[...glossary.keys()].map((key) => key.split(" ").length));

  let prepared: Promise<readonly PreparedQuestion[]> | undefined;
  const analyser: Analyser = {
    edition: version,
    preparedQuestions() {
      prepared ??= readPrepared(db, analyser);
      return prepared;
    },
    termOf: (word) => termOfWord.get(word)?.term ?? word,
    async analyse(db, question) {
      const said = new Map<string, number>();
      const meant = new Map<string, number>();
      const spelled = new Set<string>();
      for (const clause of clausesOf(question)) {
        const tokens = tokenise(clause.text);
        const read = readGlossary(tokens, glossary, longest);
        for (const [at, token] of tokens.entries()) {
          if (isStopWord(token)) continue;
          if (clause.weight >= FOCUSED) spelled.add(token);
          if (!read.covered.has(at)) raise(said, token, clause.weight);
        }
        for (const word of read.meant) raise(meant, word, clause.weight * GLOSSARY_WEIGHT);
      }
      const unlisted = [...said.keys(), ...meant.keys()].filter((word) => !termOfWord.has(word));
      const stems = unlisted.length > 0 ? await stem(db, unlisted) : new Map<string, string>();
      const query: Query = {
        terms: [],
        unknown: [],
        words: [...spelled],
        corrected: {},
      };
      const add = (word: string, weight: number): boolean => {
        const listed = termOfWord.get(word);
        const term = listed?.term ?? stems.get(word) ?? word;
        const idf = listed?.idf ?? idfOfTerm.get(term);
        if (idf === undefined) return false;
        const former = query.terms.find((other) => other.term === term);
        if (former) former.weight = Math.max(former.weight, weight);
        else query.terms.push({ term, weight, idf, from: word });
        return true;
      };
      for (const [word, weight] of said) {
        if (add(word, weight)) continue;
        const bare = withoutElision(word, (w) => termOfWord.has(w) || isStopWord(w));
        if (bare && isStopWord(bare)) continue;
        const meantWord = bare ?? spell(word);
        if (meantWord && add(meantWord, weight * CORRECTION_WEIGHT)) query.corrected[word] = meantWord;
        else query.unknown.push({ word, weight });
      }
      for (const [word, weight] of meant) add(word, weight);
      // A number that the knowledge never gives is a premise to correct, not a topic that it lacks.
      query.unknown = query.unknown.filter(({ word }) => !/^\d+$/.test(word));
      return { ...query, terms: query.terms.map((t) => ({ ...t, idf: t.idf || rarest })) };
    },
  };
  return analyser;
}

async function readPrepared(db: Queryable, analyser: Analyser): Promise<PreparedQuestion[]> {
  const read: PreparedQuestion[] = [];
  for (const { id, question, variants } of await preparedToIndex(db)) {
    for (const text of [question, ...variants])
      read.push({ id, words: tokenise(text).join(" "), query: await analyser.analyse(db, text) });
  }
  return read;
}

function raise(weights: Map<string, number>, word: string, weight: number): void {
  weights.set(word, Math.max(weight, weights.get(word) ?? 0));
}

/** « letat », « dambassadeur », « lia »: the apostrophe that a hurried thumb left out. */
function withoutElision(word: string, known: (word: string) => boolean): string | null {
  const rest = /^(?:qu|[ldjsnmtc])([aeiouyh].+)$/.exec(word)?.[1];
  return rest && known(rest) ? rest : null;
}

/** The longest expressions first; a covered word that is known by itself still counts as said. */
function readGlossary(tokens: string[], glossary: ReadonlyMap<string, string[]>, longest: number) {
  const meant: string[] = [];
  const covered = new Set<number>();
  for (let at = 0; at < tokens.length; at++) {
    for (let size = Math.min(longest, tokens.length - at); size > 0; size--) {
      const words = glossary.get(tokens.slice(at, at + size).join(" "));
      if (!words) continue;
      meant.push(...words);
      for (let offset = 0; offset < size; offset++) covered.add(at + offset);
      at += size - 1;
      break;
    }
  }
  return { meant, covered };
}

/** Keeps one analyser for each edition: a new ingestion, by any process, is seen at the next question. */
export function createAnalyserCache(): (db: Queryable) => Promise<Analyser> {
  let current: { id: number; analyser: Promise<Analyser> } | null = null;
  return async (db) => {
    const edition = await editionNumber(db);
    if (current?.id !== (edition?.id ?? 0)) {
      const analyser = loadAnalyser(db, edition?.version ?? "vide");
      current = { id: edition?.id ?? 0, analyser };
      analyser.catch(() => {
        current = null;
      });
    }
    return current.analyser;
  };
}
