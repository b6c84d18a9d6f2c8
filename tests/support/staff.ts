import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { LINK_NAMES } from "../../src/accounts/demo/file.ts";
import type { Role } from "../../src/accounts/staff.ts";
import type { Served } from "./served.ts";

/** The link of a role that is good now: using one puts another in the file. */
export async function demoLink({ dataDir }: Served, role: Role): Promise<string> {
  const links = JSON.parse(await readFile(join(dataDir, "demo-links.json"), "utf8")) as Record<
    string,
    string
  >;
  return links[LINK_NAMES[role]] ?? "";
}

/** Signs in by the link of a role. @returns the `Cookie` header of the session */
export async function signInAs(served: Served, role: Role): Promise<string> {
  const answer = await fetch(await demoLink(served, role), { method: "POST", redirect: "manual" });
  return cookieOf(answer);
}

/** The cookies that a response sets, as a `Cookie` header; the cleared ones left out. */
export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");
