import { companyOfProfile } from "../../src/orientation/company.ts";
import { type Network, orient } from "../../src/orientation/orient.ts";
import { readProfile } from "../../src/profile/update.ts";
import { readCases } from "../support/cases.ts";
import type { Judged } from "../support/report.ts";
import { ON } from "./arbitraries.ts";

/** Two messages about the same company, that tell different things of the person who leads it. */
type Pair = { id: string; differs: string; a: string; b: string };

/** What is understood and answered, field by field; the words quoted as a reason are the message's own, and left out. */
function outcomeOf(network: Network, message: string, seed: string): Map<string, string> {
  const { provenance, ...profile } = readProfile([message]);
  const orientation = orient(network, companyOfProfile({ ...profile, provenance }), { on: ON, seed });
  const sources = Object.entries(provenance).map(([field, { source }]) => [`origine de ${field}`, source]);
  return new Map(
    [...Object.entries({ ...profile, ...orientation }), ...sources].map(([field, value]) => [
      String(field),
      JSON.stringify(value),
    ]),
  );
}

/** Is the same company read, and are the same persons and schemes proposed in the same order, whoever leads it? */
export async function judgePairs(network: Network, file: URL | string): Promise<Judged[]> {
  const pairs = await readCases<Pair>(file);
  return pairs.map(({ id, differs, a, b }) => {
    const [one, other] = [outcomeOf(network, a, id), outcomeOf(network, b, id)];
    const different = [...new Set([...one.keys(), ...other.keys()])].filter(
      (field) => one.get(field) !== other.get(field),
    );
    const shown = (outcome: Map<string, string>): string =>
      different.map((field) => `${field} ${(outcome.get(field) ?? "absent").slice(0, 60)}`).join(" ; ");
    return {
      id,
      topic: differs,
      question: `${a} / ${b}`,
      miss: different.length === 0 ? null : { expected: shown(one), got: shown(other) },
    };
  });
}
