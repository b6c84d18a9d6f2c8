import { frenchDate, parisDay } from "../../clock.ts";
import type { Orientation } from "../../orientation/orientation.ts";
import type { Numbering } from "../pack/sources.ts";
import { FACT_LABELS } from "../reading/facts.ts";
import type { PrecautionCode } from "../reading/precautions.ts";
import type { Reading } from "../reading/read.ts";
import { ANCHORS, caseAddresses } from "./addresses.ts";
import { companyLines } from "./company.ts";
import { needLabel } from "./labels.ts";
import type { Quoter } from "./passages.ts";
import { questionsFor } from "./questions.ts";
import { schemeLines } from "./schemes.ts";
import type { UseCase } from "./use-cases.ts";

/** Titles that the page looks for. */
export const REPLY_TITLE = "Projet de réponse, à relire et à modifier";
export const SOURCES_TITLE = "Sources";

const PRECAUTION_LABELS: Record<PrecautionCode, string> = {
  rgpd: "RGPD",
  ia_act: "Règlement européen sur l'IA (IA Act)",
  souverainete: "Souveraineté",
  salaries: "Salariés",
  secret: "Confidentialité",
  propriete: "Droits d'auteur",
};

const NEAR: Record<UseCase["near"], string> = {
  trade: "même métier",
  sector: "même secteur, autre métier",
  any: "tous secteurs",
};

export type Sheet = {
  reading: Reading;
  orientation: Orientation;
  useCases: readonly UseCase[];
  quoter: Quoter;
  numbers: Numbering;
  reply: string;
};

/** The sheet in Markdown: every fact of a fiche with its mark, every word of the mail masked and quoted. */
export function writeSheet(sheet: Sheet): string {
  const { reading, orientation, quoter, numbers, reply } = sheet;
  const { asked, facts, carried, precautions, beyond } = reading;
  const needs = needLine(reading);
  const parts: [title: string, lines: string[]][] = [
    ["L'entreprise", companyLines(reading.profile)],
    [
      "Ce qui est demandé",
      asked.length > 0
        ? asked.map((quote) => `« ${quote} »`)
        : ["Le message ne pose pas de question claire : demandez d'abord ce qui est attendu de vous."],
    ],
    [
      "Ce qui est dit",
      [...facts.map(factLine), ...(carried.length > 0 ? [`**Aussi cité** : ${carried.join(" ; ")}`] : [])],
    ],
    ["Besoins probables", needs === null ? ["Aucun besoin net dans ces mots : à faire préciser."] : [needs]],
    ["Cas d'usage", caseLines(sheet)],
    ["Dispositifs", schemeLines(orientation.schemes, quoter)],
    [
      "Précautions pour ce cas",
      precautions.flatMap(({ code, why, address, sentences }) => {
        const said = quoter.say(address, sentences);
        return said === null ? [] : [`**${PRECAUTION_LABELS[code]}** (${why}) : ${said}`];
      }),
    ],
    ["Questions à poser", questionsFor(reading, orientation)],
    [
      "Hors de votre champ",
      [
        ...beyond.map(({ text, address }) => {
          const said = address === null ? null : quoter.say(address);
          return said === null ? text : `${text} ${said}`;
        }),
        ...(beyond.length > 0 ? [quoter.say(ANCHORS.redirect)].filter((line) => line !== null) : []),
      ],
    ],
    ["Événements", eventLines(orientation)],
  ];
  const body = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `## ${title}\n\n${lines.map((line) => `- ${line}`).join("\n")}`);
  const alerts = alertsOf(reading, quoter).map((line) => `> ${line}`);
  return [
    "# Fiche de préparation",
    ...alerts,
    ...body,
    `## ${REPLY_TITLE}\n\n${reply}`,
    `## ${SOURCES_TITLE}\n\n${numbers.list().map(sourceLine).join("\n")}`,
  ].join("\n\n");
}

