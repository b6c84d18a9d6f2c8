import type { Child } from "hono/jsx";
import type { AccountView } from "../../../accounts/account.ts";
import { hasRole, type Staff } from "../../../accounts/staff.ts";
import type { OpenedAnswer } from "../../../review/reading/open.ts";
import { CONCLUSIONS } from "../../../review/reading/verdict.ts";
import { spaced } from "../../typography.ts";
import { VerdictForm, type VerdictValues } from "./verdict-form.tsx";

const valuesOf = ({ conclusion, scores, reasons }: OpenedAnswer["verdicts"][number]): VerdictValues => ({
  conclusion,
  scores: Object.fromEntries(
    Object.entries(scores).map(([key, score]) => [key, score === null ? "" : String(score)]),
  ),
  reasons,
  comment: "",
});

/** What a reader can do about an answer: judge it, and the rest folded. */
export const Judge = ({
  staff,
  opened,
  values,
  readers,
}: {
  staff: Staff;
  opened: OpenedAnswer;
  values: VerdictValues;
  /** To whom a lead may entrust it; empty for others. */
  readers: readonly AccountView[];
}) => {
  const { item, read, words } = opened;
  const own = opened.verdicts.find(({ accountId }) => accountId === staff.accountId);
  const action = (name: string): string => `/console/relecture/${item.reference}/${name}`;
  return (
    <section class="judge">
      {!read && <VerdictForm reference={item.reference} values={values} twice={item.readingsWanted > 1} />}
      {own && (
        <>
          <p class="notice">
            {spaced(
              `Vous avez rendu votre avis : ${CONCLUSIONS[own.conclusion as keyof typeof CONCLUSIONS]}.`,
            )}
          </p>
          <details>
            <summary>Revenir sur mon avis</summary>
            <VerdictForm reference={item.reference} values={valuesOf(own)} twice={false} revise />
          </details>
        </>
      )}
      <div class="other-acts">
        <p>
          <a href={action("correction")} data-key="p">
            Proposer une correction
          </a>{" "}
          <kbd>p</kbd>
        </p>
        <Reasoned action={action("commentaire")} label="Commenter" button="Commenter">
          <label>
            Phrase
            <select name="sentence">
              <option value="">toute la réponse</option>
              {[...(words?.sentences ?? []), ...(words?.details ?? [])].map((_, index) => (
                <option value={String(index + 1)}>{index + 1}</option>
              ))}
            </select>
          </label>
        </Reasoned>
        {!hasRole(staff, "lead") && (
          <Reasoned action={action("escalade")} label="Demander à un responsable" button="Envoyer" />
        )}
        {read && opened.correction?.kind !== "withdrawn" && (
          <Reasoned action={action("retrait")} label="Retirer tout de suite" button="Retirer la réponse" />
        )}
        {hasRole(staff, "lead") && item.status === "escalated" && (
          <Reasoned action={action("cloture")} label="Clore sans correction" button="Clore" />
        )}
        {hasRole(staff, "lead") && opened.correction?.kind === "withdrawn" && (
          <Reasoned action={action("retablissement")} label="Rétablir la réponse retirée" button="Rétablir" />
        )}
        {readers.length > 0 && (
          <details>
            <summary>Confier à un relecteur</summary>
            <form method="post" action={action("attribution")}>
              <label>
                Relecteur
                <select name="account" required>
                  {readers.map(({ id, function: title, organisation }) => (
                    <option value={id}>{`${title}, ${organisation}`}</option>
                  ))}
                </select>
              </label>
              <button type="submit" class="quiet">
                Confier
              </button>
            </form>
          </details>
        )}
        <form method="post" action={action("liberation")}>
          <button type="submit" class="quiet">
            La laisser à quelqu'un d'autre
          </button>
        </form>
      </div>
    </section>
  );
};

const Reasoned = ({
  action,
  label,
  button,
  children,
}: {
  action: string;
  label: string;
  button: string;
  children?: Child;
}) => (
  <details>
    <summary>{label}</summary>
    <form method="post" action={action}>
      {children}
      <label>
        Pourquoi (sans nom ni coordonnées)
        <textarea name="reason" rows={2} maxlength={2000} required />
      </label>
      <button type="submit" class="quiet">
        {button}
      </button>
    </form>
  </details>
);
