type CsvValue = string | number | null;

/** A text that a spreadsheet would run as a formula starts so (OWASP, « CSV Injection »), in wide characters too. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
const NUMBER = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 4, useGrouping: false });

/**
 * Lines for a French spreadsheet: UTF-8 with its mark, semicolons, decimal commas, every text quoted. A text that would be run
 * gets an apostrophe before it; a number of ours is left a number, even below zero.
 */
export function csvOf(headers: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  return `\uFEFF${[headers, ...rows].map((row) => `${row.map(written).join(";")}\r\n`).join("")}`;
}

function written(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return NUMBER.format(value);
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
