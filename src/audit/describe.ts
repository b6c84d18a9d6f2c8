import type { Fault, FaultKind } from "./faults.ts";
import type { Verification } from "./verify.ts";

const LABELS: Record<FaultKind, string> = {
  altered: "altérée",
  missing: "manquante",
  truncated: "tronqué",
  checkpoint: "contredit un point de contrôle",
  key_lost: "clé disparue",
  not_erased: "effacement non fait",
  signature: "signature fausse",
  unknown_key: "clé de signature inconnue",
  unreadable: "ligne illisible",
};

const number = new Intl.NumberFormat("fr-FR");
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${n > 1 ? many : one}`;

const moment = new Intl.DateTimeFormat("fr-FR", {
  dateStyle: "long",
  timeStyle: "short",
  timeZone: "Europe/Paris",
});

export const faultLabel = (kind: FaultKind): string => LABELS[kind];
export const frenchMoment = (at: string | Date): string => moment.format(new Date(at));

export const describeFault = ({ seq, kind, reason }: Fault): string =>
  `${seq === null ? "points de contrôle" : `entrée ${number.format(seq)}`} : ${reason} (${LABELS[kind]})`;

/** The result in a sentence or two, as the command, the drill and the console say it. */
export function describeVerification(v: Verification): string {
  const read = v.whole
    ? `${count(v.entries, "entrée", "entrées")}`
    : `${count(v.entries, "entrée", "entrées")}, de la ${number.format(v.from)} à la ${number.format(v.to)}`;
  const signed = count(v.checkpoints, "point de contrôle", "points de contrôle");
  const restored = v.restores.map(
    ({ at, lostFrom, lostTo }) =>
      `restauration déclarée le ${frenchMoment(at)} : ${
        lostTo < lostFrom
          ? "aucune entrée connue n'est perdue"
          : lostTo === lostFrom
            ? `entrée ${number.format(lostFrom)} perdue`
            : `entrées ${number.format(lostFrom)} à ${number.format(lostTo)} perdues`
      }`,
  );
  const head =
    v.faultCount === 0
      ? `Journal intact${v.whole ? "" : " sur cette plage"}${restored.map((line) => `, ${line}`).join("")}`
      : `JOURNAL ALTÉRÉ : ${count(v.faultCount, "anomalie", "anomalies")}`;
  const separator = v.faultCount === 0 && restored.length > 0 ? "." : " :";
  return `${head}${separator} ${read}, ${signed}. ${describeAnswers(v)}${describeReach(v)}`;
}

function describeAnswers({ answers: { readable, erased, lost } }: Verification): string {
  const parts = [
    count(readable, "réponse lisible", "réponses lisibles"),
    count(erased, "effacée", "effacées"),
    ...(lost > 0 ? [count(lost, "illisible sans entrée", "illisibles sans entrée")] : []),
  ];
  return `${parts.join(", ")}.`;
}

/** How far the signatures reach: what follows the last one could still be cut or rewritten unseen. */
function describeReach({ attestedTo, to, entries, complete }: Verification): string {
  const stopped = complete ? "" : " Lecture arrêtée avant la fin, faute de temps.";
  if (entries === 0) return stopped;
  if (attestedTo === null) return `${stopped} Aucun point de contrôle n'atteste ces entrées.`;
  return attestedTo >= to ? stopped : `${stopped} Attesté jusqu'à l'entrée ${number.format(attestedTo)}.`;
}
