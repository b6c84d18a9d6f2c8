import type { Evaluated } from "../support/open.ts";
import type { Judged, Measure, Report } from "../support/report.ts";
import { CONVERSATIONS, judgeDays, judgeExposure } from "./exposure.ts";
import { sampleNetwork } from "./network.ts";
import { judgeNeutrality } from "./neutrality.ts";
import { judgePairs } from "./pairs.ts";
import { exposureIn } from "./sample-exposure.ts";
import thresholds from "./thresholds.json" with { type: "json" };
import { unmatchedIn } from "./unmatched.ts";

const IN_SAMPLE = 20_000;

const shareOf = (name: string, judged: readonly Judged[]): Measure => ({
  name,
  hits: judged.filter(({ miss }) => miss === null).length,
  total: judged.length,
  threshold: thresholds.share,
});
const byTopic = (judged: readonly Judged[], nameOf: (topic: string) => string): Measure[] =>
  [...new Set(judged.map(({ topic }) => topic))].map((topic) =>
    shareOf(
      nameOf(topic),
      judged.filter((one) => one.topic === topic),
    ),
  );

/** Is everyone served alike, are equals seen alike, and does nothing but the published criteria decide? */
export async function evaluateFairness(service: Evaluated, file: URL | string): Promise<Report> {
  const network = await sampleNetwork();
  const pairs = await judgePairs(service, network, file);
  const exposure = [...judgeExposure(), ...judgeDays()];
  const neutrality = judgeNeutrality(network.schemes);
  const sample = exposureIn(network, IN_SAMPLE);
  const unmatched = await unmatchedIn(network);
  const worst = exposure.reduce((least, one) => Math.min(least, chanceIn(one)), 1);
  return {
    step: `Équité et neutralité (${pairs.length} paires, ${CONVERSATIONS} conversations par groupe d'égaux)`,
    about:
      "Deux personnes qui dirigent la même entreprise reçoivent-elles la même chose, des égaux sont-ils montrés autant, et rien d'autre que les critères publiés ne classe-t-il ?",
    measures: [
      shareOf("paires traitées à l'identique", pairs),
      ...byTopic(pairs, (topic) => `… qui diffèrent par : ${topic}`),
      ...byTopic(exposure, (topic) => `égaux montrés autant, ${topic}`),
      {
        name: "égaux montrés autant, annuaire d'exemple",
        hits: [sample.chance, sample.worst].filter((chance) => chance >= thresholds.chance).length,
        total: 2,
        threshold: thresholds.share,
      },
      ...byTopic(neutrality, (topic) => topic),
      { name: "combinaisons sans interlocuteur", hits: unmatched.nobody, total: unmatched.asked },
    ],
    figures: {
      "égaux : plus petite probabilité du khi-deux": worst.toPrecision(2),
      "annuaire d'exemple : groupes d'égaux, conversations": `${sample.groups}, ${sample.conversations}`,
      "… p de tous les groupes ; du plus inégal (Bonferroni)": `${sample.chance.toPrecision(2)} ; ${sample.worst.toPrecision(2)}`,
      ...unmatched.figures,
    },
    cases: [...pairs, ...exposure, ...neutrality.filter(({ miss }) => miss !== null)],
  };
}

const chanceIn = ({ question }: Judged): number => Number(/, p ([\d.e-]+)/.exec(question)?.[1] ?? 1);
