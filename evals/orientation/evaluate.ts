import { readDirectory } from "../../src/directory/import/read.ts";
import { companyOf, GivenProfile } from "../../src/orientation/company.ts";
import { orient } from "../../src/orientation/orient.ts";
import type { Exclusion, Orientation } from "../../src/orientation/orientation.ts";
import { readCases } from "../support/cases.ts";
import type { Judged, Report } from "../support/report.ts";
import thresholds from "./thresholds.json" with { type: "json" };

/** A company, a small directory in the file's own format, and what the charter's rules allow. Null: not checked. */
type RoutingCase = {
  id: string;
  on: string;
  profile: unknown;
  advisors: unknown[];
  expect: {
    action: Orientation["action"];
    first: string[];
    forbidden: string[];
    order?: string[] | null;
    fallbackKinds?: string[] | null;
    notProposed?: Partial<Record<Exclusion, number>> | null;
    nextField?: string | null;
  };
  note?: string;
};

const trusting = { name: () => false, prose: () => false };

/** Through the importer, as a directory enters: a case whose row is refused is a wrong case. */
function directoryOf({ id, advisors }: RoutingCase) {
  const lines = advisors.map((row) => JSON.stringify(row)).join("\n");
  const { advisors: read, refused } = readDirectory(Buffer.from(lines), trusting);
  if (refused.length > 0) throw new Error(`${id} : ${refused.map(({ reason }) => reason).join(" ; ")}`);
  return read;
}

/** What a case says against an orientation, by the measure it belongs to. */
function missesOf({ expect }: RoutingCase, got: Orientation): Record<string, string | null> {
  const shown = got.advisors.map(({ id }) => id);
  const forbidden = shown.filter((id) => expect.forbidden.includes(id));
  const first = shown[0] ?? "personne";
  const ordered = shown.filter((id) => expect.order?.includes(id));
  const kinds = got.fallbacks.map(({ kind }) => kind).join(", ");
  const counts = Object.entries(expect.notProposed ?? {}).filter(
    ([reason, count]) => (got.notProposed.find((one) => one.reason === reason)?.count ?? 0) !== count,
  );
  return {
    "personne d'interdit": forbidden.length > 0 ? forbidden.join(", ") : null,
    "suite donnée": got.action === expect.action ? null : got.action,
    "premier rang": (expect.first.length === 0 ? first === "personne" : expect.first.includes(first))
      ? null
      : first,
    ordre: expect.order && ordered.join() !== expect.order.join() ? ordered.join(", ") : null,
    "relais publics": expect.fallbackKinds && kinds !== expect.fallbackKinds.join(", ") ? kinds : null,
    "comptes des écartés": counts.length > 0 ? JSON.stringify(got.notProposed) : null,
    "question suivante":
      expect.nextField && (got.nextQuestion?.field ?? "none") !== expect.nextField
        ? (got.nextQuestion?.field ?? "none")
        : null,
  };
}

/** Are those who may be proposed the ones the charter allows, the best first? */
export async function evaluateOrientation(file: URL | string): Promise<Report> {
  const cases = await readCases<RoutingCase>(file);
  const judged: Judged[] = cases.flatMap((one) => {
    const company = companyOf(GivenProfile.parse(one.profile));
    const network = { advisors: directoryOf(one), directoryVersion: "jeu", schemes: [] };
    const misses = missesOf(one, orient(network, company, { on: one.on, seed: one.id }));
    return Object.entries(misses).map(([topic, got]) => ({
      id: `${one.id}-${topic}`,
      topic,
      question: `${one.note ?? ""} (${JSON.stringify(one.profile)})`,
      miss: got === null ? null : { expected: JSON.stringify(one.expect), got },
    }));
  });
  const measured = [...new Set(judged.map(({ topic }) => topic))];
  return {
    step: `Orientation (${cases.length} entreprises)`,
    about:
      "Les personnes proposées sont-elles celles que la charte permet, la mieux placée d'abord, et le bon relais sinon ?",
    measures: measured.map((name) => {
      const own = judged.filter(({ topic }) => topic === name);
      const threshold = thresholds[name as keyof typeof thresholds];
      return {
        name,
        hits: own.filter(({ miss }) => miss === null).length,
        total: own.length,
        ...(threshold ? { threshold } : {}),
      };
    }),
    figures: {},
    cases: judged,
  };
}
