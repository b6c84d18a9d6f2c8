import { parisDay } from "../../clock.ts";
import { startOfParisDay } from "../../events/zone.ts";
import type { EquityDeps } from "../deps.ts";
import * as store from "../store.ts";
import { monthOf } from "./month.ts";
import { orientedIn } from "./use.ts";

/** Older months are not made any more: the companies of their conversations are forgotten. */
const MOST = 12;

/** Makes the figures of the months that are over and were not made yet, once and for all. */
export async function closeMonths({ db, clock }: Pick<EquityDeps, "db" | "clock">): Promise<void> {
  const at = clock.now();
  const first = await store.firstAnswerAt(db);
  if (first === null) return;
  const made = await store.monthsMade(db);
  const from = parisDay(first).slice(0, 7);
  let month = shifted(parisDay(at).slice(0, 7), -MOST);
  for (; month < parisDay(at).slice(0, 7); month = shifted(month, 1)) {
    if (month < from || made.has(month)) continue;
    const oriented = await orientedIn(db, startOf(month), startOf(shifted(month, 1)));
    await store.insertMonth(db, monthOf(month, oriented), at);
  }
}

/** The month so many months later, as `YYYY-MM`. */
function shifted(month: string, by: number): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, (number ?? 1) - 1 + by, 1)).toISOString().slice(0, 7);
}

const startOf = (month: string): Date => startOfParisDay(`${month}-01`);
