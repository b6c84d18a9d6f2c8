import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { parisDay } from "../../../clock.ts";
import type { AdvisorAct, AdvisorView, LeaderContact, Step } from "../../../contact/contact.ts";
import { CALL_TIME_WORDS } from "../../../contact/labels.ts";
import { isClosed } from "../../../contact/life-cycle.ts";
import { DomainError } from "../../../errors.ts";
import { spaced } from "../../typography.ts";
import { wordOf } from "../../word-of.ts";
import type { ConsoleDeps } from "../deps.ts";
import { Refusal, type Refused, typedIn } from "../governance/refused.tsx";
import { sendConsole } from "../layout.tsx";
import { moment } from "../words.ts";
import { Acts, RETURN_ANCHOR } from "./acts.tsx";
import { actOf } from "./form.ts";
import { ifNothing } from "./if-nothing.ts";
import {
  ageWords,
  appointmentWords,
  needWords,
  REQUESTS,
  requestPath,
  sectorWords,
  sizeAndRegion,
  stepWords,
  weekday,
} from "./words.ts";

type Deps = Pick<ConsoleDeps, "requestDesk" | "clock">;

/** One request: what is asked, how to call, what can be said of it now, and what happens otherwise. */
export const requestPage =
  (deps: Deps): Handler =>
  (c) =>
    show(c, deps, null);

export const postAct =
  (deps: Deps): Handler =>
  async (c) => {
    const id = c.req.param("id") ?? "";
    const typed = typedIn(await c.req.parseBody());
    let act: AdvisorAct;
    try {
      act = actOf(typed);
      await deps.requestDesk.act(staffOf(c), id, act);
    } catch (error) {
      if (!(error instanceof DomainError) || (error.type !== "entree-invalide" && error.type !== "deja-fait"))
        throw error;
      return show(c, deps, { error, typed });
    }
    return c.redirect(
      `${requestPath(id)}?fait=${act.kind}${act.kind === "met" ? `#${RETURN_ANCHOR}` : ""}`,
      303,
    );
  };

const DONE: Record<AdvisorAct["kind"], string> = {
  take: "C'est noté, et le dirigeant le voit sur sa page de suivi. Il reste à l'appeler.",
  set_appointment: "C'est noté, et le dirigeant voit le jour du rendez-vous.",
  met: "C'est noté. Trois questions encore, et c'est fini.",
  done: "Merci. La demande est close, et ses coordonnées ne vous sont plus montrées.",
  unreachable: "La demande est close. Le dirigeant le sait, et peut en refaire une.",
  not_for_me: "C'est noté : une autre personne est proposée au dirigeant, qui décide.",
};

async function show(c: Context, { requestDesk, clock }: Deps, refused: Refused) {
  const staff = staffOf(c);
  const request = await requestDesk.find(staff, c.req.param("id") ?? "");
  const today = parisDay(clock.now());
  const { company, state, contact, text } = request;
  const closed = isClosed(state);
  const said = c.req.query("fait") ?? "";
  // The leader may have opened again, since, what this address says is over.
  const contradicted = !closed && (said === "done" || said === "unreachable");
  const done = contradicted ? undefined : wordOf(DONE, said);
  const status = refused === null ? 200 : refused.error.type === "deja-fait" ? 409 : 422;
  return sendConsole(
    c,
    { title: needWords(company), here: REQUESTS, status },
    <>
      <p class="up">
        <a href={REQUESTS}>Toutes les demandes</a>
      </p>
      <h1>{spaced(needWords(company))}</h1>
      <p>{spaced(`${sectorWords(company)}, ${sizeAndRegion(company)}`)}</p>
      {refused === null && done !== undefined && (
        <p class="done" role="status">
          {spaced(done)}
        </p>
      )}
      <Refusal refused={refused} />
      <p class={request.acts.includes("take") ? "notice" : "aside"}>
        <strong>{spaced(standing(request, today))}</strong>{" "}
        {spaced(`Reçue ${ageWords(parisDay(request.sentAt), today)}.`)}
      </p>
      <h2>Sa demande</h2>
      {text === null ? (
        <p class="aside">{spaced(withoutWords(request))}</p>
      ) : (
        <blockquote class="words">
          {text.split("\n").map((line) => (
            <p>{spaced(line)}</p>
          ))}
        </blockquote>
      )}
      {/* Whoever has nothing more to do of it has no one to call. */}
      {contact !== null && request.acts.length > 0 && <Call request={request} contact={contact} />}
      <Acts request={request} today={today} typed={refused?.typed ?? {}} />
      {closed ? <AfterAll /> : <Ahead request={request} today={today} />}
      <History steps={request.steps} />
    </>,
  );
}

