import type { Satisfaction } from "../../../contact/contact.ts";
import { HELPED_WORDS } from "../../../contact/labels.ts";
import type { FieldError } from "../../../errors.ts";
import { spaced } from "../../typography.ts";
import { formText } from "../session.ts";
import { Choice } from "./choice.tsx";

/** The two answers, or what is missing. */
export function satisfactionIn(form: Record<string, unknown>): Satisfaction | FieldError[] {
  const helped = formText(form, "helped");
  const would = formText(form, "wouldAdvise");
  const faults = [
    ...(Object.hasOwn(HELPED_WORDS, helped) ? [] : [{ field: "helped", message: "Choisissez une réponse." }]),
    ...(would === "oui" || would === "non"
      ? []
      : [{ field: "wouldAdvise", message: "Choisissez une réponse." }]),
  ];
  return faults.length > 0
    ? faults
    : { helped: helped as Satisfaction["helped"], wouldAdvise: would === "oui" };
}

/** What becomes of the answers. */
export const COUNTED =
  "Votre réponse s'ajoute à un total du mois : elle n'est gardée ni avec votre demande, ni avec le nom de votre interlocuteur, qui ne la voit pas.";

type Props = { action: string; faults: readonly FieldError[]; given?: Record<string, unknown> };

/** Two questions to the leader, ten days after the meeting. */
export const SatisfactionForm = ({ action, faults, given = {} }: Props) => (
  <form method="post" action={action} class="satisfaction">
    <Choice
      name="helped"
      legend={spaced("Cet échange vous a-t-il aidé ?")}
      options={Object.entries(HELPED_WORDS)}
      given={formText(given, "helped")}
      faults={faults}
    />
    <Choice
      name="wouldAdvise"
      legend={spaced("Le conseilleriez-vous à un autre dirigeant ?")}
      options={[
        ["oui", "Oui"],
        ["non", "Non"],
      ]}
      given={formText(given, "wouldAdvise")}
      faults={faults}
    />
    <p class="confirm">
      <button type="submit">Envoyer ma réponse</button>
    </p>
    <p class="aside">{spaced(COUNTED)}</p>
  </form>
);
