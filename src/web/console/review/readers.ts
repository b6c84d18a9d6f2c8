import type { AccountView } from "../../../accounts/account.ts";
import type { Accounts } from "../../../accounts/accounts.ts";

/** Who may reread, among the accounts that can sign in. */
export async function readersOf(accounts: Accounts): Promise<AccountView[]> {
  const { accounts: all } = await accounts.overview();
  return all.filter(
    ({ state, roles }) => state === "active" && (roles.includes("reviewer") || roles.includes("lead")),
  );
}
