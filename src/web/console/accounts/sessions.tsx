import type { Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import type { SessionView } from "../../../accounts/sessions/session.ts";
import { roleNames } from "../../../accounts/staff.ts";
import { frenchDay, frenchTime } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";

const PAGE = "/console/sessions";

/** Who one is for the service, and where one is signed in. */
export const sessionsPage =
  ({ accounts }: Pick<ConsoleDeps, "accounts">): Handler =>
  async (c) => {
    const staff = staffOf(c);
    const sessions = await accounts.sessions(staff);
    return sendConsole(
      c,
      { title: "Vos sessions", here: PAGE },
      <>
        <h1>Vos sessions</h1>
        <section class="provenance" aria-label="Votre compte">
          <dl>
            <dt>Fonction</dt>
            <dd>{staff.function}</dd>
            <dt>Organisation</dt>
            <dd>{staff.organisation}</dd>
            <dt>Rôles</dt>
            <dd>{roleNames(staff.roles)}</dd>
            <dt>Dernière identification</dt>
            <dd>{moment(staff.authenticatedAt)}</dd>
          </dl>
        </section>
        <p class="aside">
          {spaced(
            "Votre fonction et votre organisation sont montrées au public sous une réponse que vous approuvez ; votre nom et votre adresse, jamais. Un administrateur peut les corriger.",
          )}
        </p>
        <h2>Où vous êtes connecté</h2>
        <section class="scroll" aria-label="Sessions ouvertes" tabindex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Appareil</th>
                <th scope="col">Ouverte</th>
                <th scope="col">Vue</th>
                <th scope="col">Action</th>
              </tr>
            </thead>
            <tbody>
              {sessions.map((session) => (
                <Line session={session} />
              ))}
            </tbody>
          </table>
        </section>
        {sessions.length > 1 && (
          <form method="post" action={`${PAGE}/fermer-autres`}>
            <button type="submit">Fermer toutes les autres sessions</button>
          </form>
        )}
        <p class="aside">
          Une session se ferme après 30 minutes sans activité, et au bout de 8 heures dans tous les cas.
        </p>
      </>,
    );
  };

const Line = ({ session }: { session: SessionView }) => (
  <tr>
    <th scope="row">{session.device}</th>
    <td>{moment(session.createdAt)}</td>
    <td>{moment(session.lastSeenAt)}</td>
    <td>
      {session.current ? (
        "cette session"
      ) : (
        <form method="post" action={`${PAGE}/${session.id}/fermer`}>
          <button type="submit" class="quiet" aria-label={`Fermer la session ${session.device}`}>
            Fermer
          </button>
        </form>
      )}
    </td>
  </tr>
);

const moment = (at: Date): string => `${frenchDay(at)} à ${frenchTime(at)}`;

export const closeSession =
  ({ accounts }: Pick<ConsoleDeps, "accounts">): Handler =>
  async (c) => {
    await accounts.revokeSession(staffOf(c), c.req.param("id") ?? "");
    return c.redirect(PAGE, 303);
  };

export const closeOtherSessions =
  ({ accounts }: Pick<ConsoleDeps, "accounts">): Handler =>
  async (c) => {
    await accounts.revokeOtherSessions(staffOf(c));
    return c.redirect(PAGE, 303);
  };
