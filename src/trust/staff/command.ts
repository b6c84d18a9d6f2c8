import type { Directory } from "../../directory/directory.ts";
import { DomainError } from "../../errors.ts";
import type { TrustDeps } from "../deps.ts";
import { OUTCOMES, type Outcome } from "../report.ts";
import { restoreAdvisor } from "../suspension/restore.ts";
import { suspendAdvisor } from "../suspension/suspend.ts";
import { closeReport } from "./close.ts";
import { inviteReply } from "./invite.ts";
import { listInWords, reportInWords } from "./print.ts";
import { recordReply } from "./record-reply.ts";
import { listReports, showReport } from "./show.ts";

export type ReportOptions = {
  as?: string | undefined;
  advisor?: string | undefined;
  reason?: string | undefined;
  text?: string | undefined;
  outcome?: string | undefined;
  answer?: string | undefined;
  urgent?: boolean | undefined;
};

type Deps = TrustDeps & { directory: Directory };
type Command = (deps: Deps, about: string, options: ReportOptions) => Promise<string>;

const COMMANDS: Record<string, Command> = {
  show: async (deps, about) => reportInWords(await showReport(deps, about), deps.clock.now()),
  async invite(deps, about, { as: by, advisor }) {
    const id = await inviteReply(deps, about, { by, advisor });
    return `Noté : ${id} est invité à répondre. Envoyez l'invitation, avec ce qui est reproché, sans dire qui signale.`;
  },
  async reply(deps, about, { as: by, text = "" }) {
    await recordReply(deps, about, { by, text });
    return "Réponse gardée, chiffrée. Lisez-la avec « show » avant de décider.";
  },
  async suspend(deps, about, { as: by, reason = "", urgent = false }) {
    const owed = await suspendAdvisor(deps, about, { by, reason, urgent });
    const next = owed ? " Invitez-le maintenant à répondre : npm run report -- invite RÉFÉRENCE" : "";
    return `${about} est suspendu : ni montré, ni proposé.${next}`;
  },
  async restore(deps, about, { as: by, reason = "" }) {
    const active = await restoreAdvisor(deps, about, { by, reason });
    return active
      ? `${about} est de nouveau en activité.`
      : `La suspension de ${about} est levée ; le fichier de l'annuaire l'a retiré entre-temps, et il le reste.`;
  },
  async close(deps, about, { as: by, outcome, answer = "" }) {
    const suspended = await closeReport(deps, about, { by, outcome: outcomeOf(outcome), answer });
    return `Signalement clos.${suspended === null ? "" : ` ${suspended} est toujours suspendu : « restore » lève la suspension.`}`;
  },
};

function outcomeOf(said: string | undefined): Outcome {
  const found = OUTCOMES.find((outcome) => outcome === said);
  if (found) return found;
  throw new DomainError(
    "entree-invalide",
    `--outcome : ${OUTCOMES.join(", ")} (fondé, non fondé, non établi).`,
  );
}

/**
 * Runs a command of the staff. @returns what to tell them
 * @throws DomainError in French
 */
export async function runReportCommand(
  deps: Deps,
  [name = "", about, ...others]: readonly string[],
  options: ReportOptions,
): Promise<string> {
  if (name === "list" && about === undefined)
    return listInWords(await listReports(deps.db), deps.clock.now());
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined || about === undefined || others.length > 0) {
    throw new DomainError(
      "entree-invalide",
      "Commande inconnue ou incomplète. Voyez : npm run report -- --help",
    );
  }
  return command(deps, about, options);
}
