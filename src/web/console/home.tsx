import type { Handler } from "hono";
import { staffOf } from "../../accounts/access.ts";
import { hasRole, ROLE_LABELS, type Role, type Staff } from "../../accounts/staff.ts";
import { frenchDate } from "../dates.ts";
import { spaced } from "../typography.ts";
import type { ConsoleDeps } from "./deps.ts";
import { NAV, sendConsole } from "./layout.tsx";
import { requestTasks } from "./requests/tasks.ts";

/** What each role is here for, in one sentence. */
const PURPOSE: Record<Role, string> = {
  ambassador:
    "des dirigeants demandent à vous parler : vous répondez, vous préparez l'échange, et vous dites ce qu'il a donné.",
  reviewer: "vous relisez les réponses du service et corrigez celles qui sont fausses.",
  lead: "vous approuvez les corrections et les réponses préparées, et pouvez suspendre ce qui déraille.",
  dpo: "vous voyez qui a accès à quoi, le journal et les contestations, et pouvez ouvrir une réponse, ce qui est journalisé ; vous tenez le registre des incidents, et ne jugez ni ne corrigez aucune réponse.",
  administrator: "vous gérez les comptes, les droits et les interrupteurs du service.",
};

type Task = { href: string; text: string };

/** What waits for someone with these roles, most pressing first. */
async function tasksOf(deps: ConsoleDeps, staff: Staff): Promise<Task[]> {
  const { accounts, reviews, contests, switches, alerts, governance } = deps;
  const tasks: Task[] = [...(await requestTasks(deps, staff)), ...(await cardTasks(deps, staff))];
  const add = (href: string, count: number, one: string, many = one) => {
    if (count > 0) tasks.push({ href, text: `${count} ${count > 1 ? many : one}` });
  };
  const { due } = await governance.onboarding.status(staff);
  if (due !== null) tasks.push({ href: ONBOARDING.href, text: TO_READ[due] });
  if (hasRole(staff, "ambassador"))
    for (const { id, title, closingDay, sent } of await deps.surveys.askedOf(staff))
      if (!sent)
        tasks.push({
          href: `/console/enquetes/${id}?repondre`,
          text: `Enquête : ${title} (jusqu'au ${frenchDate(closingDay)})`,
        });
  if (hasRole(staff, "lead"))
    add(
      "/console/evenements",
      await deps.proposals.toDecide({ accountId: staff.accountId, decides: true }),
      "événement proposé attend une décision",
      "événements proposés attendent une décision",
    );
  if (hasRole(staff, "lead", "dpo", "administrator")) {
    const open = (await governance.incidents.list(staff)).filter(({ closedAt }) => closedAt === null);
    const undecided = open.filter(({ clock, authority }) => clock !== null && authority === null);
    add(
      "/console/incidents",
      undecided.length,
      "violation de données attend une décision sous 72 heures",
      "violations de données attendent une décision sous 72 heures",
    );
    add("/console/incidents", open.length - undecided.length, "incident ouvert", "incidents ouverts");
  }
  if (hasRole(staff, "reviewer", "lead", "administrator")) {
    const { unseen, nobodyOnDuty } = await alerts.board();
    const count = unseen.reduce((sum, kind) => sum + kind.count, 0);
    add("/console/astreinte", count, "alerte que personne n'a vue", "alertes que personne n'a vues");
    if (nobodyOnDuty)
      tasks.push({ href: "/console/astreinte", text: "Personne n'est d'astreinte aujourd'hui" });
  }
  if (hasRole(staff, "lead", "administrator"))
    add(
      "/console/interrupteurs",
      (await switches.board()).off.length,
      "interrupteur coupé",
      "interrupteurs coupés",
    );
  if (hasRole(staff, "lead", "administrator")) {
    const { proposals, declarations } = await deps.cards.waiting(staff);
    const count = [...proposals, ...declarations].filter(({ mine }) => !mine).length;
    add(
      "/console/fiches-proposees",
      count,
      "fiche d'ambassadeur attend votre décision",
      "fiches d'ambassadeurs attendent votre décision",
    );
  }
  if (hasRole(staff, "administrator", "dpo") && (await accounts.reviewOverdue()))
    tasks.push({ href: "/console/comptes", text: "La revue des droits est en retard" });
  if (hasRole(staff, "lead", "dpo"))
    add(
      "/console/contestations",
      (await contests.open()).length,
      "contestation en cours",
      "contestations en cours",
    );
  if (hasRole(staff, "lead")) {
    add(
      "/console/corrections",
      await reviews.waitingFor(staff),
      "correction à approuver",
      "corrections à approuver",
    );
    add(
      "/console/relecture",
      (await reviews.reflagged()).length,
      "source changée ou à revérifier",
      "sources changées ou à revérifier",
    );
  }
  if (hasRole(staff, "reviewer", "lead")) {
    const { lanes, plan } = await reviews.queue(staff);
    const left = lanes.first.length + lanes.escalated.length + plan.sample + plan.risk;
    add("/console/relecture", left, "réponse à relire aujourd'hui", "réponses à relire aujourd'hui");
  }
  return tasks;
}

