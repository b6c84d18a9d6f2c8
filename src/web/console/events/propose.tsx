import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import { DomainError } from "../../../errors.ts";
import type { Draft, Duplicate } from "../../../events/proposals/proposal.ts";
import { newId } from "../../../ids.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { textOf } from "../words.ts";
import type { Faults } from "./controls.tsx";
import { EventFields } from "./fields.tsx";
import { EMPTY, type TypedEvent, typedEvent, typedFrom } from "./form.ts";
import { Aside, Duplicates, EventPreview, listedOf } from "./preview.tsx";
import { EVENTS } from "./words.ts";

type Deps = Pick<ConsoleDeps, "proposals" | "clock">;
type Checked = Draft & { duplicates: Duplicate[] };
type Shown = { typed: TypedEvent; key: string; error: DomainError | null; checked: Checked | null };

export const PROPOSE = `${EVENTS}/proposer`;

/** The form, empty or from a proposal that is corrected. */
export const proposePage =
  (deps: Deps): Handler =>
  async (c) => {
    const model = c.req.query("modele");
    const staff = staffOf(c);
    const viewer = { accountId: staff.accountId, decides: hasRole(staff, "lead") };
    const typed = model === undefined ? EMPTY : typedFrom(await deps.proposals.find(viewer, model));
    return show(c, deps, { typed, key: newId(), error: null, checked: null });
  };

/** More rows, a preview, or the proposal itself: nothing typed is lost on the way. */
export const postProposal =
  (deps: Deps): Handler =>
  async (c) => {
    const body = await c.req.parseBody({ all: true });
    const typed = typedEvent(body);
    const key = textOf(body.key) || newId();
    const act = textOf(body.act);
    if (act === "dates") return show(c, deps, { typed, key, error: null, checked: null });
    try {
      if (act === "send") {
        const id = await deps.proposals.propose(staffOf(c), key, typed.form);
        return c.redirect(`${EVENTS}/${id}?fait=propose`, 303);
      }
      return show(c, deps, { typed, key, error: null, checked: await deps.proposals.check(typed.form) });
    } catch (error) {
      if (!(error instanceof DomainError) || error.type !== "entree-invalide") throw error;
      return show(c, deps, { typed, key, error, checked: null });
    }
  };

function show(c: Context, { clock }: Deps, { typed, key, error, checked }: Shown) {
  const faults: Faults = new Map(error?.fields.map(({ field, message }) => [field, message]));
  const event = checked && listedOf(checked.facts, "", clock.now());
  return sendConsole(
    c,
    { title: "Proposer un événement", here: EVENTS, status: error === null ? 200 : 422 },
    <>
      <p class="up">
        <a href={EVENTS}>Événements</a>
      </p>
      <h1>Proposer un événement</h1>
      {error !== null && (
        <div class="refused" role="alert">
          <p>{spaced(error.message)}</p>
          <ul>
            {error.fields.map(({ field, message }) => (
              <li>
                {faults.has(field) ? <a href={`#${anchorOf(field)}`}>{spaced(message)}</a> : spaced(message)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <form method="post" action={PROPOSE} class="rights" novalidate>
        <input type="hidden" name="key" value={key} />
        {event !== null && checked !== null && (
          <section aria-label="Aperçu">
            <h2>Ce que le public lira</h2>
            <Aside aside={checked.aside} />
            <Duplicates duplicates={checked.duplicates} />
            <EventPreview event={event} />
            <button type="submit" name="act" value="send">
              Proposer cet événement
            </button>
            <h2>Corriger</h2>
          </section>
        )}
        <EventFields typed={typed} faults={faults} />
        <button type="submit" name="act" value="preview" class={event === null ? undefined : "secondary"}>
          Voir l'aperçu
        </button>
      </form>
    </>,
  );
}

/** Dates and ways to attend have no single field of that name. */
const anchorOf = (field: string): string => (/^day-|^attendance$/.test(field) ? `${field}-erreur` : field);
