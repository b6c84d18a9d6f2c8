import type { Child } from "hono/jsx";
import { type AdvisorAct, type AdvisorView, BARRIERS, NEXT_STEPS } from "../../../contact/contact.ts";
import { BARRIER_WORDS, NEXT_STEP_WORDS, RETURN_SHOWN } from "../../../contact/labels.ts";
import { lastAppointment } from "../../../contact/life-cycle.ts";
import { dayAfter } from "../../../working-days.ts";
import { spaced } from "../../typography.ts";
import { requestPath } from "./words.ts";

type Kind = AdvisorAct["kind"];
export type Typed = Readonly<Record<string, string>>;
type Props = { request: AdvisorView; today: string; typed: Typed };

/** The three things said after a meeting. */
export const RETURN_ANCHOR = "retour";

/** What may be said of a request now: the likeliest first as one big button, what ends it folded with what it changes. */
export const Acts = ({ request, today, typed }: Props) => {
  const may = (kind: Kind): boolean => request.acts.includes(kind);
  if (request.acts.length === 0) return null;
  const post = requestPath(request.id);
  // The day has come: whether it took place is what one comes to say.
  const due = request.appointment !== null && request.appointment <= today;
  const spoken = may("met") && (
    <Plain post={post} act="met" label="Nous nous sommes parlé" quiet={may("take")} />
  );
  return (
    <section class="acts" aria-labelledby="agir">
      <h2 id="agir">{request.state === "met" ? "Terminer" : "Où en êtes-vous ?"}</h2>
      {may("take") && <Plain post={post} act="take" label="Je m'en occupe, j'appelle" />}
      {due && spoken}
      {may("set_appointment") && (
        <Fold
          label={
            request.state === "appointment_set" ? "Changer le jour du rendez-vous" : "Rendez-vous fixé le…"
          }
          open={typed.act === "set_appointment"}
        >
          <form method="post" action={post}>
            <label for="day">Jour du rendez-vous</label>
            <input
              id="day"
              name="day"
              type="date"
              required
              min={today}
              max={lastAppointment(request.sentAt)}
              value={typed.day ?? request.appointment ?? dayAfter(today, 1)}
            />
            <button type="submit" name="act" value="set_appointment">
              Noter ce rendez-vous
            </button>
          </form>
        </Fold>
      )}
      {!due && spoken}
      {/* Whoever has not taken it yet says first that they spoke: the three questions come at once. */}
      {may("done") && !may("take") && (
        <div id={RETURN_ANCHOR}>
          <Fold
            label="C'est terminé : trois questions"
            open={request.state === "met" || typed.act === "done"}
          >
            <Return post={post} typed={typed} />
          </Fold>
        </div>
      )}
      {may("unreachable") && (
        <Fold label="Je n'arrive pas à le joindre" open={typed.act === "unreachable"}>
          <p>
            {spaced(
              "Essayez deux ou trois fois, à des heures différentes. Ensuite, la demande est close : le dirigeant le sait, et peut en refaire une.",
            )}
          </p>
          <Plain post={post} act="unreachable" label="Clore : pas joignable" quiet />
        </Fold>
      )}
      {may("not_for_me") && (
        <Fold label="Ce n'est pas pour moi" open={typed.act === "not_for_me"}>
          <p>
            {spaced(
              "Vous n'avez pas à vous justifier : la charte demande d'orienter vers une personne mieux placée. Une autre sera proposée au dirigeant, et c'est lui qui décide de lui écrire. Il saura seulement que ce n'était pas pour vous.",
            )}
          </p>
          <Plain post={post} act="not_for_me" label="Proposer quelqu'un d'autre" quiet />
        </Fold>
      )}
    </section>
  );
};

const Plain = ({ post, act, label, quiet }: { post: string; act: Kind; label: string; quiet?: boolean }) => (
  <form method="post" action={post}>
    <button type="submit" name="act" value={act} class={quiet ? "outline" : undefined}>
      {spaced(label)}
    </button>
  </form>
);

const Fold = ({ label, open, children }: { label: string; open: boolean; children?: Child }) => (
  <details class="fold" open={open}>
    <summary>{spaced(label)}</summary>
    {children}
  </details>
);

/** Closed lists, no free word: thirty seconds with a thumb. */
const Return = ({ post, typed }: { post: string; typed: Typed }) => (
  <form method="post" action={post}>
    <p class="aside">{spaced(RETURN_SHOWN)}</p>
    <Choice
      legend="Cet échange a-t-il été utile au dirigeant ?"
      name="useful"
      options={[
        ["oui", "Oui"],
        ["non", "Non"],
      ]}
      given={typed.useful}
    />
    <Choice
      legend="Son principal frein"
      name="barrier"
      options={BARRIERS.map((code): [string, string] => [code, BARRIER_WORDS[code]])}
      given={typed.barrier}
    />
    <Choice
      legend="Sa prochaine étape"
      name="nextStep"
      options={NEXT_STEPS.map((code): [string, string] => [code, NEXT_STEP_WORDS[code]])}
      given={typed.nextStep}
    />
    <button type="submit" name="act" value="done">
      Envoyer et clore
    </button>
  </form>
);

type ChoiceProps = {
  legend: string;
  name: string;
  options: readonly [string, string][];
  given: string | undefined;
};

const Choice = ({ legend, name, options, given }: ChoiceProps) => (
  <fieldset class="choices">
    <legend>{spaced(legend)}</legend>
    {options.map(([code, text]) => (
      <label>
        <input type="radio" name={name} value={code} required checked={given === code} />
        {spaced(text)}
      </label>
    ))}
  </fieldset>
);
