import {
  type AdvisorAct,
  BARRIERS,
  type Barrier,
  NEXT_STEPS,
  type NextStep,
} from "../../../contact/contact.ts";
import { DomainError, type FieldError } from "../../../errors.ts";
import type { Typed } from "./acts.tsx";

const isIn = <T extends string>(list: readonly T[], value: string | undefined): value is T =>
  (list as readonly string[]).includes(value ?? "");

/** What a button of the page says. @throws DomainError `entree-invalide`, each missing answer with its own words */
export function actOf(typed: Typed): AdvisorAct {
  const { act } = typed;
  if (act === "take" || act === "met" || act === "unreachable" || act === "not_for_me") return { kind: act };
  if (act === "set_appointment") {
    const day = typed.day ?? "";
    if (day === "") throw refused([{ field: "day", message: "Donnez le jour du rendez-vous." }]);
    return { kind: act, day };
  }
  if (act === "done") return { kind: act, return: returnOf(typed) };
  throw new DomainError("entree-invalide", "Choisissez ce que vous avez fait de cette demande.");
}

function returnOf({ useful, barrier, nextStep }: Typed) {
  const faults: FieldError[] = [];
  if (useful !== "oui" && useful !== "non")
    faults.push({ field: "useful", message: "Dites si l'échange a été utile au dirigeant." });
  if (!isIn<Barrier>(BARRIERS, barrier))
    faults.push({ field: "barrier", message: "Choisissez son principal frein, ou « Aucun frein »." });
  if (!isIn<NextStep>(NEXT_STEPS, nextStep))
    faults.push({ field: "nextStep", message: "Choisissez sa prochaine étape, ou « Rien pour l'instant »." });
  if (faults.length > 0 || !isIn<Barrier>(BARRIERS, barrier) || !isIn<NextStep>(NEXT_STEPS, nextStep))
    throw refused(faults);
  return { useful: useful === "oui", barrier, nextStep };
}

const refused = (faults: FieldError[]): DomainError =>
  new DomainError("entree-invalide", "Il manque une réponse : le reste est gardé.", faults);
