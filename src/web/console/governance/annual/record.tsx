import { kindLabel } from "../../../../audit/labels.ts";
import { notDone, notDoneInPublic, toDecide } from "../../../../governance/annual/questions.ts";
import type { AnnualReview, Change } from "../../../../governance/annual/review.ts";
import { frenchDay } from "../../../dates.ts";
import { spaced } from "../../../typography.ts";
import { factLabel } from "../../journal-facts.ts";
import { factValue } from "../../journal-values.ts";
import { counted, number } from "../../quality/words.ts";
import { moment } from "../../words.ts";
import { Counts, Kinds, Lists, P, Section, Table } from "./parts.tsx";

type Props = { review: AnnualReview; publicSummary: boolean };

/** Whether the journal that all this rests on was read again, and what was found. */
export const Journal = ({ review: { journal }, publicSummary }: Props) => {
  const { verification, last, checkpointAt } = journal;
  return (
    <Section id="journal" title="État du journal">
      <P>
        {
          "Chaque acte du service entre dans un journal chaîné : changer une entrée casse la suite, et une vérification le voit."
        }
      </P>
      <Counts
        caption="Le journal"
        rows={[
          ...(publicSummary ? [] : [["Actes inscrits dans l'année", journal.entries] as const]),
          ["Dernière entrée", last === null ? "aucune" : `n° ${number(last.seq)}, le ${moment(last.at)}`],
          ["Dernier point de contrôle signé", checkpointAt === null ? "aucun" : moment(checkpointAt)],
          [
            "Dernière lecture entière",
            verification === null
              ? "jamais"
              : `${moment(verification.at)} : ${counted(verification.entries, "entrée", "entrées")}`,
          ],
          ["Anomalies trouvées alors", verification === null ? "inconnu" : verification.faults],
        ]}
      />
    </Section>
  );
};

function changeWords({ kind, facts }: Change): string {
  if (facts.length === 0) return "sans changement de contenu";
  return facts
    .map(({ name, from, to }) => {
      const [label, value] = [factLabel(kind, name), factValue(kind, name, to)];
      return kind === "rules_changed"
        ? `${label} : ${from === null ? value : `${factValue(kind, name, from)} → ${value}`}`
        : `${label} : ${value}`;
    })
    .join(" ; ");
}

/** What changed the answers in the year: prompts, rules, knowledge, directory. */
export const Changes = ({ review: { changes }, publicSummary }: Props) => (
  <Section id="changements" title="Ce qui a changé">
    {changes.total === 0 ? (
      <P>{"Rien n'a changé dans l'année : ni règle, ni consigne, ni fiche, ni annuaire."}</P>
    ) : (
      <>
        <Kinds caption="Changements, par sorte" kinds={changes.byKind} labelOf={kindLabel} />
        {!publicSummary && (
          <>
            <Table
              caption="Les changements, dans l'ordre"
              heads={["Jour", "Changement", "Détail"]}
              rows={changes.latest.map((change) => [
                // A day is not cut in two.
                frenchDay(change.at).replaceAll(" ", "\u00a0"),
                kindLabel(change.kind),
                changeWords(change),
              ])}
            />
            {changes.latest.length < changes.total && (
              <P
                note
              >{`Les ${changes.latest.length} derniers sur ${number(changes.total)} ; les autres sont au journal.`}</P>
            )}
          </>
        )}
      </>
    )}
  </Section>
);

/** Who answers for what. */
export const Owners = ({ review: { owners } }: { review: AnnualReview }) => (
  <Section id="responsables" title="Qui répond de quoi">
    <Table
      caption="Par fonction, jamais par nom"
      heads={["Quoi", "Qui", "Comment lui écrire"]}
      rows={owners.map(({ label, holder }) => [
        label,
        holder === null
          ? "non désigné"
          : holder.function === null
            ? "nommé par les réglages"
            : `${holder.function}, ${holder.organisation}`,
        holder?.contact ?? "",
      ])}
    />
  </Section>
);

/** What the year leaves undone, said as plainly as the rest. */
export const NotDone = ({ review, publicSummary }: Props) => (
  <Section id="non-fait" title="Ce qui n'a pas été fait">
    <Lists
      items={publicSummary ? notDoneInPublic(review) : notDone(review)}
      empty="Rien de ce que ce bilan sait mesurer n'est resté en attente."
    />
  </Section>
);

/** What only people can decide, with room to write. */
export const ToDecide = ({ review }: { review: AnnualReview }) => (
  <Section id="a-decider" title="Ce que le comité doit décider">
    <ol class="decide">
      {toDecide(review).map((question) => (
        <li>
          {spaced(question)}
          <div class="answer" />
        </li>
      ))}
    </ol>
  </Section>
);

/** Who approves, by hand. */
export const Signatures = () => (
  <section class="sign" id="signatures">
    <h2>Approbation</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Fonction</th>
          <th scope="col">Avis</th>
          <th scope="col">Date et signature</th>
        </tr>
      </thead>
      <tbody>
        {["Référent IA", "Délégué à la protection des données", "Responsable du service"].map((who) => (
          <tr>
            <th scope="row">{who}</th>
            <td>
              <p>
                <span class="box" /> approuvé
              </p>
              <p>
                <span class="box" /> approuvé avec réserves
              </p>
            </td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
