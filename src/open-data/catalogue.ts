import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { ReviewSettings } from "../review/deps.ts";
import type { Statistics } from "../statistics/statistics.ts";
import { type Dataset, openFile } from "./dataset.ts";
import { digestOf, lastClosedQuarter } from "./digest.ts";
import { evaluationIndex, readResults } from "./evals.ts";
import { filesOf, idOf } from "./folders.ts";
import { knowledgeInForce } from "./knowledge.ts";
import { releasesOf } from "./release.ts";
import { returnsOf } from "./returns.ts";
import { ruleFiles, rulesVersion } from "./rules.ts";

export type CatalogueDeps = {
  db: Database;
  /** The folder of the project: what is published of it is named in `folders.ts`. */
  root: string;
  review: ReviewSettings;
  /** The French words of each reason not to be proposed, by code. */
  exclusionWords: Readonly<Record<string, string>>;
  clock: Clock;
  statistics: Pick<Statistics, "published">;
};

/** What the folders of the project give: they do not change while a process runs. */
export async function readFolders(root: string) {
  const [knowledge, samples, prompts, cases] = await Promise.all([
    filesOf(root, "connaissances"),
    filesOf(root, "exemples"),
    filesOf(root, "consignes"),
    filesOf(root, "evaluations"),
  ]);
  const changelog = await readFile(join(root, "CHANGELOG.md"), "utf8").catch(() => "");
  const results = await readResults(root);
  const licence = await readFile(join(root, "LICENSE")).catch(() => null);
  return {
    ...{ knowledge, samples, prompts, cases },
    results,
    licences: licence === null ? [] : [openFile("LICENSE.txt", "Le texte des licences", licence)],
    index: evaluationIndex(results, cases),
    releases: releasesOf(changelog),
  };
}
export type Folders = Awaited<ReturnType<typeof readFolders>>;

/** Everything that is published, now. A dataset without a file is left out. */
export async function catalogueOf(deps: CatalogueDeps, folders: Folders): Promise<Dataset[]> {
  const inForce = await knowledgeInForce(deps.db);
  const returns = returnsOf(await deps.statistics.published());
  const release = folders.releases[0];
  const released = {
    version: release?.version ?? "inconnue",
    issued: folders.releases.at(-1)?.day ?? null,
    modified: release?.day ?? null,
  };
  const quarter = lastClosedQuarter(deps.clock.now());
  const served = folders.knowledge.filter((file) => !inForce.off.has(idOf(file) ?? ""));
  const datasets: Dataset[] = [
    {
      id: "connaissances",
      title: "Les connaissances de Boussole IA",
      description:
        "Fiches, dispositifs, chartes, réponses préparées, glossaire, messages d'exemple par intention, métiers, questionnaire de maturité, paires de personnes inventées pour l'équité. « en-vigueur.json » dit ce qui sert aujourd'hui, réponses nées d'une correction comprises ; ce que l'équipe a coupé n'y est pas.",
      keywords: ["intelligence artificielle", "entreprises", "Osez l'IA", "fiches"],
      licence: "ouverte",
      version: inForce.version,
      issued: inForce.issued,
      modified: inForce.modified,
      files: [inForce.knowledge, ...served],
    },
    {
      id: "consignes",
      title: "Les consignes données au modèle de langue",
      description:
        "Le texte envoyé à un modèle quand un modèle écrit, et la forme exigée de sa réponse. Sans modèle, elles ne servent pas.",
      keywords: ["consignes", "prompt", "transparence"],
      licence: "mit",
      ...released,
      files: folders.prompts.length > 0 ? [...folders.prompts, ...folders.licences] : [],
    },
    {
      id: "regles",
      title: "Les règles qui décident",
      description:
        "Qui peut être proposé et dans quel ordre, ce qui est relu d'abord, comment finit un échange : tirés du programme en marche.",
      keywords: ["algorithme public", "orientation", "critères", "poids"],
      licence: "mit",
      ...released,
      version: rulesVersion(),
      files: ruleFiles(deps.review, deps.exclusionWords),
    },
    {
      id: "evaluations",
      title: "Les jeux d'essai",
      description:
        "Tous les cas qui mesurent le service : questions, profils, orientations, refus, masquage, équité. Personnes, numéros et entreprises y sont inventés.",
      keywords: ["évaluation", "qualité", "équité", "cas d'essai"],
      licence: "mit",
      ...released,
      files: folders.cases.length > 0 ? [folders.index, inForce.cases, ...folders.cases] : [],
    },
    {
      id: "retours",
      title: "Les retours d'usage",
      description:
        "Usage, avis, suites des contestations, corrections : par mois terminé. Une case de moins de 10 conversations n'est pas publiée.",
      keywords: ["avis", "contestations", "corrections", "statistiques"],
      licence: "ouverte",
      version: returns.modified ?? released.version,
      issued: null,
      modified: returns.modified,
      files: returns.files,
    },
    {
      id: "synthese",
      title: "La synthèse du trimestre",
      description:
        "Un texte court pour une lettre d'information : les chiffres publics du dernier trimestre terminé, et ce qui a changé.",
      keywords: ["lettre d'information", "bilan"],
      licence: "ouverte",
      version: quarter.label,
      issued: quarter.to,
      modified: quarter.to,
      files: [digestOf(quarter, folders.releases, returns.sentences(quarter.from, quarter.to))],
    },
    {
      id: "exemples-fictifs",
      title: "Annuaire et agenda fictifs",
      description:
        "Pour essayer le programme sans données réelles. Aucune de ces structures, aucun de ces événements n'existe : n'appelez personne.",
      keywords: ["données fictives", "démonstration"],
      licence: "ouverte",
      ...released,
      files: folders.samples,
    },
  ];
  return datasets.filter(({ files }) => files.length > 0);
}
