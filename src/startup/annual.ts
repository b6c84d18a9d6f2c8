import { readFileSync } from "node:fs";
import type { Accounts } from "../accounts/accounts.ts";
import type { Audit } from "../audit/audit.ts";
import type { Charter } from "../charter/charter.ts";
import { STATUSES, type Status } from "../charter/requirement.ts";
import { lastWholeReading } from "../charter/store.ts";
import { type Clock, frenchDate, parisDay } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { Equity } from "../equity/equity.ts";
import { type Annual, createAnnual, type OtherSources } from "../governance/annual/annual.ts";
import { erasedByPolicy } from "../governance/annual/store.ts";
import type { Governance } from "../governance/governance.ts";
import type { Retention } from "../retention/retention.ts";
import type { Statistics } from "../statistics/statistics.ts";

type Deps = {
  db: Database;
  clock: Clock;
  governance: Governance;
  accounts: Pick<Accounts, "overview">;
  audit: Pick<Audit, "state">;
  charter: Charter;
  equity: Pick<Equity, "history" | "gaps">;
  retention: Pick<Retention, "policies" | "preview">;
  statistics: Pick<Statistics, "published" | "footprintTotals">;
};

const NUMBER = new Intl.NumberFormat("fr-FR");
const dayOf = (at: Date): string => frenchDate(parisDay(at));

/** The review of a year, over everything that the service measures of itself. */
export function openAnnual(deps: Deps): Annual {
  const { db, clock, accounts, audit } = deps;
  return createAnnual({
    db,
    clock,
    governance: deps.governance,
    access: () => accounts.overview(),
    async journalState() {
      const { last, checkpoint } = await audit.state();
      const whole = await lastWholeReading(db);
      return {
        last,
        checkpointAt: checkpoint?.at ?? null,
        verification: whole && {
          at: whole.at,
          entries: whole.result.entries,
          faults: whole.result.faultCount,
        },
      };
    },
    published: () => deps.statistics.published(),
    others: sourcesOf(deps),
    version: VERSION,
  });
}

const VERSION = String(
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")).version,
);

const sourcesOf = ({ db, charter, equity, retention, statistics }: Deps): OtherSources => ({
  async equity({ start, end }) {
    const runs = (await equity.history()).filter(({ at }) => at >= start && at < end);
    const [last] = runs;
    if (!last) return { missing: "aucun essai par paires n'a été passé dans l'année" };
    const gaps = await equity.gaps();
    const differing = last.pairs - last.alike;
    return {
      value: {
        rows: [
          ["Passages dans l'année, parmi les cinquante derniers", NUMBER.format(runs.length)],
          [`Dernier passage, le ${dayOf(last.at)} : paires essayées`, NUMBER.format(last.pairs)],
          ["Traitées de même", NUMBER.format(last.alike)],
          ["Traitées autrement", NUMBER.format(differing)],
          ...last.topics.map(
            ({ topic, alike, of }) =>
              [`Sujet : ${topic}`, `${NUMBER.format(alike)} sur ${NUMBER.format(of)}`] as const,
          ),
          ["Écarts ouverts aujourd'hui", NUMBER.format(gaps.length)],
        ],
        notes: [
          "Une paire : deux messages de la même entreprise, qui ne disent pas la même chose de la personne qui la dirige. Le service doit les traiter de même.",
        ],
      },
    };
  },
  async footprint({ year }) {
    const { months, untold, partial, unknown, ...used } = await statistics.footprintTotals(
      `${year}-01`,
      `${year}-12`,
    );
    if (months === 0) return { missing: "aucun mois fini de cette année n'est encore publié" };
    return {
      value: {
        rows: [
          ["Mois publiés", NUMBER.format(months)],
          ["Jetons lus par le modèle", orUnknown(used.inputTokens)],
          ["Jetons écrits par le modèle", orUnknown(used.outputTokens)],
          ["Énergie des appels au modèle", rangeOf(used.energyWh, "Wh")],
          ["Gaz à effet de serre", rangeOf(used.gCO2e, "g équivalent CO2")],
          ["Coût des appels au modèle", used.modelEuros === null ? UNKNOWN : EUROS.format(used.modelEuros)],
        ],
        notes: [
          "D'après la méthode d'EcoLogits, entre deux bornes, pour l'appel au modèle seul. « Inconnu » n'est pas zéro.",
          ...(untold > 0 ? [`Mois qui taisent leur empreinte, pour ne désigner personne : ${untold}.`] : []),
          ...(partial > 0
            ? [`Mois où des appels n'ont rien compté, la somme étant un minimum : ${partial}.`]
            : []),
          ...(unknown > 0 ? [`Mois dont l'énergie est inconnue, hors de la somme : ${unknown}.`] : []),
        ],
      },
    };
  },
  async retention({ start, end }) {
    const erased = await erasedByPolicy(db, { start, end });
    const late = await retention.preview();
    const terms = retention.policies().filter(({ days }) => days !== null);
    return {
      value: {
        rows: terms.map(({ code, label, days }) => {
          const due = late.find((one) => one.code === code)?.due ?? 0;
          const done = `${NUMBER.format(erased.get(code) ?? 0)}`;
          return [
            `${label}, ${term(days ?? 0)}`,
            due > 0 ? `${done} ; ${NUMBER.format(due)} attendent` : done,
          ];
        }),
        notes: [
          "Effacements faits par le calendrier, d'après le journal. Une durée s'entend au plus ; la fiche « Données » du service dit d'où elle vient.",
        ],
      },
    };
  },
  async charter() {
    const { counts, requirements, at } = await charter.evaluate();
    const unmet = requirements.filter(({ status }) => status !== "kept");
    return {
      value: {
        rows: [
          ...(Object.keys(STATUSES) as Status[]).map(
            (status) => [upperFirst(STATUSES[status]), NUMBER.format(counts[status])] as const,
          ),
          ...unmet.map(({ number, asks, label }) => [`${number} ${asks}`, label] as const),
        ],
        notes: [
          `Jugé sur ce qui tournait le ${dayOf(at)}, exigence par exigence ; la page de la charte montre la preuve de chacune.`,
        ],
      },
    };
  },
});

const term = (days: number): string =>
  days < 1 ? "moins d'un jour" : `${NUMBER.format(days)} jour${days >= 2 ? "s" : ""}`;

const UNKNOWN = "inconnu";
const EUROS = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });
const orUnknown = (value: number | null): string => (value === null ? UNKNOWN : NUMBER.format(value));
const rangeOf = (range: { min: number; max: number } | null, unit: string): string =>
  range === null ? UNKNOWN : `${NUMBER.format(range.min)} à ${NUMBER.format(range.max)} ${unit}`;

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
