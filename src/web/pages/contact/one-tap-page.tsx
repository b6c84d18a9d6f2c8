import type { Context } from "hono";
import { parisDay } from "../../../clock.ts";
import { BARRIERS, NEXT_STEPS, type OneTap } from "../../../contact/contact.ts";
import {
  ACT_WORDS,
  ADVISOR_STATES,
  BARRIER_WORDS,
  NEXT_STEP_WORDS,
  RETURN_SHOWN,
} from "../../../contact/labels.ts";
import { actsIn, isRead } from "../../../contact/life-cycle.ts";
import type { FieldError } from "../../../errors.ts";
import { Field } from "../../components/field.tsx";
import { frenchDay } from "../../dates.ts";
import type { PagesDeps } from "../../deps.ts";
import { sendPage } from "../../layout.tsx";
import { spaced } from "../../typography.ts";
import { formText } from "../session.ts";
import { Choice } from "./choice.tsx";
import { companyInWords } from "./company-words.ts";
import { oneTapPath } from "./paths.ts";
import { SatisfactionForm } from "./satisfaction.tsx";

/** What the link would do, and the button that does it; nothing is done by looking. */
export function showTap(
  c: Context,
  deps: PagesDeps,
  tap: OneTap,
  form: Record<string, unknown>,
  faults: readonly FieldError[],
) {
  const action = oneTapPath(c.req.param("token") ?? "");
  const title =
    tap.kind === "satisfaction"
      ? "Votre avis sur l'échange"
      : tap.kind === "details"
        ? "La demande d'un dirigeant"
        : ACT_WORDS[tap.act];
  const over =
    tap.kind === "details"
      ? !isRead(tap.state)
      : tap.kind === "advisor" && !actsIn(tap.state).includes(tap.act);
  return sendPage(
    c,
    {
      title: faults.length > 0 ? `À corriger – ${title}` : title,
      unofficialBanner: deps.unofficialBanner,
      status: faults.length > 0 ? 422 : 200,
      personal: true,
    },
    <main id="contenu" tabindex={-1} class="narrow contact">
      {tap.kind === "satisfaction" ? (
        <>
          <h1>{spaced(`Votre échange avec ${tap.advisorName}`)}</h1>
          <SatisfactionForm action={action} faults={faults} given={form} />
        </>
      ) : (
        <>
          <h1>{spaced(title)}</h1>
          <p>
            {spaced(
              `Demande reçue le ${frenchDay(tap.sentAt)} : ${companyInWords(tap.company) ?? "l'entreprise n'a rien dit d'elle"}.`,
            )}
          </p>
          <p class="aside">{spaced(`Aujourd'hui : ${ADVISOR_STATES[tap.state]}.`)}</p>
          {over ? (
            <p>
              <strong>Rien de plus à dire de cette demande.</strong>{" "}
              {spaced(
                "Elle a avancé depuis ce courriel : ce bouton n'est plus utile, et rien n'est modifié.",
              )}
            </p>
          ) : tap.kind === "details" ? (
            <>
              <p>
                Son message et ses coordonnées vous sont donnés pour cet échange seulement. N'ouvrez cette
                page qu'à l'abri des regards.
              </p>
              <form method="post" action={action} class="actions">
                <button type="submit">Voir le message et les coordonnées</button>
              </form>
            </>
          ) : (
            <>
              <p>
                <strong>Rien n'est encore enregistré.</strong> {spaced(EFFECT[tap.act])}
              </p>
              <form method="post" action={action}>
                <ActFields act={tap.act} today={parisDay(deps.clock.now())} form={form} faults={faults} />
                <p class="actions">
                  <button type="submit">{spaced(BUTTON[tap.act])}</button>
                </p>
              </form>
            </>
          )}
        </>
      )}
    </main>,
  );
}

type Act = Extract<OneTap, { kind: "advisor" }>["act"];

const EFFECT: Record<Act, string> = {
  take: "Le dirigeant saura que vous allez le joindre.",
  set_appointment: "Le dirigeant verra ce jour sur sa page.",
  met: "Nous vous demanderons ensuite ce qu'il en est sorti.",
  done: `${RETURN_SHOWN} La demande sera close.`,
  unreachable: "La demande sera close, et le dirigeant en sera averti.",
  not_for_me:
    "Nous proposerons quelqu'un d'autre au dirigeant ; sans son accord, rien n'est transmis. Ses coordonnées ne vous seront plus montrées.",
};
const BUTTON: Record<Act, string> = {
  take: "Je m'en occupe",
  set_appointment: "Enregistrer le rendez-vous",
  met: "Oui, nous nous sommes parlé",
  done: "Clore la demande",
  unreachable: "Clore : je n'ai pas pu le joindre",
  not_for_me: "Confirmer : ce n'est pas pour moi",
};

type ActProps = { act: Act; today: string; form: Record<string, unknown>; faults: readonly FieldError[] };
const ActFields = ({ act, today, form, faults }: ActProps) => {
  if (act === "set_appointment")
    return (
      <Field
        name="day"
        label="Jour du rendez-vous"
        help="Le jour seulement : l'heure et le lieu restent entre vous."
        fault={faults.find(({ field }) => field === "day")?.message ?? null}
        control={(described) => (
          <input
            id="day"
            name="day"
            type="date"
            min={today}
            value={formText(form, "day")}
            required
            {...described}
          />
        )}
      />
    );
  if (act !== "done") return null;
  return (
    <>
      <Choice
        name="useful"
        legend="L'échange a été utile au dirigeant"
        options={[
          ["oui", "Oui"],
          ["non", "Non"],
        ]}
        given={formText(form, "useful")}
        faults={faults}
      />
      <Choice
        name="barrier"
        legend="Son principal frein"
        options={BARRIERS.map((barrier) => [barrier, BARRIER_WORDS[barrier]])}
        given={formText(form, "barrier")}
        faults={faults}
      />
      <Choice
        name="nextStep"
        legend="La suite"
        options={NEXT_STEPS.map((step) => [step, NEXT_STEP_WORDS[step]])}
        given={formText(form, "nextStep")}
        faults={faults}
      />
    </>
  );
};
