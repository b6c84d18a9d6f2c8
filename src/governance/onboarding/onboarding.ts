import type { Role, Staff } from "../../accounts/staff.ts";
import { journal } from "../../audit/journal.ts";
import { DomainError } from "../../errors.ts";
import type { GovernanceDeps } from "../deps.ts";
import { lastRead, type ReadRow } from "./store.ts";

/** Of the words of the page: change it when they change, and everyone is asked to read it again. */
export const ONBOARDING_VERSION = "2026-12";
/** Days after which it is to be read again: once a year. */
export const DAYS_GOOD = 365;

export type OnboardingStatus = {
  version: string;
  /** When this account last said that it had read, whatever the version; null: never. */
  readAt: Date | null;
  /** To be read: never, more than a year ago, another version, or without a role held since. */
  due: "never" | "old" | "changed" | "new_role" | null;
};

export type Onboarding = {
  status(staff: Staff): Promise<OnboardingStatus>;
  /** « J'ai lu » : journalled, with the roles held and the version read. @throws DomainError `deja-fait` when the page changed meanwhile */
  markRead(staff: Staff, version: string): Promise<void>;
};

type Deps = Pick<GovernanceDeps, "db" | "clock">;

/** Whether what an account read still holds, for the roles it has. */
export function dueOf(
  read: Pick<ReadRow, "at" | "roles" | "version"> | null,
  roles: readonly Role[],
  now: Date,
): OnboardingStatus["due"] {
  if (read === null) return "never";
  if (read.version !== ONBOARDING_VERSION) return "changed";
  if (now.getTime() - read.at.getTime() > DAYS_GOOD * 86_400_000) return "old";
  return roles.every((role) => read.roles.includes(role)) ? null : "new_role";
}

export async function onboardingStatus({ db, clock }: Deps, staff: Staff): Promise<OnboardingStatus> {
  const read = await lastRead(db, staff.accountId);
  return {
    version: ONBOARDING_VERSION,
    readAt: read?.at ?? null,
    due: dueOf(read, staff.roles, clock.now()),
  };
}

export async function markRead({ db, clock }: Deps, staff: Staff, version: string): Promise<void> {
  if (version !== ONBOARDING_VERSION)
    throw new DomainError("deja-fait", "Cette page a changé depuis que vous l'avez ouverte : relisez-la.");
  const facts = { account: staff.accountId, roles: [...staff.roles], version };
  await db.transaction((tx) =>
    journal(
      tx,
      { kind: "onboarding_read", subject: "prise-en-main", facts, contentDigest: null },
      clock.now(),
    ),
  );
}
