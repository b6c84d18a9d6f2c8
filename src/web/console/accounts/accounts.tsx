import type { Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { type AccountView, DORMANT_DAYS, type InvitationView } from "../../../accounts/account.ts";
import { hasRole, roleNames } from "../../../accounts/staff.ts";
import { frenchDay } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import { wordOf } from "../../word-of.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { SIGN_IN } from "../way-back.ts";
import { CUMULATED_WORDS, isCumulated, RightsFields } from "./fields.tsx";
import { ACCOUNTS } from "./form.ts";
import { AccessReviews } from "./reviews.tsx";

const DONE: Record<string, string> = {
  invitation: "Invitation enregistrée. Rien n'a été envoyé : copiez le message ci-dessous, et envoyez-le.",
  annulation: "Invitation annulée.",
  changement: "Compte modifié. Les nouveaux droits s'appliquent dès sa prochaine requête.",
  desactivation: "Compte désactivé, et toutes ses sessions fermées.",
  reactivation: "Compte réactivé.",
  revue: "Revue des droits enregistrée.",
};

/** Who has which right: read by administrators and the DPO, changed by administrators alone. */
export const accountsPage =
  ({ accounts, publicUrl }: Pick<ConsoleDeps, "accounts" | "publicUrl">): Handler =>
  async (c) => {
    const staff = staffOf(c);
    const overview = await accounts.overview();
    const mayChange = hasRole(staff, "administrator");
    const done = wordOf(DONE, c.req.query("fait"));
    const { counts } = overview;
    const address = `${new URL(publicUrl ?? c.req.url).origin}${SIGN_IN}`;
    const invited = overview.invitations.find(({ id }) => id === c.req.query("invitation"));
    return sendConsole(
      c,
      { title: "Comptes", here: ACCOUNTS, wide: true },
      <>
        <h1>Comptes et droits</h1>
        {done !== undefined && (
          <p role="status" class="done">
            {spaced(done)}
          </p>
        )}
        {mayChange && invited && <Letter id="message" invitation={invited} address={address} />}
        <p>
          {`${counted(counts.active, "compte actif", "comptes actifs")}, ${counted(counts.disabled, "désactivé", "désactivés")}, ${counted(counts.invitations, "invitation en attente", "invitations en attente")}.`}
        </p>
        {counts.dormant > 0 && (
          <p class="essential">
            {spaced(
              `${counted(counts.dormant, "compte n'a", "comptes n'ont")} rien fait depuis plus de ${DORMANT_DAYS} jours : à désactiver si la personne est partie.`,
            )}
          </p>
        )}
        {!mayChange && (
          <p class="aside">
            Vous pouvez tout lire et attester la revue des droits ; seul un administrateur change un droit.
          </p>
        )}
        <AccountTable accounts={overview.accounts} mayChange={mayChange} self={staff.accountId} />
        <h2>Invitations</h2>
        <InvitationTable invitations={overview.invitations} mayChange={mayChange} address={address} />
        {mayChange && <InvitationForm address={address} />}
        <AccessReviews overview={overview} overdue={await accounts.reviewOverdue()} />
      </>,
    );
  };

export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count < 2 ? one : many}`;

const STATES: Record<AccountView["state"], string> = {
  active: "actif",
  disabled: "désactivé",
  other_provider: "sans accès : venu par un autre mode de connexion",
};

type TableProps = { accounts: readonly AccountView[]; mayChange: boolean; self: string };

const AccountTable = ({ accounts, mayChange, self }: TableProps) => (
  <section class="scroll" aria-label="Comptes" tabindex={0}>
    <table>
      <caption class="visually-hidden">Comptes, avec leurs droits et leur dernière activité</caption>
      <thead>
        <tr>
          <th scope="col">Adresse</th>
          <th scope="col">Fonction</th>
          <th scope="col">Rôles</th>
          <th scope="col">État</th>
          <th scope="col">Invité par</th>
          <th scope="col">Connexion</th>
          <th scope="col">Activité</th>
          {mayChange && <th scope="col">Modifier</th>}
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr>
            <th scope="row">
              {account.email || "adresse effacée"}
              {account.id === self && " (vous)"}
            </th>
            <td>{`${account.function}, ${account.organisation}`}</td>
            <td>
              {roleNames(account.roles)}
              {account.advisorId !== null && <small>{spaced(` fiche ${account.advisorId}`)}</small>}
            </td>
            <td>
              {spaced(STATES[account.state])}
              {account.dormant && <strong> dormant</strong>}
            </td>
            <td>{account.invitedBy ?? "—"}</td>
            <td>{frenchDay(account.lastSignInAt)}</td>
            <td>{frenchDay(account.lastSeenAt)}</td>
            {mayChange && <td>{account.email !== "" && <Change account={account} />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Change = ({ account }: { account: AccountView }) => (
  <details>
    <summary aria-label={`Modifier ${account.email}`}>Modifier</summary>
    <form method="post" action={`${ACCOUNTS}/${account.id}`} class="rights">
      <RightsFields id={account.id} given={account} />
      <button type="submit">Enregistrer</button>
    </form>
    <form
      method="post"
      class="apart"
      action={`${ACCOUNTS}/${account.id}/${account.state === "disabled" ? "reactiver" : "desactiver"}`}
    >
      <button type="submit" class="quiet">
        {account.state === "disabled" ? "Réactiver ce compte" : "Désactiver ce compte"}
      </button>
    </form>
  </details>
);

/** What whoever invites sends themselves, ready to copy. */
const Letter = ({ id, invitation, address }: { id: string; invitation: InvitationView; address: string }) => (
  <>
    <label for={id}>{`Message pour ${invitation.email}`}</label>
    <textarea id={id} rows={7} readonly>
      {letterOf(invitation, address)}
    </textarea>
    {isCumulated(invitation.roles) && <p class="notice">{spaced(CUMULATED_WORDS)}</p>}
  </>
);

const letterOf = ({ email, roles, expiresAt, ...invited }: InvitationView, address: string): string =>
  spaced(
    `Bonjour,

