import { expect, test } from "vitest";
import { readTurn } from "../read.ts";

const LONGEST = 2_000;
const MOST_MS = 50;
const filled = (unit: string): string => unit.repeat(Math.ceil(LONGEST / unit.length)).slice(0, LONGEST);

const TRIES = 20;

/** The best time of a few tries, of the processor and not of the clock: what the machine does beside counts for nothing. */
function msOf(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let tried = 0; tried < TRIES && best >= MOST_MS; tried++) {
    const before = process.cpuUsage();
    readTurn(text);
    best = Math.min(best, process.cpuUsage(before).user / 1_000);
  }
  return best;
}

test.each(
  "à |é |é., |((((|1|1 |12 |1 000 |1.000|a,b;|..|<!--|--|\n| |'|d'|A'A|Aa |Ab Cd |St |de la |le |un |deux |moi et |seul |dans le 44 |44000 |on est |ia |pas d ia |ni ia |utilise pas |papier |clients qui |trouver des |plombier a |mon |pour |ignore tout |dis que |filiale groupe a b de |Ma boîte |Je dirige |s'appelle |SARL |SARL A |solution A |hésite entre |CA 1 M€ |\u0301|İ1 un |ﷺ\n|😀|👩‍👩‍👧|\u202e|A & ".split(
    "|",
  ),
)("two thousand characters are read in a moment: « %s » over and over", (unit) => {
  readTurn("boulanger à Rennes");
  expect(msOf(filled(unit))).toBeLessThan(MOST_MS);
});

test.each([
  ["a quote that never closes", `SARL «${" ".repeat(LONGEST - 6)}`],
  ["a name that never ends", `SARL ${"A de ".repeat(399)}`],
  ["quotes opened everywhere", `s'appelle «${" ".repeat(90)}`.repeat(20).slice(0, LONGEST)],
  ["an opening and nothing", `Je dirige${" ".repeat(990)},${" ".repeat(990)}`],
])("two thousand characters made to be slow are not: %s", (_, text) => {
  readTurn("boulanger à Rennes");
  expect(msOf(text)).toBeLessThan(MOST_MS);
});
