import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { parisDay } from "../../../clock.ts";
import { OPEN_MAX_BOUNDS } from "../../../contact/delays.ts";
import { DomainError } from "../../../errors.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { asRefused, Refusal, type Refused, typedIn } from "../governance/refused.tsx";
import { sendConsole } from "../layout.tsx";
import { AVAILABILITY, NO_CARD, REQUESTS, weekday } from "./words.ts";

type Deps = Pick<ConsoleDeps, "requestDesk" | "clock">;

const DONE: Record<string, string> = {
  absence: "Absence notée.",
  retirer: "Absence retirée.",
  nombre: "Nombre de demandes enregistré.",
};

/** When this advisor is away, and how many requests they take at once, with what each changes. */
export const availabilityPage =
  (deps: Deps): Handler =>
  (c) =>
    show(c, deps, null);

export const postAvailability =
  ({ requestDesk, clock }: Deps): Handler =>
  async (c) => {
    const staff = staffOf(c);
    const typed = typedIn(await c.req.parseBody());
    try {
      if (typed.act === "absence") await requestDesk.addAbsence(staff, typed.from ?? "", typed.to ?? "");
      else if (typed.act === "retirer") await requestDesk.removeAbsence(staff, typed.id ?? "");
      else if (typed.act === "nombre") await requestDesk.setOpenMax(staff, wholeNumber(typed.openMax ?? ""));
      else throw new DomainError("entree-invalide", "Choisissez ce que vous changez.");
    } catch (error) {
      return show(c, { requestDesk, clock }, asRefused(error, typed));
    }
    return c.redirect(`${AVAILABILITY}?fait=${typed.act}`, 303);
  };

function wholeNumber(text: string): number {
  if (/^\d{1,3}$/.test(text.trim())) return Number(text);
  throw new DomainError("entree-invalide", "Écrivez un nombre de demandes, en chiffres.", [
    { field: "openMax", message: "Écrivez un nombre de demandes, en chiffres." },
  ]);
}

async function show(c: Context, { requestDesk, clock }: Deps, refused: Refused) {
  const staff = staffOf(c);
  const options = {
    title: "Votre disponibilité",
    here: REQUESTS,
    status: refused === null ? (200 as const) : (422 as const),
  };
  if (staff.advisorId === null)
    return sendConsole(
      c,
      options,
      <>
        <h1>Votre disponibilité</h1>
        <p class="notice">{spaced(NO_CARD)}</p>
      </>,
    );
  const today = parisDay(clock.now());
  const { openMax, open, absences } = await requestDesk.availability(staff);
  const typed = refused?.typed ?? {};
  const said = c.req.query("fait") ?? "";
  const done = refused === null && Object.hasOwn(DONE, said) ? DONE[said] : undefined;
  return sendConsole(
    c,
    options,
    <>
      <p class="up">
        <a href={REQUESTS}>Toutes les demandes</a>
      </p>
      <h1>Votre disponibilité</h1>
      {done !== undefined && (
        <p class="done" role="status">
          {done}
        </p>
      )}
      <Refusal refused={refused} />
      <h2>Absences</h2>
      <p>
        {spaced(
          "Pendant une absence, aucun dirigeant ne peut vous écrire d'ici : votre fiche dit jusqu'à quand. Les demandes déjà reçues restent à traiter.",
        )}
      </p>
      {absences.length === 0 && <p>Aucune absence prévue.</p>}
      {absences.map(({ id, from, to }) => (
        <form method="post" action={AVAILABILITY} class="absence">
          <input type="hidden" name="id" value={id} />
          <p>{spaced(`Du ${weekday(from, today)} au ${weekday(to, today)}`)}</p>
          <button type="submit" name="act" value="retirer" class="quiet">
            Retirer<span class="visually-hidden">{` l'absence du ${weekday(from, today)}`}</span>
          </button>
        </form>
      ))}
      <details class="fold" open={typed.act === "absence"}>
        <summary>Ajouter une absence</summary>
        <form method="post" action={AVAILABILITY}>
          <label for="from">Du</label>
          <input id="from" name="from" type="date" required min={today} value={typed.from ?? ""} />
          <label for="to">Au (compris)</label>
          <input id="to" name="to" type="date" required min={today} value={typed.to ?? ""} />
          <button type="submit" name="act" value="absence">
            Ajouter cette absence
          </button>
        </form>
      </details>
      <h2>Demandes à la fois</h2>
      <p>
        {spaced(
          `${open} en cours aujourd'hui. Au-delà du nombre choisi, votre fiche dit que vous avez assez de demandes, et une autre personne est proposée. Une demande close libère une place.`,
        )}
      </p>
      <form method="post" action={AVAILABILITY}>
        <label for="openMax">Pas plus de… demandes à la fois</label>
        <input
          id="openMax"
          name="openMax"
          type="number"
          inputmode="numeric"
          required
          min={OPEN_MAX_BOUNDS.min}
          max={OPEN_MAX_BOUNDS.max}
          value={typed.openMax ?? String(openMax)}
        />
        <button type="submit" name="act" value="nombre">
          Enregistrer
        </button>
      </form>
    </>,
  );
}
