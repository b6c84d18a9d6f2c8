import { CALL_TIMES } from "../../../contact/contact.ts";
import { DELAYS } from "../../../contact/delays.ts";
import { CALL_TIME_WORDS } from "../../../contact/labels.ts";
import type { FieldError } from "../../../errors.ts";
import { Field } from "../../components/field.tsx";
import { spaced } from "../../typography.ts";
import { companyInWords } from "./company-words.ts";
import { COMPANY_FIELDS, companyIn, type Given } from "./given.ts";

const KEPT = `Transmis à cette personne seulement. Effacé d'ici ${DELAYS.keptClosed} jours après la fin de l'échange.`;

type Props = {
  given: Given;
  faults: readonly FieldError[];
  /** Whether a letter can go to the address given. */
  canMail: boolean;
};

/** What the leader writes, with what is wrong beside each field. */
export const RequestFields = ({ given, faults, canMail }: Props) => {
  const fault = (name: string): string | null => faults.find(({ field }) => field === name)?.message ?? null;
  const known = COMPANY_FIELDS.some(({ name }) => given[name] !== "");
  const company = companyInWords(companyIn(given));
  return (
    <>
      <input type="hidden" name="form" value={given.form} />
      <Field
        name="text"
        label="Votre message"
        help="Changez ce que vous voulez. N'y mettez ni nom ni numéro : vos coordonnées ont leur place plus bas."
        fault={fault("text")}
        control={(described) => (
          // No `maxlength`: what is too long must come back whole, not cut while it is pasted.
          <textarea id="text" name="text" rows={8} required {...described}>
            {given.text}
          </textarea>
        )}
      />
      <fieldset>
        <legend>Comment vous joindre, pour cet échange seulement</legend>
        <p class="aside">Un téléphone ou un courriel : l'un des deux suffit.</p>
        <Field
          name="phone"
          label="Téléphone"
          help={spaced(KEPT)}
          fault={fault("phone")}
          control={(described) => (
            <input
              id="phone"
              name="phone"
              type="tel"
              autocomplete="tel"
              maxlength={40}
              value={given.phone}
              {...described}
            />
          )}
        />
        <Field
          name="email"
          label="Courriel"
          help={
            canMail ? "Vous y recevrez aussi le lien pour suivre ou annuler votre demande." : spaced(KEPT)
          }
          fault={fault("email")}
          control={(described) => (
            <input
              id="email"
              name="email"
              type="email"
              autocomplete="email"
              maxlength={254}
              value={given.email}
              {...described}
            />
          )}
        />
        <label for="callTime">Quand vous appeler, si vous donnez un téléphone (jours ouvrés)</label>
        <select id="callTime" name="callTime">
          {CALL_TIMES.map((time) => (
            <option value={time} selected={given.callTime === time}>
              {CALL_TIME_WORDS[time].replace(/^./, (letter) => letter.toUpperCase())}
            </option>
          ))}
        </select>
      </fieldset>
      <details class="fold company-said" open={!known}>
        <summary>
          {spaced(company === null ? "Votre entreprise (facultatif)" : `Votre entreprise : ${company}`)}
        </summary>
        <div class="find">
          {COMPANY_FIELDS.map(({ name, title, options }) => (
            <label>
              {title}
              <select name={name}>
                <option value="">Je ne sais pas</option>
                {options.map(({ value, label }) => (
                  <option value={value} selected={given[name] === value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      </details>
    </>
  );
};

/** The consent without which nothing leaves: to one advisor, for one purpose. */
export const Consent = ({
  name,
  fault,
  id = "consent",
}: {
  name: string;
  fault: string | null;
  id?: string;
}) => (
  <>
    <label class="consent" for={id}>
      <input
        id={id}
        type="checkbox"
        name="consent"
        value="oui"
        required
        {...(fault === null ? {} : { "aria-describedby": `${id}-erreur`, "aria-invalid": "true" })}
      />
      {`J'accepte que ce message et ces coordonnées soient transmis à ${name}, pour qu'on me réponde.`}
    </label>
    {fault !== null && (
      <p class="essential" id={`${id}-erreur`}>
        {fault}
      </p>
    )}
  </>
);
