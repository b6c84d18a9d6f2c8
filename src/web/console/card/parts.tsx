import { type Changes, type Editable, FIELD_LABELS, fieldsOf, withChanges } from "../../../desk/changes.ts";
import type { Figures } from "../../../desk/desk.ts";
import type { Advisor } from "../../../directory/advisor.ts";
import { AVAILABILITY_LABELS, KIND_LABELS } from "../../../directory/labels.ts";
import {
  conflictInWords,
  expertiseInWords,
  maturityInWords,
  regionsInWords,
  sectorsInWords,
  sizesInWords,
} from "../../../directory/words.ts";
import { frenchDate } from "../../dates.ts";
import { spaced } from "../../typography.ts";

const yesNo = (value: boolean): string => (value ? "oui" : "non");
const NONE = "non indiqué";

/** A field of a card in words, as the public page has them. */
export const valueInWords = (advisor: Advisor, field: Editable): string => {
  switch (field) {
    case "sectors":
      return sectorsInWords(advisor);
    case "regions":
      return regionsInWords(advisor);
    case "sizes":
      return sizesInWords(advisor);
    case "expertise":
      return expertiseInWords(advisor);
    case "maturityLevels":
      return maturityInWords(advisor);
    case "availability":
      return AVAILABILITY_LABELS[advisor.availability];
    case "activateurRegistered":
      return yesNo(advisor.activateurRegistered);
    case "commercialInterest":
      return advisor.commercialInterest ?? "aucun";
    case "conflicts":
      return advisor.conflicts.length === 0 ? "aucun" : advisor.conflicts.map(conflictInWords).join(" ; ");
    case "url":
    case "email":
    case "phone":
    case "description":
      return advisor[field] ?? NONE;
  }
};

/** What the directory says, field by field. */
export const CardFacts = ({ advisor }: { advisor: Advisor }) => (
  <dl class="explained">
    <dt>Type</dt>
    <dd>{KIND_LABELS[advisor.kind]}</dd>
    {(Object.keys(FIELD_LABELS) as Editable[]).map((field) => (
      <>
        <dt>{FIELD_LABELS[field]}</dt>
        <dd>{spaced(valueInWords(advisor, field))}</dd>
      </>
    ))}
  </dl>
);

/** Before and after, for the fields that change. */
export const Differences = ({ advisor, changes }: { advisor: Advisor; changes: Changes }) => {
  const after = withChanges(advisor, changes);
  return (
    <dl class="explained">
      {fieldsOf(changes).map((field) => (
        <>
          <dt>{FIELD_LABELS[field]}</dt>
          <dd>
            <p>
              <span class="aside">{spaced("Aujourd'hui : ")}</span>
              <del>{spaced(valueInWords(advisor, field))}</del>
            </p>
            <p>
              <span class="aside">{spaced("Proposé : ")}</span>
              <ins>{spaced(valueInWords(after, field))}</ins>
            </p>
          </dd>
        </>
      ))}
    </dl>
  );
};

/** What article 5 of the charter lets an ambassador know of their card. */
export const FigureTable = ({
  figures: { months, contacts },
  caption,
}: {
  figures: Figures;
  caption: string;
}) => {
  const total = (name: "views" | "proposed") => months.reduce((sum, month) => sum + month[name], 0);
  return (
    <>
      <p>
        {contacts.received === 0
          ? "Aucune demande de contact n'est arrivée par ce service."
          : spaced(
              `Depuis le début, ${contacts.received} demande${contacts.received > 1 ? "s" : ""} de contact par ce service, dont ${contacts.answered} avec une réponse.`,
            )}
      </p>
      <div class="scroll">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Mois</th>
              <th scope="col">Lue</th>
              <th scope="col">Proposée</th>
            </tr>
          </thead>
          <tbody>
            {[...months].reverse().map(({ month, views, proposed }) => (
              <tr>
                <th scope="row">{frenchDate(month)}</th>
                <td>{views}</td>
                <td>{proposed}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">En tout</th>
              <td>{total("views")}</td>
              <td>{total("proposed")}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p class="aside">
        {spaced(
          "« Lue » : la page a été ouverte ; robots et pages chargées d'avance ne comptent pas. « Proposée » : montrée dans une réponse, ou par « Trouver la bonne personne ». Rien n'est retenu de qui a lu. Un arrêt brutal du service peut faire perdre les comptes de la dernière minute. Ces chiffres ne changent rien au rang.",
        )}
      </p>
    </>
  );
};
