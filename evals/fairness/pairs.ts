import { comparePairs } from "../../src/equity/pairs/compare.ts";
import { readPairs } from "../../src/equity/pairs/read-pairs.ts";
import { treatWith } from "../../src/equity/pairs/treat.ts";
import type { Pair } from "../../src/equity/run.ts";
import { companyOfProfile } from "../../src/orientation/company.ts";
import { type Network, orient } from "../../src/orientation/orient.ts";
import type { Evaluated } from "../support/open.ts";
import type { Judged } from "../support/report.ts";
import { ON } from "./arbitraries.ts";

/** Is the same company read, are the same persons and schemes proposed in the same order, does the answer end alike, whoever leads it? */
export async function judgePairs(
  service: Evaluated,
  network: Network,
  file: URL | string,
): Promise<Judged[]> {
  const { pairs } = await readPairs(file);
  const treat = treatWith({
    ...service,
    orientation: async (profile, asked) => orient(network, companyOfProfile(profile), { on: ON, ...asked }),
  });
  const { failing } = await comparePairs(pairs, treat);
  return pairs.map((pair: Pair) => {
    const differences = failing.find(({ id }) => id === pair.id)?.differences;
    const shown = (of: "a" | "b"): string =>
      (differences ?? []).map((one) => `${one.field} ${one[of] || "absent"}`).join(" ; ");
    return {
      id: pair.id,
      topic: pair.differs,
      question: `${pair.a} / ${pair.b}`,
      miss: differences ? { expected: shown("a"), got: shown("b") } : null,
    };
  });
}
