import type { FieldError } from "../../errors.ts";
import { Field } from "./field.tsx";

type Props = { email: string; consent: boolean; optional: boolean; faults: readonly FieldError[] };

/** Where to be told by e-mail, and the consent without which nothing is kept. */
export const NoticeFields = ({ email, consent, optional, faults }: Props) => {
  const fault = (name: string): string | null => faults.find(({ field }) => field === name)?.message ?? null;
  return (
    <>
      <Field
        name="email"
        label={optional ? "Votre adresse électronique (facultatif)" : "Votre adresse électronique"}
        help="Chiffrée, elle sert à vous prévenir si une réponse de cette conversation est corrigée, retirée, ou si une contestation est décidée, et à rien d'autre. Elle est effacée avec la conversation, ou quand vous la retirez."
        fault={fault("email")}
        control={(described) => (
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            maxlength={254}
            value={email}
            required={!optional}
            {...described}
          />
        )}
      />
      <label class="consent">
        <input
          type="checkbox"
          name="consent"
          value="oui"
          checked={consent}
          required={!optional}
          {...(fault("consent") === null
            ? {}
            : { "aria-describedby": "consent-erreur", "aria-invalid": "true" })}
        />
        J'accepte que Boussole IA garde cette adresse pour me prévenir.
      </label>
      {fault("consent") !== null && (
        <p class="essential" id="consent-erreur">
          {fault("consent")}
        </p>
      )}
    </>
  );
};
