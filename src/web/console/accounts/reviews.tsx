import {
  type AccessOverview,
  type AccessReview,
  type AccountView,
  LONGEST,
  REVIEW_DAYS,
  type RightsChange,
} from "../../../accounts/account.ts";
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
  advisor: "fiche de l'annuaire changée",
  disabled: "compte désactivé",
  enabled: "compte réactivé",
};

/** The review of rights: what changed, the attestation, and those of before. */
export const AccessReviews = ({ overview, overdue }: { overview: AccessOverview; overdue: boolean }) => {
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
      {overdue && (
        <p class="notice overdue">
          {spaced(
            reviews.length === 0
              ? "Cette revue n'a encore jamais été faite."
              : `La dernière revue date de plus de ${REVIEW_DAYS} jours : elle est en retard.`,
          )}
        </p>
      )}
      <h3>{reviews.length === 0 ? "Changements depuis le début" : "Changements depuis la dernière revue"}</h3>
      <Changes changes={changes} nameOf={nameOf} />
      <form method="post" action={`${ACCOUNTS}/revue`}>
        <input type="hidden" name="upTo" value={String(upTo)} />
        <Justified accounts={accounts.filter(({ state }) => state === "active")} />
        <label for="remarque">Remarque, si vous en avez une</label>
        <textarea
          id="remarque"
          name="remark"
          rows={2}
          maxlength={LONGEST.remark}
          aria-describedby="remarque-aide"
        />
        <p class="aside" id="remarque-aide">
          Gardée avec la revue ; les numéros et les adresses y sont masqués. N'y nommez personne.
        </p>
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

/** One tick an account: to click a button without looking is no review. */
const Justified = ({ accounts }: { accounts: readonly AccountView[] }) => (
  <fieldset>
    <legend>{spaced("Pour chaque compte actif : ses droits sont justifiés")}</legend>
    {accounts.map(({ id, email, roles, dormant, ...account }) => (
      <label class="check">
        <input type="checkbox" name="justified" value={id} required />{" "}
        {spaced(`${email} : ${roleNames(roles)} — ${account.function}, ${account.organisation}`)}
        {dormant && <strong> dormant</strong>}
      </label>
    ))}
  </fieldset>
);

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
  const { at, by, counts, changes, remark } = review;
  const day = `${frenchDay(new Date(at))} à ${frenchTime(new Date(at))}`;
  return (
    <li>
      <details>
        <summary>
          {spaced(
            `${day}, par ${by} : comptes actifs ${counts.active}, dormants ${counts.dormant}, invitations ${counts.invitations}, changements relus ${changes.length}`,
          )}
        </summary>
        {remark !== null && <p>{spaced(`Remarque : ${remark}`)}</p>}
        <Changes changes={changes} nameOf={nameOf} />
      </details>
    </li>
  );
};
