import type { Staff } from "../accounts/staff.ts";
import { journal } from "../audit/journal.ts";
import { DomainError } from "../errors.ts";
import { maskPersonalData } from "../privacy/mask.ts";
import { plain } from "../trust/clean.ts";
import type { TrustDeps } from "../trust/deps.ts";
import { restoreAdvisor } from "../trust/suspension/restore.ts";
import { suspensionsInForce } from "../trust/suspension/store.ts";
import { suspendAdvisor } from "../trust/suspension/suspend.ts";
import { whatIsOff } from "./off.ts";
import * as store from "./store.ts";
import { LONGEST_REASON, type NewTurn, type Switches, type Turn } from "./switch.ts";

const SHOWN = 50;

export function createSwitches(deps: TrustDeps): Switches {
  const { db } = deps;
  return {
    async board() {
      const suspended = await suspensionsInForce(db);
      return {
        off: (await store.turnsInForce(db)).map(turnOf),
        suspended: suspended.map(({ advisorId, decidedBy, at, urgent }) => ({
          advisorId,
          by: decidedBy,
          at,
          urgent,
        })),
        history: (await store.latestTurns(db, SHOWN)).map(turnOf),
      };
    },
    targets: async () => ({
      fiche: await store.targetsOf(db, "fiche"),
      prepared: await store.targetsOf(db, "prepared"),
    }),
    isChatOff: async () => (await whatIsOff(db)).chat,
    turn: (staff, asked) => turn(deps, staff, asked),
    suspendAdvisor: async (staff, id, reason) =>
      suspendAdvisor(deps, id.trim(), { by: functionOf(staff), reason: reasonOf(reason), urgent: true }),
    restoreAdvisor: async (staff, id, reason) =>
      restoreAdvisor(deps, id.trim(), { by: functionOf(staff), reason: reasonOf(reason) }),
  };
}

/** As a common noun: with a capital on each word, what keeps names out of the journal would take it for one. */
const functionOf = ({ function: said }: Staff): string => said.charAt(0).toLowerCase() + said.slice(1);

const turnOf = ({ function: role, organisation, target, ...row }: store.TurnRow): Turn => ({
  ...row,
  target: target === "" ? null : target,
  by: `${role}, ${organisation}`,
});

/** The turn, what is off, and the journal entry, in one transaction. */
async function turn({ db, clock }: TrustDeps, staff: Staff, asked: NewTurn): Promise<void> {
  const { kind, on } = asked;
  const reason = reasonOf(asked.reason);
  const target = kind === "chat" || kind === "generated" ? "" : (asked.target ?? "").trim();
  const at = clock.now();
  const { accountId, function: role, organisation } = staff;
  await db.transaction(async (tx) => {
    await store.lockSwitches(tx);
    if ((await store.isOff(tx, kind, target)) !== on) throw on && target !== "" ? notOff() : already(on);
    // What is gone may still be turned on again; only what exists is turned off.
    if (!on && (kind === "fiche" || kind === "prepared")) {
      const known = await store.targetsOf(tx, kind);
      if (!known.some(({ id }) => id === target)) throw unknown(kind);
    }
    const row = { kind, target, on, reason, accountId, function: role, organisation, at };
    await store.recordTurn(tx, row);
    const facts = { switch: kind, target: target || null, on, by: accountId, function: role };
    await journal(tx, { kind: "switch_turned", subject: target || kind, facts, contentDigest: null }, at);
  });
}

/** @throws DomainError `entree-invalide` when there is no reason, or too long a one */
function reasonOf(said: string): string {
  const clean = plain(said);
  const length = [...clean].length;
  const fault =
    length === 0
      ? "Donnez la raison en une phrase : qui relira voudra savoir."
      : length > LONGEST_REASON
        ? `La raison compte ${length} caractères ; le maximum est de ${LONGEST_REASON}. Raccourcissez.`
        : null;
  if (fault !== null) throw refused("reason", fault);
  return maskPersonalData(clean).text;
}

const already = (on: boolean): DomainError =>
  new DomainError(
    "deja-fait",
    on
      ? "C'est déjà en marche : il n'y a rien à rétablir."
      : "C'est déjà coupé : voyez depuis quand et pourquoi.",
  );

const notOff = (): DomainError =>
  new DomainError("deja-fait", "Cet identifiant n'est pas coupé : il n'y a rien à rétablir.");

const unknown = (kind: "fiche" | "prepared"): DomainError =>
  refused(
    "target",
    kind === "fiche"
      ? "Aucune fiche en service n'a cet identifiant."
      : "Aucune réponse préparée en service n'a cet identifiant.",
  );

const refused = (field: string, message: string): DomainError =>
  new DomainError("entree-invalide", "Rien n'a été changé. Corrigez ceci, puis recommencez.", [
    { field, message },
  ]);
