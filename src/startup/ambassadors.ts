import { givesOrders } from "../answering/screening/orders.ts";
import { journal } from "../audit/journal.ts";
import { type BriefingDeps, createBriefings } from "../briefing/create.ts";
import { createPacks } from "../briefing/pack/create.ts";
import type { Config } from "../config.ts";
import type { Contact } from "../contact/create.ts";
import { createCardFigures } from "../desk/figures.ts";
import type { Directory } from "../directory/directory.ts";
import type { Agenda } from "../events/agenda.ts";
import { createProposals } from "../events/proposals/proposals.ts";
import { createField } from "../field/field.ts";
import { fieldJob } from "../field/figures/close.ts";
import type { Vault } from "../privacy/vault.ts";
import { createSurveys } from "../surveys/surveys.ts";
import { openCards } from "./cards.ts";

type Parts = Omit<BriefingDeps, "requests" | "vault" | "directory"> & {
  vault: Vault;
  directory: Directory;
  agenda: Agenda;
  contact: Pick<Contact, "requestDesk" | "contactFigures">;
  /** Whose word on who is who is taken today; null: nobody's. */
  issuer: string | null;
};

/** What ambassadors have beside the requests of leaders: sheets, packs, their card, field reports, events, surveys. */
export function openAmbassadors(
  config: Pick<Config, "mail" | "publicUrl" | "port">,
  { agenda, contact, issuer, ...base }: Parts,
) {
  const { db, vault, clock, directory, orienter, retriever, knowledge } = base;
  const cardFigures = createCardFigures({ db, clock });
  const { contactFigures } = contact;
  const { cards, job: renewals } = openCards(config, { ...base, figures: cardFigures, contactFigures });
  const field = createField({ db, vault, clock, directory });
  const canMail = config.mail !== null;
  const site = config.publicUrl ?? `http://localhost:${config.port}`;
  const surveys = createSurveys({ db, vault, clock, directory, issuer, canMail, site });
  return {
    parts: {
      briefings: createBriefings({ ...base, requests: contact.requestDesk }),
      packs: createPacks({ db, retriever, knowledge, orienter }),
      cards,
      cardFigures,
      field,
      proposals: createProposals({ db, clock, agenda, speaksToMachine: givesOrders, journal }),
      surveys,
    },
    jobs: [fieldJob(field), renewals],
    ticks: { cards: () => cards.tick(), surveys: () => surveys.tick() },
  };
}
