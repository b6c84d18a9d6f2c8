export type CsvRecord = { line: number; cells: string[]; unclosed: boolean };

const SEPARATORS = [";", "\t", ","];

/** The separator of a header line: the most frequent one outside quotes. */
export function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/\r|\n|$/)).replace(/"[^"]*"/g, "");
  const count = (separator: string): number => header.split(separator).length;
  return SEPARATORS.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/**
 * The records of a CSV text (RFC 4180, any separator): a quoted cell may hold separators, line ends and doubled quotes.
 * `line` is where the record starts, from 1; empty lines are skipped. A quote never closed takes the rest of the text, and
 * is told.
 */
export function* csvRecords(text: string, separator = separatorOf(text)): Generator<CsvRecord> {
  const cell = new RegExp(`"((?:[^"]+|"")*)("?)[^${separator}\r\n]*|[^${separator}\r\n]*`, "y");
  let line = 1;
  let started = 1;
  let cells: string[] = [];
  let unclosed = false;
  for (let at = 0; at <= text.length; ) {
    cell.lastIndex = at;
    const [whole = "", quoted, closing] = cell.exec(text) ?? [];
    cells.push((quoted === undefined ? whole : quoted.replaceAll('""', '"')).trim());
    if (closing === "") unclosed = true;
    line += lineEnds(whole);
    at += whole.length;
    if (text.startsWith(separator, at)) {
      at += separator.length;
      continue;
    }
    if (cells.some(Boolean)) yield { line: started, cells, unclosed };
    [cells, unclosed] = [[], false];
    at += text.startsWith("\r\n", at) ? 2 : 1;
    started = ++line;
  }
}

const lineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;