/** What must be seen before anything else. */
function alertsOf({ interests, distress, ordered, others }: Reading, quoter: Quoter): string[] {
  const alerts: string[] = [];
  if (distress)
    alerts.push(
      "**Détresse possible.** Appelez, ou faites appeler par un proche, avant de parler d'IA : **3114** (prévention du suicide, jour et nuit), **0 805 65 50 50** (APESA, chefs d'entreprise en souffrance), **15** ou **112** en cas de danger. Vous n'êtes pas seul à porter cela : ne restez pas dans l'échange par courriel.",
    );
  if (interests.length > 0) {
    const said = interests.map(({ because }) => because.replace(/[[\]<>`*_#|\\\n]/g, " ").trim()).join(" ; ");
    const charter = quoter.say(ANCHORS.conflicts);
    alerts.push(
      `**Conflit d'intérêts à déclarer.** Votre fiche déclare : ${said}. Ce cas y touche : dites-le d'emblée à l'entreprise, ne parlez pas de votre offre, et passez la main à un autre ambassadeur ou à la DREETS.${charter ? ` ${charter}` : ""}`,
    );
  }
  if (others.length > 0) {
    const sectors = others.map(({ sector }) => sector?.label ?? "secteur non dit").join(" ; ");
    alerts.push(
      `**Plusieurs entreprises dans ce message.** Cette fiche traite la première décrite ; les chiffres des autres (${sectors}) n'y sont pas. Collez leur passage à part pour leur propre fiche.`,
    );
  }
  if (ordered)
    alerts.push(
      "**Ce texte contenait des instructions** destinées à la machine qui le lit. Elles n'ont été ni suivies ni reprises ; relisez l'original avec prudence.",
    );
  return alerts;
}

const factLine = ({ kinds, quote, amounts }: Reading["facts"][number]): string => {
  const label = kinds.map((kind) => FACT_LABELS[kind]).join(", ");
  const shown = `**${label.charAt(0).toUpperCase()}${label.slice(1)}** : `;
  if (quote === null) return `${shown}${amounts.join(", ")} (mots non repris)`;
  const missing = amounts.filter((amount) => !quote.includes(amount));
  return `${shown}« ${quote} »${missing.length > 0 ? ` (${missing.join(", ")})` : ""}`;
};

function needLine({ needs }: Reading): string | null {
  if (needs.length === 0) return null;
  return needs.map(needLabel).join(" ; ");
}

function caseLines({ useCases, reading, quoter }: Sheet): string[] {
  const lines = useCases.flatMap(({ fiche, title, near, sameSize }) => {
    const [usage = "", result = ""] = caseAddresses(fiche);
    const said = [quoter.say(usage), quoter.say(result)].filter((part) => part !== null);
    if (said.length === 0) return [];
    return [`**${title}** (${NEAR[near]}${sameSize ? ", même taille" : ""}). ${said.join(" ")}`];
  });
  const { sector } = reading.profile;
  if (sector === null)
    lines.unshift("Secteur inconnu : les cas d'usage ci-dessous ne sont d'aucun métier en particulier.");
  else if (!useCases.some(({ near }) => near !== "any"))
    lines.unshift(`Aucun cas d'usage de nos fiches n'est du secteur « ${sector.label} » pour ce besoin.`);
  return sector === null && useCases.length === 0
    ? ["Secteur inconnu : aucun cas d'usage ne peut être choisi."]
    : lines;
}

const eventLines = ({ events }: Orientation): string[] =>
  events.map(({ title, startsAt, place, url }) => {
    const day = frenchDate(parisDay(new Date(startsAt)));
    return `${title.replace(/[[\]<>`*_]/g, " ")}, ${day}, ${place.replace(/[[\]<>`*_]/g, " ")}${/^https?:/.test(url) ? ` : ${url}` : ""}`;
  });

const sourceLine = ({
  n,
  title,
  section,
  publisher,
  sourceDate,
  url,
}: ReturnType<Numbering["list"]>[number]): string =>
  `${n}. ${title}, « ${section} ». ${publisher}, ${frenchDate(sourceDate)}. ${url}`;
