import { frenchDate, parisDay } from "../clock.ts";
import { DomainError } from "../errors.ts";
import { INVITATION_DAYS } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import { ROLES, type Role } from "./staff.ts";

type Options = {
  roles?: string | undefined;
  function?: string | undefined;
  organisation?: string | undefined;
  advisor?: string | undefined;
};

/**
 * `npm run accounts`: names the very first administrator, and shows who has which right.
 * @returns what to print
 * @throws DomainError for what is not understood, and what `invite` throws
 */
export async function runAccountsCommand(
  accounts: Pick<Accounts, "invite" | "overview">,
  [command, email]: readonly string[],
  options: Options,
): Promise<string> {
  if (command === "list") return list(accounts);
  if (command !== "invite")
    throw new DomainError("entree-invalide", "Commande inconnue : list ou invite (voir --help).");
  const { expiresAt } = await accounts.invite(null, {
    email: email ?? "",
    roles: rolesIn(options.roles ?? ""),
    function: options.function ?? "",
    organisation: options.organisation ?? "",
    advisorId: options.advisor,
  });
  return `Invitation enregistrée, ${INVITATION_DAYS} jours (jusqu'au ${dayOf(expiresAt)}). La personne se connecte sur /console/connexion avec cette adresse.`;
}

function rolesIn(text: string): Role[] {
  const given = text.split(/[\s,]+/).filter((one) => one !== "");
  const unknown = given.find((one) => !ROLES.some((role) => role === one));
  if (unknown !== undefined)
    throw new DomainError("entree-invalide", `Rôle inconnu : ${unknown}. Attendu : ${ROLES.join(", ")}.`);
  return ROLES.filter((role) => given.includes(role));
}

const dayOf = (at: Date): string => frenchDate(parisDay(at));

async function list(accounts: Pick<Accounts, "overview">): Promise<string> {
  const { accounts: all, invitations } = await accounts.overview();
  const lines = [
    ...all.map(
      ({ email, roles, state, function: role, organisation, lastSeenAt }) =>
        `${email}  ${roles.join(",")}  ${state}  ${role}, ${organisation}  vu le ${dayOf(lastSeenAt)}`,
    ),
    ...invitations.map(
      ({ email, roles, expired, expiresAt }) =>
        `${email}  ${roles.join(",")}  ${expired ? "invitation expirée" : "invité"} (${dayOf(expiresAt)})`,
    ),
  ];
  return lines.length === 0 ? "Aucun compte, aucune invitation." : lines.join("\n");
}