const Prepare = ({ request }: { request: AdvisorView }) => (
  <>
    <h2>Se préparer</h2>
    <ul>
      <li>
        <a href={`${requestPath(request.id)}/dossier`}>Le dossier de cet échange</a>
        {spaced(" : questions probables et leurs réponses, un cas du secteur, les aides, la charte.")}
      </li>
      {request.text !== null && (
        <li>
          <a href={`/console/briefing?demande=${encodeURIComponent(request.id)}`}>La fiche de préparation</a>
          {spaced(" : ce que sa demande dit de l'entreprise, et un brouillon de réponse.")}
        </li>
      )}
    </ul>
  </>
);

/** What to reread before the call, and what happens otherwise. */
const Ahead = ({ request, today }: { request: AdvisorView; today: string }) => (
  <>
    {request.acts.length > 0 && <Prepare request={request} />}
    <h2>Et si vous ne faites rien ?</h2>
    <p>{spaced(ifNothing(request, today))}</p>
  </>
);

const AfterAll = () => (
  <p>
    {spaced("Un cas d'usage, un frein, une règle à simplifier ? ")}
    <a href="/console/retours">Un retour de terrain</a>, sans le nom de personne, le fait connaître : deux
    minutes.
  </p>
);

/** Why the words are not shown: hidden from this advisor is not erased. */
function withoutWords({ state, acts }: AdvisorView): string {
  if (isClosed(state)) return "Une demande close ne montre plus ni ses mots ni ses coordonnées.";
  if (state === "not_for_me")
    return "Vous avez dit que ce n'était pas pour vous : ses mots et ses coordonnées ne vous sont plus montrés.";
  if (acts.length === 0)
    return "Votre fiche n'est plus proposée : ses mots et ses coordonnées ne vous sont plus montrés.";
  if (state === "undelivered")
    return "Notre courriel ne vous est pas arrivé, et d'autres personnes sont proposées au dirigeant : dites « Je m'en occupe » pour lire sa demande.";
  return "Ses mots sont effacés : il l'a demandé, ou leur temps de conservation est passé.";
}

/** How it stands, and until when, in one sentence. */
function standing({ state, answerBy, appointment, acts, steps }: AdvisorView, today: string): string {
  if (state === "sent")
    return answerBy === today
      ? "À répondre aujourd'hui."
      : `À répondre au plus tard le ${weekday(answerBy, today)}.`;
  if (state === "appointment_set" && appointment !== null)
    return `${appointmentWords(appointment, today)}.`.replace(/\?\.$/, "?");
  // An advisor who left, or is suspended, may say nothing more of it.
  if (state === "unanswered" && acts.length === 0)
    return "Votre fiche n'est plus proposée : une autre personne est proposée au dirigeant.";
  return stepWords({ state, by: steps.findLast((step) => step.state === state)?.by ?? "service" });
}

/** Once it is taken, the call is the next thing to tap; before, a line says how it will be made. */
const Call = ({ request, contact }: { request: AdvisorView; contact: LeaderContact }) => {
  const { phone, email } = contact;
  const dial = phone === null ? null : `tel:${phone.replaceAll(/[^\d+]/g, "")}`;
  const write =
    email === null
      ? null
      : `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent("Votre demande sur l'IA")}`;
  const when = phone === null ? "par courriel" : CALL_TIME_WORDS[request.callTime];
  if (request.acts.includes("take"))
    return (
      <p>
        {spaced(`À joindre ${when} : `)}
        {dial !== null && <a href={dial}>{phone}</a>}
        {dial !== null && write !== null && " ou "}
        {write !== null && <a href={write}>{email}</a>}
      </p>
    );
  return (
    <section class="call-now" aria-label="Le joindre">
      {dial !== null && (
        <a class="button" href={dial}>
          {`Appeler le ${phone}`}
        </a>
      )}
      {write !== null && (
        <a class="button second" href={write}>
          {`Écrire à ${email}`}
        </a>
      )}
      <p class="aside">
        {spaced(
          `À joindre ${when}. Ces coordonnées servent à cet échange seulement : ne les notez pas ailleurs.`,
        )}
      </p>
    </section>
  );
};

const History = ({ steps }: { steps: readonly Step[] }) => (
  <details class="fold">
    <summary>{`Ce qui s'est passé (${steps.length})`}</summary>
    <ol>
      {steps.map((step) => (
        <li>{spaced(`${moment(step.at)} : ${stepWords(step)}`)}</li>
      ))}
    </ol>
  </details>
);
