import type { AccessOverview, AccessReview, RightsChange } from "../../../accounts/account.ts";
import { roleNames } from "../../../accounts/staff.ts";
import { frenchDay, frenchTime } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import { ACCOUNTS } from "./form.ts";

const KINDS: Record<RightsChange["kind"], string> = {
  invited: "invitation",
  cancelled: "invitation annulée",
  joined: "arrivée",
  roles: "rôles changés",
  identity: "fonction ou organisation corrigée",
  disabled: "compte désactivé",
  enabled: "compte réactivé",
};

/** The review of rights: what changed, the attestation, and those of before. */
export const AccessReviews = ({ overview }: { overview: AccessOverview }) => {
  const { accounts, changes, reviews, upTo } = overview;
  const nameOf = (id: string): string =>
    accounts.find((account) => account.id === id)?.email ??
    overview.invitations.find((invitation) => invitation.id === id)?.email ??
    "une invitation passée";
  return (
    <section aria-labelledby="revue">
      <h2 id="revue">Revue des droits</h2>
      <p>
        {spaced(
          "Une fois par mois, relisez qui a quel droit : les personnes parties, les rôles de trop, les comptes dormants.",
        )}
      </p>
      <h3>{reviews.length === 0 ? "Changements depuis le début" : "Changements depuis la dernière revue"}</h3>
      <Changes changes={changes} nameOf={nameOf} />
      <form method="post" action={`${ACCOUNTS}/revue`}>
        <input type="hidden" name="upTo" value={String(upTo)} />
        <button type="submit">J'ai relu les droits</button>
      </form>
      <h3 class="apart">Revues passées</h3>
      {reviews.length === 0 ? (
        <p>Aucune revue n'a encore été faite.</p>
      ) : (
        <ul>
          {reviews.map((review) => (
            <Past review={review} nameOf={nameOf} />
          ))}
        </ul>
      )}
    </section>
  );
};

type ChangesProps = { changes: readonly RightsChange[]; nameOf: (id: string) => string };

const Changes = ({ changes, nameOf }: ChangesProps) =>
  changes.length === 0 ? (
    <p>Aucun changement.</p>
  ) : (
    <ul>
      {changes.map(({ kind, subject, rolesBefore, rolesAfter, by, at }) => (
        <li>
          {spaced(
            `${frenchDay(new Date(at))} : ${KINDS[kind]}, ${nameOf(subject)} — ${roleNames(rolesBefore)} → ${roleNames(rolesAfter)}${by === null ? "" : `, par ${nameOf(by)}`}`,
          )}
        </li>
      ))}
    </ul>
  );

const Past = ({ review, nameOf }: { review: AccessReview; nameOf: (id: string) => string }) => {
  const { at, by, counts, changes } = review;
  const day = `${frenchDay(new Date(at))} à ${frenchTime(new Date(at))}`;
  return (
    <li>
      <details>
        <summary>
          {spaced(
            `${day}, par ${by} : comptes actifs ${counts.active}, dormants ${counts.dormant}, invitations ${counts.invitations}, changements relus ${changes.length}`,
          )}
        </summary>
        <Changes changes={changes} nameOf={nameOf} />
      </details>
    </li>
  );
};
