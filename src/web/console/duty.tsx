import type { Handler } from "hono";
import { staffOf } from "../../accounts/access.ts";
import { hasRole, type Staff } from "../../accounts/staff.ts";
import type { AlertBoard, AlertView, Delivery } from "../../alerts/alerts.ts";
import { ALERT_KINDS, type AlertKind, labelOf, pageOf } from "../../alerts/kinds.ts";
import { parisDay } from "../../clock.ts";
import { DomainError } from "../../errors.ts";
import { frenchDate } from "../dates.ts";
import { spaced } from "../typography.ts";
import type { ConsoleDeps } from "./deps.ts";
import { sendConsole } from "./layout.tsx";
import { moment, textOf } from "./words.ts";

export const DUTY_PAGE = "/console/astreinte";

/** Who is told, what was raised and what became of it; the roster, for whoever keeps it. */
export const dutyPage =
  ({ alerts, clock }: ConsoleDeps): Handler =>
  async (c) => {
    const board = await alerts.board();
    return sendConsole(
      c,
      { title: "Alertes et astreinte", here: DUTY_PAGE },
      <>
        <h1>Alertes et astreinte</h1>
        <Told board={board} />
        <h2>À voir</h2>
        {board.unseen.length === 0 && <p>Toutes les alertes ont été vues.</p>}
        {board.unseen.map((group) => (
          <Group group={group} />
        ))}
        <Roster board={board} staff={staffOf(c)} today={parisDay(clock.now())} />
        {board.seen.length > 0 && (
          <section>
            <h2>Vues</h2>
            {board.seen.map((alert) => (
              <Alert alert={alert} />
            ))}
          </section>
        )}
      </>,
    );
  };

