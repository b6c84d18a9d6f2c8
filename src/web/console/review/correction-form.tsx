import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { DomainError } from "../../../errors.ts";
import { refuseInvalid } from "../../../http/validation.ts";
import { ProposalBody } from "../../../review/correction/body.ts";
import type { ScopeChoice } from "../../../review/correction/propose.ts";
import type { OpenedAnswer } from "../../../review/reading/open.ts";
import type { FoundSection } from "../../../review/reviews.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { Area, SectionFinder } from "./correction-fields.tsx";
import { withoutSigns } from "./support.tsx";

type Values = {
  question: string;
  variants: string;
  body: string;
  sources: string;
  keyFacts: string;
  reason: string;
  scope: string;
  general: boolean;
  cherche: string;
};

/** « https://…/fiches/reseau#benevolat », as copied from the browser, is « reseau#benevolat ». */
const addressOf = (text: string): string => /\/fiches\/([\w-]+#[\w-]+)$/.exec(text)?.[1] ?? text;

const LINES = /\s*\n\s*/;
const lines = (text: string): string[] => text.trim().split(LINES).filter(Boolean);

/** The form of a correction, filled with what the answer said and the sources it had. */
export const correctionForm =
  (deps: ConsoleDeps): Handler =>
  async (c) => {
    const opened = await deps.reviews.open(staffOf(c), c.req.param("reference") ?? "");
    return show(c, deps, opened, valuesOf(opened), null);
  };

function valuesOf({ words, passages }: OpenedAnswer): Values {
  const cited = passages.filter(({ n }) => n !== null && (words?.answer.content ?? "").includes(`[${n}]`));
  return {
    question: words?.standalone ?? "",
    variants: "",
    body: words?.answer.content ?? "",
    sources: cited.map(({ fiche, anchor }) => `${fiche}#${anchor}`).join("\n"),
    keyFacts: "",
    reason: "",
    scope: "one",
    general: false,
    cherche: "",
  };
}

async function show(
  c: Context,
  { reviews }: ConsoleDeps,
  opened: OpenedAnswer,
  values: Values,
  error: DomainError | null,
  found: readonly FoundSection[] = [],
) {
  const { item, words, passages } = opened;
  const scopes = await reviews.scopes(opened);
  const said = (field: string) => error?.fields.filter((one) => one.field.split(".")[0] === field) ?? [];
  return sendConsole(
    c,
    {
      title: `Corriger ${item.reference}`,
      here: "/console/relecture",
      wide: true,
      status: error ? 422 : 200,
    },
    <>
      <p class="crumbs">
        <a href={`/console/relecture/${item.reference}`}>{`Réponse ${item.reference}`}</a>
      </p>
      <h1>Proposer une correction</h1>
      <p>
        Une seconde personne l'approuve ; elle est alors montrée aussitôt à qui a reçu la mauvaise réponse, et
        servie aux suivants. Son texte sera lu par d'autres : rien de la personne ni de son entreprise.
      </p>
      {error && (
        <p class="refused" role="alert">
          {spaced(error.message)}
        </p>
      )}
      {words && (
        <details open>
          <summary>Ce qui a été demandé et répondu</summary>
          <p class="question">{spaced(words.question)}</p>
          <p>{spaced(withoutSigns(words.answer.content))}</p>
        </details>
      )}
      <form method="post" action={`/console/relecture/${item.reference}/correction`} class="correction-form">
        <Area
          name="reason"
          label="Ce qui était faux"
          help="En une phrase, pour qui approuvera."
          value={values.reason}
          rows={2}
          faults={said("reason")}
        />
        <Area
          name="question"
          label="La question, en général"
          help="Telle que n'importe quel dirigeant la poserait."
          value={values.question}
          rows={2}
          faults={said("question")}
        />
        <label class="check">
          <input type="checkbox" name="general" value="oui" checked={values.general} required /> Cette
          question ne dit rien d'une personne ni d'une entreprise.
        </label>
        <Area
          name="variants"
          label="Autres façons de la poser (facultatif)"
          help="Une par ligne, avec les mots et les fautes des gens."
          value={values.variants}
          rows={3}
          faults={said("variants")}
        />
        <Area
          name="body"
          label="La réponse corrigée"
          help="Courte, vraie, chaque affirmation suivie de sa source : [1], [2]…"
          value={values.body}
          rows={8}
          faults={said("body")}
        />
        <Area
          name="sources"
          label="Les sources, une par ligne, dans l'ordre de leurs numéros"
          help="La première est [1]. Cherchez une section ci-dessous, ou collez l'adresse d'une fiche."
          value={values.sources}
          rows={4}
          faults={said("sources")}
        />
        <SectionFinder asked={values.cherche} found={found} />
        <Area
          name="keyFacts"
          label="Faits clés : les mots que toute bonne réponse doit contenir (une ligne par fait)"
          help="Repris de votre texte, par exemple « 40 % » ou « bénévole ». Le service sera toujours vérifié sur eux."
          value={values.keyFacts}
          rows={2}
          faults={said("keyFacts")}
        />
        <fieldset>
          <legend>Quelles réponses ont cette faute ?</legend>
          {scopes.map((choice) => (
            <label>
              <input
                type="radio"
                name="scope"
                value={scopeValue(choice)}
                checked={values.scope === scopeValue(choice)}
              />{" "}
              {spaced(scopeInWords(choice, passages))}
            </label>
          ))}
          {said("scope").map(({ message }) => (
            <p class="fault">{message}</p>
          ))}
        </fieldset>
        <button type="submit" data-key="Enter">
          Proposer <kbd>Ctrl + Entrée</kbd>
        </button>
      </form>
    </>,
  );
}

const scopeValue = ({ scope, key }: ScopeChoice): string => (scope === "passage" ? `passage:${key}` : scope);

function scopeInWords({ scope, key, answers }: ScopeChoice, passages: OpenedAnswer["passages"]): string {
  const count = `${answers} réponse${answers > 1 ? "s" : ""}`;
  if (scope === "one") return "Seulement celle-ci";
  if (scope === "question") return `Toutes celles à la même question, mot pour mot : ${count}`;
  if (scope === "prepared") return `Toutes celles tirées de la réponse préparée « ${key} » : ${count}`;
  const passage = passages.find(({ digest }) => digest === key);
  return `Toutes celles qui citent le passage ${passage?.n} (« ${passage?.heading} ») : ${count}`;
}

/** Proposes; refused, the form comes back as it was filled. */
export const postCorrection =
  (deps: ConsoleDeps): Handler =>
  async (c) => {
    const staff = staffOf(c);
    const form = await c.req.parseBody({ all: true });
    const text = (name: string): string => (typeof form[name] === "string" ? form[name] : "");
    const reference = c.req.param("reference") ?? "";
    const values: Values = {
      question: text("question"),
      variants: text("variants"),
      body: text("body"),
      sources: text("sources"),
      keyFacts: text("keyFacts"),
      reason: text("reason"),
      scope: text("scope"),
      general: text("general") === "oui",
      cherche: text("cherche"),
    };
    if (text("chercher") !== "") {
      const chosen = [form.citer ?? []].flat().filter((address) => typeof address === "string");
      const sources = [...new Set([...lines(values.sources), ...chosen])].join("\n");
      const found = text("chercher") === "oui" ? await deps.reviews.findSections(values.cherche) : [];
      return show(c, deps, await deps.reviews.open(staff, reference), { ...values, sources }, null, found);
    }
    try {
      if (!values.general)
        throw new DomainError("entree-invalide", "Relisez la question, et confirmez qu'elle est générale.", [
          { field: "question", message: "Cochez la case sous la question." },
        ]);
      const [scope, passage] = values.scope.split(":");
      const read = ProposalBody.safeParse({
        ...values,
        scope: scope || "one",
        ...(passage ? { passage } : {}),
        variants: lines(values.variants),
        sources: lines(values.sources).map(addressOf),
        keyFacts: lines(values.keyFacts),
      });
      refuseInvalid(read);
      if (!read.data) throw new Error("a refusal that was not thrown");
      const id = await deps.reviews.propose(staff, reference, read.data);
      return c.redirect(`/console/corrections/${id}`, 303);
    } catch (error) {
      if (!(error instanceof DomainError) || error.type === "introuvable") throw error;
      return show(c, deps, await deps.reviews.open(staff, reference), values, error);
    }
  };
