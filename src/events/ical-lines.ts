export type Property = { name: string; params: ReadonlyMap<string, string>; value: string };

/** The VEVENTs of a calendar, without what is nested in them (alarms), and the calendar's own properties. */
export type Calendar = { own: Property[]; events: Property[][] };

/** Lines are cut at 75 *octets*, in the middle of a character too: they are joined before they are read as UTF-8. */
function unfold(bytes: Uint8Array): string[] {
  const octets = Buffer.from(bytes)
    .toString("latin1")
    .replace(/\r?\n[ \t]/g, "");
  return new TextDecoder().decode(Buffer.from(octets, "latin1")).split(/\r?\n|\r/);
}

/** `NAME;PARAM="va:lue":value`, or null for a line that is none. */
function propertyOf(line: string): Property | null {
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < line.length; at++) {
    const char = line[at];
    if (char === '"') quoted = !quoted;
    if (quoted || (char !== ";" && char !== ":")) continue;
    parts.push(line.slice(from, at));
    from = at + 1;
    if (char === ":") break;
  }
  const [name, ...params] = parts;
  if (name === undefined || line[from - 1] !== ":") return null;
  return {
    name: name.trim().toUpperCase(),
    params: new Map(
      params.map((param) => {
        const [key = "", ...value] = param.split("=");
        return [key.toUpperCase(), value.join("=").replaceAll('"', "")];
      }),
    ),
    value: line.slice(from),
  };
}

/** Reads the structure of an iCalendar file (RFC 5545): lines, properties, components. */
export function readCalendar(bytes: Uint8Array): Calendar {
  const calendar: Calendar = { own: [], events: [] };
  const open: string[] = [];
  for (const line of unfold(bytes)) {
    const property = propertyOf(line);
    if (property === null) continue;
    const component = property.value.trim().toUpperCase();
    if (property.name === "BEGIN") {
      open.push(component);
      if (component === "VEVENT" && open.length === 2) calendar.events.push([]);
    } else if (property.name === "END") open.pop();
    else if (open.length === 1) calendar.own.push(property);
    else if (open.length === 2 && open[1] === "VEVENT") calendar.events.at(-1)?.push(property);
  }
  return calendar;
}

const ESCAPES: Record<string, string> = { n: "\n", N: "\n" };

/** The text of a value whose commas, semicolons and line ends were escaped. */
export const unescapeText = (value: string): string =>
  value.replace(/\\(.)/g, (_, char: string) => ESCAPES[char] ?? char);

/** Far more than an event has words; the pattern below holds all that it read at once. */
const LONGEST_LIST = 100_000;

/** A list of texts: cut at its commas, not at the escaped ones. */
export const textList = (value: string): string[] =>
  [...value.slice(0, LONGEST_LIST).matchAll(/(?:\\.|[^,\\])+/g)]
    .map(([text]) => unescapeText(text).trim())
    .filter(Boolean);