/** What keeps an ambassador from being proposed, and an engagement near its anniversary (charter, art. 6). */
async function cardTasks({ cards }: Pick<ConsoleDeps, "cards">, staff: Staff): Promise<Task[]> {
  const mine = hasRole(staff, "ambassador") ? await cards.mine(staff) : null;
  if (mine === null) return [];
  const href = "/console/ma-fiche";
  const { why, term } = mine;
  return [
    ...(why.always.length > 0
      ? [{ href, text: "Votre fiche n'est proposée à personne aujourd'hui : voyez pourquoi" }]
      : []),
    ...(term.near && term.next !== null
      ? [
          {
            href,
            text: `Votre engagement ${term.ends ? "prend fin" : "se renouvelle"} le ${frenchDate(term.next)}`,
          },
        ]
      : []),
  ];
}

/** The home of the console: what waits, why one is here, and where to go. */
export const consoleHome =
  (deps: ConsoleDeps): Handler =>
  async (c) => {
    const staff = staffOf(c);
    const tasks = await tasksOf(deps, staff);
    const mine = NAV.filter(({ roles }) => roles.some((role) => staff.roles.includes(role)));
    return sendConsole(
      c,
      { title: "Accueil", here: "/console" },
      <>
        <h1>Bonjour</h1>
        {/* First on a phone: whoever has five minutes came for this. */}
        <h2>À faire</h2>
        {tasks.length === 0 && <p>Rien ne vous attend pour l'instant.</p>}
        <ul class="waiting">
          {tasks.map(({ href, text }) => (
            <li>
              <a href={href}>{spaced(text)}</a>
            </li>
          ))}
        </ul>
        <h2>Vos pages</h2>
        <ul>
          {[...mine, ONBOARDING, SESSIONS].map(({ href, label, purpose }) => (
            <li>
              <a href={href}>{label}</a>
              {spaced(` : ${purpose}`)}
            </li>
          ))}
        </ul>
        <h2>Votre rôle</h2>
        <p>{`${staff.function}, ${staff.organisation}.`}</p>
        <ul>
          {staff.roles.map((role) => (
            <li>
              <strong>{ROLE_LABELS[role]}</strong>
              {spaced(` : ${PURPOSE[role]}`)}
            </li>
          ))}
        </ul>
      </>,
    );
  };

const TO_READ = {
  never: "Prise en main : dix minutes, à lire avant de commencer",
  old: "Prise en main : à relire, un an a passé",
  changed: "Prise en main : la page a changé depuis votre lecture",
  new_role: "Prise en main : vous avez un nouveau rôle",
};

const ONBOARDING = {
  href: "/console/prise-en-main",
  label: "Prise en main",
  purpose: "ce que l'IA sait faire et ne sait pas faire, et vos devoirs dans votre rôle.",
};

const SESSIONS = {
  href: "/console/sessions",
  label: "Vos sessions",
  purpose: "où vous êtes connecté, vos rôles, et de quoi fermer une session oubliée.",
};
