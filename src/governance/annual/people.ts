import { type AccessOverview, REVIEW_DAYS } from "../../accounts/account.ts";
import { ROLES } from "../../accounts/staff.ts";
import type { Queryable } from "../../db/database.ts";
import { dueOf } from "../onboarding/onboarding.ts";
import { lastReads } from "../onboarding/store.ts";
import type { AnnualPeriod } from "./period.ts";
import type { AccessYear, OnboardingYear } from "./review.ts";

type Acts = ReadonlyMap<string, number>;

/** Who has which right today, and what was done about it in the year. */
export function accessOf(
  { counts, reviews }: AccessOverview,
  period: AnnualPeriod,
  acts: Acts,
  now: Date,
): AccessYear {
  const [last] = reviews;
  const inYear = reviews.filter(({ at }) => at >= period.start && at < period.end);
  const attested = inYear[0] ?? null;
  return {
    counts,
    reviews: acts.get("access_reviewed") ?? 0,
    lastReview: attested && { at: attested.at, by: attested.by },
    overdue: last === undefined || now.getTime() - last.at.getTime() > REVIEW_DAYS * 86_400_000,
    invited: acts.get("account_invited") ?? 0,
    joined: acts.get("account_joined") ?? 0,
    changed: acts.get("account_changed") ?? 0,
    disabled: acts.get("account_disabled") ?? 0,
  };
}

/** Of the accounts that can act today, those whose reading was good at the end of the period. */
export async function onboardingOf(
  db: Queryable,
  { accounts }: AccessOverview,
  period: AnnualPeriod,
  acts: Acts,
): Promise<OnboardingYear> {
  const reads = new Map((await lastReads(db, period.end)).map((row) => [row.accountId, row]));
  const active = accounts.filter(({ state }) => state === "active");
  const good = active.filter(({ id, roles }) => dueOf(reads.get(id) ?? null, roles, period.end) === null);
  return {
    accounts: active.length,
    upToDate: good.length,
    readings: acts.get("onboarding_read") ?? 0,
    byRole: ROLES.map((role) => ({
      role,
      accounts: active.filter(({ roles }) => roles.includes(role)).length,
      upToDate: good.filter(({ roles }) => roles.includes(role)).length,
    })),
  };
}
