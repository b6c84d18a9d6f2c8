import type { Context, Handler } from "hono";
import type { Child } from "hono/jsx";
import { parisDay } from "../../clock.ts";
import type { ConversationView } from "../../conversation/conversations.ts";
import { ERASED } from "../../conversation/rights/words.ts";
import type { DomainError } from "../../errors.ts";
import { statusOf } from "../../http/problem.ts";
import { isReference } from "../../ids.ts";
import { type Around, aroundOf } from "../company.ts";
import { Bezel } from "../components/bezel.tsx";
import { CompanyPanel } from "../components/company.tsx";
import { CorrectionNews } from "../components/correction-news.tsx";
import { OwnRequests } from "../components/own-requests.tsx";
import { QuestionForm } from "../components/question-form.tsx";
import { Suggestions } from "../components/suggestions.tsx";
import { Tools } from "../components/tools.tsx";
import { TurnBlock } from "../components/turn.tsx";
import { conversationCookie } from "../cookie.ts";
import { frenchDate } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";
import { currentConversation } from "./session.ts";

const SUGGESTED = [
  "C'est quoi le plan « Osez l'IA » ?",
  "Qui peut m'aider à me lancer, gratuitement ?",
  "L'IA sert-elle vraiment dans une petite entreprise ?",
];
const GONE = "Votre conversation est effacée.";
const LOST =
  "La conversation qui était ouverte ici n'existe plus : elle a été effacée, ou sa durée de conservation est passée.";

type Refusal = { content: string; error: DomainError; without?: boolean };

/** The home page: the welcome, or the conversation of this browser. */
export const home =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const id = await currentConversation(c, deps);
    const lost = id === null && conversationCookie.read(c) !== undefined;
    if (lost) conversationCookie.clear(c);
    const message = id === null ? (farewell(c) ?? (lost ? LOST : null)) : null;
    return showHome(c, deps, { id, message });
  };

/** What became of the conversation that was just left. */
function farewell(c: Context): Child {
  const reference = c.req.query("effacee");
  if (reference !== undefined) return isReference(reference) ? erased(reference) : GONE;
  const day = c.req.query("fermee") ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(day)
    ? `Votre conversation est fermée : plus rien ne l'ouvre. Elle sera effacée avec la décision sur votre contestation, au plus tard le ${frenchDate(day)}.`
    : null;
}

/** The words of the answer that erased everything, kept by nobody; its reference can still be checked. */
const erased = (reference: string): Child => (
  <>
    {ERASED.map((words) => (
      <span class="told">{spaced(words)}</span>
    ))}
    <span class="told">
      <a href="/mes-donnees">Mes données</a>{" "}
      <a href={`/verifier-une-reponse?reference=${reference}`}>
        {spaced(`Vérifier cet effacement : ${reference}`)}
      </a>
    </span>
  </>
);

/** The home page; with a refusal, the form keeps the words and tells what is wrong beside the field. */
export async function showHome(
  c: Context,
  deps: PagesDeps,
  { id, message = null, refusal }: { id: string | null; message?: Child; refusal?: Refusal },
) {
  const view = id === null ? null : await deps.conversations.view(id);
  const requests = id === null ? [] : await deps.contactRequests.ofConversation(id);
  const closed = await deps.switches.isChatOff();
  const started = view !== null && view.turns.length > 0;
  const heading = started ? "Votre conversation" : "Une question sur l'IA dans votre entreprise ?";
  const title = refusal ? "Erreur dans votre question" : started ? heading : "Boussole IA";
  return sendPage(
    c,
    {
      title,
      unofficialBanner: deps.unofficialBanner,
      section: "question",
      script: true,
      personal: true,
      ...(refusal ? { status: statusOf(refusal.error.type) } : {}),
    },
    <main
      id="contenu"
      tabindex={-1}
      class="chat"
      data-state={started ? "conversation" : "welcome"}
      data-conversation={id}
    >
      {!started && <Bezel />}
      <h1>{spaced(heading)}</h1>
      {message !== null && message !== undefined && (
        <p class="message" role="status">
          {message}
        </p>
      )}
      {closed && <Closed />}
      {view !== null && <CorrectionNews turns={view.turns} />}
      <Notice lines={deps.notice} folded={started} />
      <div class="turns" id="turns">
        {view !== null && (
          <Turns view={view} today={parisDay(deps.clock.now())} around={aroundOf(view, deps.questionnaire)} />
        )}
      </div>
      {view !== null && started && (
        <CompanyPanel profile={view.profile} opposed={view.opposed.includes("profiling")} />
      )}
      <OwnRequests requests={requests} />
      <p class="visually-hidden" role="status" id="status" />
      <QuestionForm
        first={!started}
        content={refusal?.content ?? ""}
        error={refusal ? wording(refusal.error) : null}
        without={deps.prompts === null ? null : saidWithout(view, refusal)}
        opposed={view?.opposed.includes("generation") ?? false}
      />
      {!started && <Suggestions title="Par exemple" level={2} questions={SUGGESTED} id="examples" />}
      <Tools
        expiresAt={view?.expiresAt ?? null}
        retentionDays={deps.retentionDays}
        canMail={deps.canMail}
        noticeAddress={view?.noticeAddress ?? null}
      />
    </main>,
  );
}

/** A refused form sent again by « Reload » does not undo what was chosen since. */
const saidWithout = (view: ConversationView | null, refusal: Refusal | undefined): boolean =>
  refusal?.without === true || view?.turns.at(-1)?.generative === false;

const wording = (error: DomainError): string =>
  error.fields.find((field) => field.field === "content")?.message ?? error.message;

const Turns = ({ view, today, around }: { view: ConversationView; today: string; around: Around }) => (
  <>
    {view.turns.map((turn, index, turns) => (
      <TurnBlock
        turn={turn}
        number={index + 1}
        last={index === turns.length - 1}
        today={today}
        around={around}
      />
    ))}
  </>
);

/** The form stays: whoever tells their company is still oriented, and whoever is in danger still reads the numbers. */
const Closed = () => (
  <div class="message" role="status">
    <p>
      <strong>Les réponses automatiques sont arrêtées, le temps d'une vérification.</strong> Dites votre
      métier et votre région : vous verrez quand même qui peut vous aider.
    </p>
    <p>
      Marchent toujours : les <a href="/fiches">fiches</a>, l'<a href="/annuaire">annuaire</a>,{" "}
      <a href="/orientation">trouver la bonne personne</a>, l'<a href="/agenda">agenda</a>,{" "}
      <a href="/humain">parler à un humain</a>.
    </p>
  </div>
);

const Notice = ({ lines, folded }: { lines: readonly string[]; folded: boolean }) => {
  const list = (
    <ul class="notice">
      {lines.map((line) => (
        <li>{spaced(line)}</li>
      ))}
    </ul>
  );
  if (!folded) return list;
  return (
    <details class="reminder">
      <summary>Ce qu'il faut savoir sur ce service</summary>
      {list}
    </details>
  );
};