const Told = ({ board: { told, mail, nobodyOnDuty } }: { board: AlertBoard }) => (
  <>
    {told.length === 0 ? (
      <>
        <p class="failing" role="alert">
          <strong>Personne ne serait prévenu d'une alerte.</strong>{" "}
          {spaced(
            mail
              ? "Mettez quelqu'un d'astreinte ci-dessous."
              : "L'envoi de courriels n'est pas réglé : demandez à l'exploitant du service. D'ici là, regardez cette page.",
          )}
        </p>
        <Settings mail={mail} />
      </>
    ) : (
      <p>{spaced(`Une alerte préviendrait maintenant : ${told.join(" ; ")}.`)}</p>
    )}
    {told.length > 0 && nobodyOnDuty && <p class="failing">Personne n'est d'astreinte aujourd'hui.</p>}
    <p class="aside">
      {spaced(
        "Au plus un message par minute et par sorte d'alerte ; le suivant dit combien il y en a eu. Les messages ne contiennent aucun mot de personne.",
      )}
    </p>
  </>
);

const Settings = ({ mail }: { mail: boolean }) => (
  <details>
    <summary>Pour l'exploitant</summary>
    <p class="aside">
      {spaced(
        mail
          ? "Une adresse de secours, prévenue quand personne n'est d'astreinte : ALERT_EMAIL. Un appel automatique : ALERT_WEBHOOK_URL."
          : "Pour que les courriels partent : SMTP_URL et MAIL_FROM. Pour un appel automatique, sans courriel : ALERT_WEBHOOK_URL.",
      )}
    </p>
  </details>
);

const Group = ({ group: { kind, count, alerts } }: { group: AlertBoard["unseen"][number] }) => (
  <section>
    <h3>{`${labelOf(kind)} (${count})`}</h3>
    {Object.hasOwn(ALERT_KINDS, kind) && <p class="aside">{spaced(meaningOf(kind as AlertKind))}</p>}
    {alerts.map((alert) => (
      <Alert alert={alert} />
    ))}
    {count > 1 && (
      <form method="post" action={`${DUTY_PAGE}/vu`}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="until" value={alerts[0]?.raisedAt.toISOString()} />
        <button type="submit" class="quiet">
          {`J'ai vu les ${count}`}
        </button>
      </form>
    )}
  </section>
);

const meaningOf = (kind: AlertKind): string => {
  const { meaning } = ALERT_KINDS[kind];
  return `${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}.`;
};

const Alert = ({ alert: { id, kind, subject, raisedAt, deliveries, seen } }: { alert: AlertView }) => (
  <div class="alert">
    <p>
      {spaced(`${seen === null ? "" : `${labelOf(kind)}, `}${moment(raisedAt)} : `)}
      <a href={pageOf(kind, subject)}>{subject}</a>
    </p>
    <ul>
      {deliveries.length === 0 && (
        <li class="failing">{spaced("Non envoyée : il n'y avait personne à prévenir.")}</li>
      )}
      {deliveries.map((delivery) => (
        <li class={delivery.state === "sent" ? undefined : "failing"}>{spaced(sentence(delivery))}</li>
      ))}
      {seen !== null && <li>{spaced(`Vue par ${seen.by}, le ${moment(seen.at)}`)}</li>}
    </ul>
    {seen === null && (
      <form method="post" action={`${DUTY_PAGE}/vu`}>
        <input type="hidden" name="id" value={id} />
        <button type="submit" class="quiet">
          J'ai vu<span class="visually-hidden">{` : ${subject}, ${moment(raisedAt)}`}</span>
        </button>
      </form>
    )}
  </div>
);

function sentence({ to, state, endedAt, lastCode, nextAt }: Delivery): string {
  if (state === "sent") return `Envoyée à ${to}${endedAt === null ? "" : `, le ${moment(endedAt)}`}`;
  const why = lastCode === null ? "" : ` (dernier refus : ${lastCode})`;
  return state === "given_up"
    ? `Non envoyée à ${to} : abandonnée après trois jours${why}`
    : `Pas encore envoyée à ${to}${why}, prochain essai le ${moment(nextAt)}`;
}

const Roster = ({ board, staff, today }: { board: AlertBoard; staff: Staff; today: string }) => {
  const keeps = hasRole(staff, "lead", "administrator");
  return (
    <section>
      <h2>Astreinte</h2>
      {board.duties.length === 0 && <p>Personne n'est inscrit.</p>}
      {board.duties.map(({ id, email, function: role, organisation, fromDay, toDay, now, reachable }) => (
        <div class="alert">
          <p>
            {now && <strong>{spaced("En ce moment : ")}</strong>}
            {spaced(`${email} (${role}, ${organisation}), du ${frenchDate(fromDay)} au ${frenchDate(toDay)}`)}
          </p>
          {!reachable && (
            <p class="failing">Ce compte est désactivé ou n'a plus le rôle : il ne sera pas prévenu.</p>
          )}
          {keeps && (
            <form method="post" action={`${DUTY_PAGE}/retirer`}>
              <input type="hidden" name="id" value={id} />
              <button type="submit" class="quiet">
                Retirer<span class="visually-hidden">{` ${email}, du ${fromDay}`}</span>
              </button>
            </form>
          )}
        </div>
      ))}
      {keeps && <NewDuty board={board} today={today} />}
    </section>
  );
};

const NewDuty = ({ board, today }: { board: AlertBoard; today: string }) => (
  <form method="post" action={DUTY_PAGE}>
    <label for="accountId">Qui</label>
    <select id="accountId" name="accountId" required>
      <option value="">Choisir</option>
      {board.candidates.map(({ accountId, email, function: role, organisation }) => (
        <option value={accountId}>{`${email} (${role}, ${organisation})`}</option>
      ))}
    </select>
    <label for="fromDay">Du</label>
    <input id="fromDay" name="fromDay" type="date" required value={today} />
    <label for="toDay">Au (compris)</label>
    <input id="toDay" name="toDay" type="date" required min={today} />
    <button type="submit">Mettre d'astreinte</button>
  </form>
);

export const postDuty =
  ({ alerts }: ConsoleDeps): Handler =>
  async (c) => {
    const { accountId, fromDay, toDay } = await c.req.parseBody();
    await alerts.putOnDuty(staffOf(c), {
      accountId: textOf(accountId),
      fromDay: textOf(fromDay),
      toDay: textOf(toDay),
    });
    return c.redirect(DUTY_PAGE, 303);
  };

export const removeDuty =
  ({ alerts }: ConsoleDeps): Handler =>
  async (c) => {
    await alerts.takeOffDuty(staffOf(c), textOf((await c.req.parseBody()).id));
    return c.redirect(DUTY_PAGE, 303);
  };

export const acknowledgeAlert =
  ({ alerts }: ConsoleDeps): Handler =>
  async (c) => {
    const form = await c.req.parseBody();
    const [kind, until] = [textOf(form.kind), new Date(textOf(form.until))];
    if (kind !== "" && Number.isNaN(until.getTime()))
      throw new DomainError("entree-invalide", "La demande n'est pas lisible : rechargez la page.");
    await alerts.acknowledge(staffOf(c), kind === "" ? { id: textOf(form.id) } : { kind, until });
    return c.redirect(DUTY_PAGE, 303);
  };
