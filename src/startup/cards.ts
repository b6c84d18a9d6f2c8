import { givesOrders } from "../answering/screening/orders.ts";
import { maySpeakToMachine } from "../answering/screening/suspect.ts";
import { journal } from "../audit/journal.ts";
import type { Config } from "../config.ts";
import type { ContactFigures } from "../contact/contact.ts";
import { createCardDesk } from "../desk/create.ts";
import type { DeskDeps } from "../desk/deps.ts";
import type { CardDesk } from "../desk/desk.ts";
import { renewalJob } from "../desk/renewal.ts";
import type { Job } from "../jobs/job.ts";

/** The own cards of advisors as the settings have them, and the job that tells them of an anniversary. */
export function openCards(
  config: Pick<Config, "mail" | "publicUrl" | "port">,
  parts: Pick<DeskDeps, "db" | "vault" | "clock" | "directory" | "orienter" | "figures"> & {
    contactFigures: Pick<ContactFigures, "ofAdvisor">;
  },
): { cards: CardDesk; job: Job } {
  const deps: DeskDeps = {
    ...parts,
    contacts: (advisorId) => parts.contactFigures.ofAdvisor(advisorId),
    screening: { name: givesOrders, prose: maySpeakToMachine },
    journal,
    canMail: config.mail !== null,
    site: config.publicUrl ?? `http://localhost:${config.port}`,
  };
  return { cards: createCardDesk(deps), job: renewalJob(deps) };
}
