import { frenchDate, parisDay } from "../clock.ts";
import type { Advisor } from "../directory/advisor.ts";
import { engagementEnd, engagementState, nextAnniversary } from "../directory/engagement.ts";
import type { Job } from "../jobs/job.ts";
import { type QueuedMail, queueMail } from "../mail/outbox.ts";
import type { DeskDeps } from "./deps.ts";
import { letterHtml } from "./letter-html.ts";
import * as store from "./store.ts";

/** Days before the anniversary of an engagement at which its advisor is told. */
export const DAYS_AHEAD = 30;

/** Where the engagement of an advisor stands on a day (charter, art. 6). Days are Europe/Paris. */
export type Term = {
  start: string | null;
  state: "not_begun" | "running" | "ended";
  /** The next anniversary; null when it is over, has not begun, or binds to nothing. */
  next: string | null;
  /** It ends that day; otherwise it renews. */
  ends: boolean;
  /** The anniversary is less than thirty-one days away. */
  near: boolean;
};

export function termOf(advisor: Advisor, on: string): Term {
  const state = engagementState(advisor, on);
  const end = engagementEnd(advisor, on);
  const next = state === "running" ? (end ?? nextAnniversary(advisor, on)) : null;
  return {
    start: advisor.engagementStart,
    state,
    next,
    ends: end !== null,
    near: next !== null && next <= addDays(on, DAYS_AHEAD),
  };
}

function addDays(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/**
 * Tells each ambassador in activity whose anniversary comes within thirty days, by one letter an anniversary: the mark and the
 * letter are one transaction. Without a mail server, or an address, nothing is marked: their page says it all the same.
 * @returns how many letters were queued
 */
export async function tellRenewals(
  deps: Pick<DeskDeps, "db" | "vault" | "clock" | "directory" | "journal" | "canMail" | "site">,
): Promise<number> {
  const { db, vault, clock, directory, journal, canMail, site } = deps;
  if (!canMail) return 0;
  const on = parisDay(clock.now());
  const told = new Set((await store.toldFrom(db, on)).map((row) => `${row.advisorId} ${row.anniversary}`));
  let queued = 0;
  for (const advisor of await directory.all()) {
    if (advisor.kind === "activateur" || advisor.status !== "actif") continue;
    const { next, near, ends } = termOf(advisor, on);
    if (next === null || !near || told.has(`${advisor.id} ${next}`)) continue;
    const to = advisor.email ?? (await store.accountAddress(db, advisor.id));
    if (to === null) continue;
    await db.transaction(async (tx) => {
      const at = clock.now();
      if (!(await store.markTold(tx, { advisorId: advisor.id, anniversary: next, at }))) return;
      await queueMail(tx, vault, renewalMail(to, next, ends, site), at);
      const facts = { anniversary: next, ends };
      await journal(tx, { kind: "renewal_told", subject: advisor.id, facts, contentDigest: null }, at);
      queued++;
    });
  }
  return queued;
}

/** Every day, in the morning of Paris. A day missed is made up for by the next. */
export const renewalJob = (deps: Parameters<typeof tellRenewals>[0]): Job => ({
  name: "renewals",
  cron: "20 7 * * *",
  run: async () => void (await tellRenewals(deps)),
});

/** Says what comes, and what they can do; nothing is to be done for it to renew. */
export function renewalMail(to: string, day: string, ends: boolean, site: string): QueuedMail {
  const date = frenchDate(day);
  const page = `${site}/console/ma-fiche`;
  const said = !ends
    ? [
        `Votre engagement d'ambassadeur IA est reconduit pour un an le ${date}, sans démarche de votre part, sauf avis contraire de la DGE ou de la DREETS (charte des ambassadeurs, article 6).`,
        "Vous continuez ? Vous n'avez rien à faire. Relisez seulement votre fiche : la charte demande qu'elle soit à jour (article 4).",
        "Vous préférez arrêter, maintenant ou plus tard ? Le bouton « Je ne veux plus être ambassadeur », sur la même page, suffit. Vous n'avez pas à vous justifier.",
      ]
    : [
        `Votre engagement d'ambassadeur IA prend fin le ${date} : un avis de non-reconduction a été donné (charte des ambassadeurs, article 6). À partir de ce jour, votre fiche ne sera plus montrée ni proposée.`,
        "C'est une erreur ? Dites-le à la DREETS de votre région, ou à la DGE.",
      ];
  const paragraphs = ["Bonjour,", ...said];
  const why =
    "Vous recevez ce message, une fois par an, parce que votre fiche est dans l'annuaire de Boussole IA. Personne ne lit les réponses à cette adresse.";
  return {
    to,
    subject: ends
      ? `Votre engagement d'ambassadeur IA prend fin le ${date}`
      : `Votre engagement d'ambassadeur IA se renouvelle le ${date}`,
    text: [...paragraphs, `Votre fiche : ${page}`, why].join("\n\n"),
    html: letterHtml(paragraphs, { words: "Ouvrir votre fiche", url: page }, why),
  };
}
