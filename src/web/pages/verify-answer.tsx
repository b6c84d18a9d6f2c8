import type { Context, Handler } from "hono";
import { DomainError, type FieldError } from "../../errors.ts";
import { LONGEST_TEXT, type Proof } from "../../evidence/proof.ts";
import { Field } from "../components/field.tsx";
import { outcomeName } from "../console/review/labels.ts";
import { frenchDate } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { modeLabel } from "../labels.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";
import { formText, readForm } from "./session.ts";

type Given = { reference: string; text: string };

/** Checks an answer from its reference; the address of a reference shows its result at once. */
export const verifyAnswer =
  (deps: PagesDeps): Handler =>
  async (c) =>
    show(c, deps, { reference: c.req.query("reference") ?? "", text: "" });

/** Also whether a text is the one recorded. Sent as a form: a text has no place in an address. */
export const postVerifyAnswer =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const form = await readForm(c);
    return show(c, deps, { reference: formText(form, "reference"), text: formText(form, "text") });
  };

async function show(c: Context, deps: PagesDeps, given: Given) {
  let proof: Proof | null = null;
  let faults: readonly FieldError[] = [];
  if (given.reference.trim() !== "" || c.req.method === "POST") {
    try {
      proof = await deps.proofs.prove(given.reference, given.text);
    } catch (error) {
      if (!(error instanceof DomainError) || error.fields.length === 0) throw error;
      faults = error.fields;
    }
  }
  const fault = (name: string): string | null => faults.find(({ field }) => field === name)?.message ?? null;
  return sendPage(
    c,
    {
      title: "Vérifier une réponse",
      unofficialBanner: deps.unofficialBanner,
      status: faults.length > 0 ? 422 : 200,
      personal: proof !== null || faults.length > 0,
    },
    <main id="contenu" tabindex={-1} class="narrow">
      <h1>Vérifier une réponse de Boussole IA</h1>
      <p>
        {spaced(
          "Quelqu'un vous montre une réponse de Boussole IA ? Sa référence dit si elle a bien été donnée, quand, et sur quelles fiches.",
        )}{" "}
        Cette page ne montre jamais les mots d'une conversation.
      </p>
      {proof !== null && <Result proof={proof} />}
      <form method="post" action="/verifier-une-reponse">
        <Field
          name="reference"
          label="Référence"
          help="Sous la réponse, comme B7K3-9QXM-F. Le dernier caractère repère une faute de frappe."
          fault={fault("reference")}
          control={(described) => (
            <input
              id="reference"
              name="reference"
              value={given.reference}
              maxlength={40}
              autocomplete="off"
              spellcheck={false}
              required
              {...described}
            />
          )}
        />
        <Field
          name="text"
          label="Texte à comparer (facultatif)"
          help="Collez la réponse entière, sans la question : au chiffre près, nous disons si c'est elle. Ce texte n'est pas enregistré."
          fault={fault("text")}
          control={(described) => (
            <textarea id="text" name="text" rows={6} maxlength={LONGEST_TEXT} {...described}>
              {given.text}
            </textarea>
          )}
        />
        <p class="actions">
          <button type="submit">Vérifier</button>
        </p>
      </form>
    </main>,
  );
}

const VERDICTS: Record<Proof["status"], { title: string; words: string }> = {
  authentic: {
    title: "Authentique",
    words: "Cette réponse est dans notre journal, et rien n'y a changé depuis qu'elle a été enregistrée.",
  },
  altered: {
    title: "Altérée",
    words:
      "Ce que notre base contient ne correspond plus à notre journal : ne vous fiez pas à cette réponse, et signalez-le-nous.",
  },
  erased: {
    title: "Effacée",
    words:
      "Cette réponse a bien été donnée ; ses mots ont été effacés, à la demande de la personne ou à la fin de leur conservation. Un texte ne peut plus lui être comparé.",
  },
  unknown: {
    title: "Inconnue",
    words: "La référence est bien formée, mais aucune réponse de ce service ne la porte.",
  },
};
const TEXTS: Record<NonNullable<Proof["text"]>, string> = {
  recorded: "Le texte est bien celui enregistré, au chiffre près.",
  correction: "Le texte est celui de la correction, qui remplace la réponse.",
  different:
    "Le texte ne correspond pas à la réponse enregistrée : un mot ou un chiffre a changé, ou il en manque une partie.",
};

const Result = ({ proof }: { proof: Proof }) => {
  const { reference, status, text, correction } = proof;
  const { title, words } = VERDICTS[status];
  return (
    <section
      class="proven"
      data-status={text === "different" ? "different" : status}
      aria-labelledby="resultat"
    >
      <h2 id="resultat">
        <code>{reference}</code> {title}
      </h2>
      <p>{spaced(words)}</p>
      {text !== null && (
        <p>
          <strong>{spaced(TEXTS[text])}</strong>
        </p>
      )}
      {correction !== null && (
        <p class="essential">
          {correction.kind === "corrected"
            ? `Elle a été corrigée depuis, le ${frenchDate(correction.on)} : demandez la version corrigée.`
            : `Elle a été retirée depuis, le ${frenchDate(correction.on)} : ne vous y fiez pas.`}
        </p>
      )}
      <Facts proof={proof} />
    </section>
  );
};

const Facts = ({ proof }: { proof: Proof }) => {
  const { recordedOn, mode, outcome, sources, erasedOn, entry } = proof;
  if (recordedOn === null) return null;
  return (
    <dl>
      <dt>Enregistrée le</dt>
      <dd>{frenchDate(recordedOn)}</dd>
      {erasedOn !== null && (
        <>
          <dt>Effacée le</dt>
          <dd>{frenchDate(erasedOn)}</dd>
        </>
      )}
      {mode !== null && (
        <>
          <dt>Rédaction</dt>
          <dd>{modeLabel(mode)}</dd>
        </>
      )}
      {outcome !== null && (
        <>
          <dt>Nature</dt>
          <dd>{outcomeName(outcome)}</dd>
        </>
      )}
      {sources.length > 0 && (
        <>
          <dt>Fiches citées</dt>
          <dd>
            <ul>
              {sources.map(({ fiche, title, publisher, sourceDate }) => (
                <li>
                  <a href={`/fiches/${encodeURIComponent(fiche)}`}>{spaced(title)}</a>{" "}
                  {`(${publisher}, ${frenchDate(sourceDate)})`}
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
      {entry !== null && (
        <>
          <dt>Journal</dt>
          <dd>
            {`Entrée ${entry.seq}, empreinte `}
            <code class="digest">{entry.digest}</code>
          </dd>
        </>
      )}
    </dl>
  );
};
