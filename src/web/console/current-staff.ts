import type { Context } from "hono";
import type { Accounts } from "../../accounts/accounts.ts";
import type { Staff } from "../../accounts/staff.ts";
import { agentCookie } from "./cookie.ts";

/**
 * Who sends a request, read from the database each time; gives the browser its next token when the hour has come.
 * Made once, for `createAccess`.
 */
export const currentStaff =
  (accounts: Pick<Accounts, "resume">) =>
  async (c: Context): Promise<Staff | null> => {
    const token = agentCookie.read(c);
    const resumed = token === undefined ? null : await accounts.resume(token);
    if (resumed?.replacement) agentCookie.set(c, resumed.replacement);
    return resumed?.staff ?? null;
  };
