import { fallbacksFor } from "../orientation/fallbacks.ts";
import type { NextAdvisors } from "./contact.ts";
import type { ContactDeps } from "./deps.ts";
import { companyOf, reach } from "./reach.ts";
import { askedIn, type RequestRow } from "./store.ts";

/** Others that a leader is shown at once. */
const SHOWN = 3;

/** Who else fits, best first, of those who can be written to and were not asked; and the public services, in the charter's order. */
export async function nextAdvisors(deps: ContactDeps, row: RequestRow): Promise<NextAdvisors> {
  const company = companyOf(row);
  const asked = new Set(await askedIn(deps.db, row.chainId));
  const { advisors } = await deps.orienter.company(company, { without: asked });
  const fit: NextAdvisors["advisors"][number][] = [];
  for (const { id, name, kind, reasons } of advisors) {
    if (fit.length === SHOWN) break;
    if ((await reach(deps, id)).way !== "form") continue;
    const holding = reasons.filter(({ holds }) => holds).map(({ text }) => text);
    fit.push({ id, name, kind, reasons: holding });
  }
  return {
    advisors: fit,
    fallbacks: fallbacksFor(company).map(({ name, url, reason }) => ({ name, url, reason })),
  };
}
