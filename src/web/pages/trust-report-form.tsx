import type { Advisor } from "../../directory/advisor.ts";
import type { FieldError } from "../../errors.ts";
import { DAYS_TO_ANSWER, LONGEST, MONTHS_KEPT } from "../../trust/report.ts";
import { Field } from "../components/field.tsx";
import { spaced } from "../typography.ts";

export type Given = { advisor: Advisor | null; who: string; what: string; contact: string };

/** What is promised to whoever reports, before they write. */
export const Promises = () => (
  <ul>
    <li>Rien n'est publié. Sauf urgence, personne n'est suspendu sans avoir été invité à répondre.</li>
    <li>{`Réponse dans les ${DAYS_TO_ANSWER} jours, sur une page dont vous seul aurez l'adresse.`}</li>
    <li>{`Vos mots sont chiffrés, lus par les agents habilités, et effacés ${MONTHS_KEPT} mois après la réponse.`}</li>
  </ul>
);

/** The form of a report, as it was filled, with what is wrong beside each field. */
export const ReportForm = ({ given, faults }: { given: Given; faults: readonly FieldError[] }) => {
  const fault = (name: string): string | null => faults.find(({ field }) => field === name)?.message ?? null;
  return (
    <form method="post" action="/signaler">
      {given.advisor !== null && (
        <>
          <input type="hidden" name="advisorId" value={given.advisor.id} />
          <p>{spaced(`Fiche de l'annuaire : ${given.advisor.name}`)}</p>
        </>
      )}
      <Field
        name="who"
        label="Qui vous a contacté"
        help="Un nom, une structure, un site ou un SIRET."
        fault={fault("who")}
        control={(described) => (
          <input id="who" name="who" value={given.who} maxlength={LONGEST.who} required {...described} />
        )}
      />
      <Field
        name="what"
        label="Ce qui s'est passé"
        help="Ici et au-dessus, numéros de téléphone, courriels et numéros bancaires sont masqués avant d'être enregistrés."
        fault={fault("what")}
        control={(described) => (
          <textarea id="what" name="what" rows={6} maxlength={LONGEST.what} required {...described}>
            {given.what}
          </textarea>
        )}
      />
      <Field
        name="contact"
        label="Comment vous joindre (facultatif)"
        help="Seulement si nous avons une question. Ce champ n'est pas masqué."
        fault={fault("contact")}
        control={(described) => (
          <input
            id="contact"
            name="contact"
            value={given.contact}
            maxlength={LONGEST.contact}
            {...described}
          />
        )}
      />
      <p class="actions">
        <button type="submit">Envoyer le signalement</button>
      </p>
    </form>
  );
};