Vous êtes invité à la console de Boussole IA (${invited.function}, ${invited.organisation}). Votre rôle : ${roleNames(roles)}.

Pour entrer, ouvrez ${address} avant le ${frenchDay(expiresAt)}, et identifiez-vous avec l'adresse ${email}, celle-là et pas une autre.`,
  );

const InvitationTable = ({
  invitations,
  mayChange,
  address,
}: {
  invitations: readonly InvitationView[];
  mayChange: boolean;
  address: string;
}) =>
  invitations.length === 0 ? (
    <p>Aucune invitation en attente.</p>
  ) : (
    <ul>
      {invitations.map((invitation) => {
        const { id, email, roles, expiresAt, expired } = invitation;
        return (
          <li>
            {spaced(
              `${email} : ${invitation.function}, ${invitation.organisation} — ${roleNames(roles)} — ${expired ? "expirée" : "expire"} le ${frenchDay(expiresAt)}`,
            )}
            {mayChange && (
              <form method="post" action={`${ACCOUNTS}/invitations/${id}/annuler`} class="inline">
                <button type="submit" class="quiet" aria-label={`Annuler l'invitation de ${email}`}>
                  Annuler
                </button>
              </form>
            )}
            {mayChange && !expired && (
              <details>
                <summary>Message à lui envoyer</summary>
                <Letter id={`message-${id}`} invitation={invitation} address={address} />
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );

const InvitationForm = ({ address }: { address: string }) => (
  <section aria-labelledby="inviter">
    <h3 id="inviter">Inviter une personne</h3>
    <p class="aside" id="inviter-aide">
      {spaced(
        `Elle a 7 jours pour se connecter avec cette adresse exacte, sur ${address}. Rien ne lui est envoyé : un message à copier vous est donné ensuite.`,
      )}
    </p>
    <form method="post" action={`${ACCOUNTS}/invitations`} aria-describedby="inviter-aide" class="rights">
      <label>
        Adresse professionnelle
        <input type="email" name="email" required maxlength={254} autocomplete="off" />
      </label>
      <RightsFields id="nouveau" given={{ roles: [], function: "", organisation: "", advisorId: null }} />
      <button type="submit">Inviter</button>
    </form>
  </section>
);
