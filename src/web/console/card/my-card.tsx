import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { parisDay } from "../../../clock.ts";
import { NEED_CODES, SECTION_CODES, SIZES } from "../../../profile/lists.ts";
import { frenchDate } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import { wordOf } from "../../word-of.ts";
import type { ConsoleDeps } from "../deps.ts";
import { asRefused, Refusal, type Refused, typedIn } from "../governance/refused.tsx";
import { sendConsole } from "../layout.tsx";
import { AVAILABILITY, NO_CARD } from "../requests/words.ts";
import { textOf } from "../words.ts";
import { Conflicts, Pause, State, Term } from "./my-card-parts.tsx";
import { CardFacts, FigureTable } from "./parts.tsx";
import { askedIn, BySize, Obstacles, Simulator } from "./why.tsx";
import { MY_CARD, STATUS_LABELS } from "./words.ts";

type Deps = Pick<ConsoleDeps, "cards" | "requestDesk" | "clock">;

const DONE: Record<string, string> = {
  propose: "Votre proposition est envoyée. Une autre personne en décidera.",
  retire: "Votre proposition est retirée.",
  conflit: "Le conflit d'intérêts est déclaré : il compte dès maintenant.",
  indisponible: "Vous n'êtes plus proposé à personne, dès maintenant.",
  parti: "C'est fait : votre fiche n'est plus montrée ni proposée. Merci pour votre engagement.",
};

/** What the directory says of the advisor that the account speaks for, why they are proposed or not, and what they can do. */
export const myCardPage =
  (deps: Deps): Handler =>
  (c) =>
    show(c, deps, null);

async function show(c: Context, { cards, requestDesk, clock }: Deps, refused: Refused) {
  const staff = staffOf(c);
  const status = refused === null ? (200 as const) : (422 as const);
  const options = { title: "Ma fiche", here: MY_CARD, status };
  const done = refused === null ? wordOf(DONE, c.req.query("fait")) : undefined;
  const card = await cards.mine(staff);
  if (card === null)
    return sendConsole(
      c,
      options,
      <>
        <h1>Ma fiche</h1>
        <p class="notice">{spaced(NO_CARD)}</p>
      </>,
    );
  const told = done !== undefined && (
    <p class="done" role="status">
      {spaced(done)}
    </p>
  );
  if (card.advisor.status === "retire")
    return sendConsole(
      c,
      options,
      <>
        <h1>Ma fiche</h1>
        {told}
        <p>{spaced(`${card.advisor.name} : cette fiche est ${STATUS_LABELS.retire}.`)}</p>
        <p>
          {spaced(
            "Vous voulez revenir ? Écrivez à la DREETS de votre région, ou à la DGE : un nouvel engagement est à prendre.",
          )}
        </p>
        <h2 id="chiffres">Vos chiffres</h2>
        <FigureTable figures={card.figures} caption="Votre fiche, sur douze mois" />
      </>,
    );
  const asked = askedIn(c.req.query());
  const company = {
    section: SECTION_CODES.find((code) => code === asked.sector) ?? null,
    size: SIZES.find((code) => code === asked.size) ?? null,
    region: asked.region || null,
    need: NEED_CODES.find((code) => code === asked.need) ?? null,
  };
  const tried = Object.values(asked).some((value) => value !== "");
  const trial = tried ? await cards.tryCompany(staff, company) : null;
  const away = await absencesOf(requestDesk, staff, parisDay(clock.now()));
  return sendConsole(
    c,
    options,
    <>
      <h1>Ma fiche</h1>
      {told}
      <Refusal refused={refused} />
      <State card={card} barred={card.why.always.length > 0 || away.length > 0} />
      <p>
        <a class="button" href={`${MY_CARD}/changer`}>
          {card.pending === null ? "Proposer un changement" : "Modifier ma proposition"}
        </a>
      </p>
      <ul>
        <li>
          <a href={AVAILABILITY}>Absences et nombre de demandes</a>
        </li>
        <li>
          <a href="#conflit">Déclarer un conflit d'intérêts</a>
        </li>
        <li>
          <a href="#pourquoi">{spaced("Pourquoi suis-je proposé, ou pas ?")}</a>
        </li>
        <li>
          <a href="#chiffres">Vos chiffres</a>
        </li>
        <li>
          <a href="#partir">Faire une pause, ou arrêter</a>
        </li>
      </ul>
      <Term card={card} />
      <h2 id="fiche">Ce que dit l'annuaire</h2>
      <details class="fold">
        <summary>Votre fiche, ligne par ligne</summary>
        <CardFacts advisor={card.advisor} />
      </details>
      <h2 id="pourquoi">{spaced("Pourquoi suis-je proposé, ou pas ?")}</h2>
      <Obstacles why={card.why} extra={away} />
      <BySize why={card.why} later={card.why.always.length > 0 || away.length > 0} />
      <h3 id="essai">Essayer avec une entreprise</h3>
      <Simulator asked={asked} trial={trial} />
      <p class="aside">
        <a href="/orientation/regles">Les règles, les mêmes pour tous</a>
      </p>
      <Conflicts open={refused !== null} />
      <h2 id="chiffres">Vos chiffres</h2>
      <FigureTable figures={card.figures} caption="Votre fiche, sur douze mois" />
      <Pause card={card} />
    </>,
  );
}

/** Away, or with as many requests as they take: their card says so, and no form is open to leaders. */
async function absencesOf(
  requestDesk: Deps["requestDesk"],
  staff: Parameters<Deps["requestDesk"]["availability"]>[0],
  today: string,
): Promise<string[]> {
  const { absences, open, openMax } = await requestDesk.availability(staff);
  const now = absences.find(({ from, to }) => from <= today && today <= to);
  return [
    ...(now === undefined
      ? []
      : [
          `Vous êtes noté absent jusqu'au ${frenchDate(now.to)} : d'ici là, vous n'êtes pas proposé et aucun dirigeant ne peut vous écrire d'ici. Retirez l'absence si vous êtes revenu.`,
        ]),
    ...(open < openMax
      ? []
      : [
          `Vous avez ${open} demande${open > 1 ? "s" : ""} en cours, autant que vous en prenez : vous n'êtes plus proposé à d'autres. Répondez-y, ou prenez-en plus.`,
        ]),
  ];
}

export const postWithdrawal =
  ({ cards }: Deps): Handler =>
  async (c) => {
    await cards.withdraw(staffOf(c));
    return c.redirect(`${MY_CARD}?fait=retire`, 303);
  };

export const postConflict =
  (deps: Deps): Handler =>
  async (c) => {
    const typed = typedIn(await c.req.parseBody());
    const scope = textOf(typed.scope);
    const value = textOf(scope === "sector" ? typed.sector : typed.name);
    try {
      await deps.cards.declareConflict(staffOf(c), { scope, value, detail: textOf(typed.detail) });
    } catch (error) {
      return show(c, deps, asRefused(error, typed));
    }
    return c.redirect(`${MY_CARD}?fait=conflit`, 303);
  };

export const postUnavailable =
  ({ cards }: Deps): Handler =>
  async (c) => {
    await cards.declareUnavailable(staffOf(c));
    return c.redirect(`${MY_CARD}?fait=indisponible`, 303);
  };
