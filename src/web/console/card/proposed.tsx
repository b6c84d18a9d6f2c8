import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { FIELD_LABELS, fieldsOf } from "../../../desk/changes.ts";
import type { StaffCard, Waiting } from "../../../desk/desk.ts";
import { profileUrlOf } from "../../../directory/public-view.ts";
import { conflictInWords } from "../../../directory/words.ts";
import { frenchDate, frenchDay } from "../../dates.ts";
import { EXCLUSION_WORDS } from "../../exclusions.ts";
import { spaced } from "../../typography.ts";
import { wordOf } from "../../word-of.ts";
import type { ConsoleDeps } from "../deps.ts";
import { asRefused, Refusal, type Refused, typedIn } from "../governance/refused.tsx";
import { sendConsole } from "../layout.tsx";
import { moment, textOf } from "../words.ts";
import { Decide, SharedWith } from "./decide-form.tsx";
import { CardFacts, Differences, FigureTable } from "./parts.tsx";
import { DECLARED, PROPOSED_CARDS, pageOf, STATUS_LABELS } from "./words.ts";

type Deps = Pick<ConsoleDeps, "cards" | "directory">;

const DONE: Record<string, string> = {
  accepte: "C'est accepté : l'annuaire dit maintenant cela. Reportez-le dans le fichier que vous importez.",
  "a-confirmer":
    "C'est accepté. L'adresse électronique ne changera qu'une fois confirmée par le lien qui vient d'y être envoyé ; l'ancienne adresse est prévenue. Le reste est dans l'annuaire : reportez-le dans le fichier que vous importez.",
  refuse: "C'est refusé. L'ambassadeur lit votre raison sur sa page.",
  confirme: "C'est confirmé : un import de l'annuaire fait foi de nouveau pour ce point.",
};
const MOST_FOUND = 20;

/** What advisors propose, what they declared, and the way to the figures of each. */
export const proposedPage =
  (deps: Deps): Handler =>
  async (c) => {
    const { proposals, declarations } = await deps.cards.waiting(staffOf(c));
    const name = (c.req.query("nom") ?? "").trim().slice(0, 80);
    const words = name.toLowerCase();
    const found =
      words === ""
        ? []
        : (await deps.directory.all()).filter(
            (advisor) => advisor.id === name || advisor.name.toLowerCase().includes(words),
          );
    const done = wordOf(DONE, c.req.query("fait"));
    return sendConsole(
      c,
      { title: "Annuaire", here: PROPOSED_CARDS },
      <>
        <h1>Annuaire</h1>
        {done !== undefined && (
          <p class="done" role="status">
            {spaced(done)}
          </p>
        )}
        <Proposals proposals={proposals} />
        <Declarations declarations={declarations} />
        <section aria-labelledby="une-fiche">
          <h2 id="une-fiche">Une fiche et ses chiffres</h2>
          <form method="get" action={PROPOSED_CARDS} class="find">
            <label for="nom">Nom</label>
            <input id="nom" name="nom" type="search" value={name} maxlength={80} autocomplete="off" />
            <button type="submit" class="quiet">
              Chercher
            </button>
          </form>
          {name !== "" && found.length === 0 && <p>Personne de ce nom dans l'annuaire.</p>}
          <ul>
            {found.slice(0, MOST_FOUND).map((advisor) => (
              <li>
                <a href={pageOf(advisor.id)}>{spaced(advisor.name)}</a>
              </li>
            ))}
          </ul>
          {found.length > MOST_FOUND && <p>{`${found.length - MOST_FOUND} autres : précisez le nom.`}</p>}
        </section>
      </>,
    );
  };

const Proposals = ({ proposals }: Pick<Waiting, "proposals">) => (
  <section aria-labelledby="propositions">
    <h2 id="propositions">Changements proposés</h2>
    {proposals.length === 0 && <p>Aucun changement n'attend.</p>}
    {proposals.length > 0 && (
      <ul class="requests">
        {proposals.map(({ advisor, changes, proposedAt, mine }) => (
          <li>
            <a href={pageOf(advisor.id)}>
              <strong>{spaced(advisor.name)}</strong>
              <span>
                {fieldsOf(changes)
                  .map((field) => FIELD_LABELS[field])
                  .join(", ")}
              </span>
              <span class="due">
                {spaced(
                  `Proposé le ${frenchDay(proposedAt)}${mine ? " : une autre personne doit décider" : ""}`,
                )}
              </span>
            </a>
          </li>
        ))}
      </ul>
    )}
  </section>
);

const Declarations = ({ declarations }: Pick<Waiting, "declarations">) => (
  <section aria-labelledby="declarations">
    <h2 id="declarations">Déclaré, et déjà en vigueur</h2>
    <p class="aside">
      {spaced(
        "Un import de l'annuaire ne l'annule pas tant que vous ne l'avez pas confirmé. Confirmez quand le fichier source dit la même chose.",
      )}
    </p>
    {declarations.length === 0 && <p>Rien n'attend d'être confirmé.</p>}
    {declarations.map(({ id, advisor, kind, conflict, at, mine }) => (
      <div class="alert">
        <p>
          <strong>{DECLARED[kind]}</strong>
          {spaced(" : ")}
          <a href={pageOf(advisor.id)}>{spaced(advisor.name)}</a>
          {conflict !== null && spaced(`. ${conflictInWords(conflict)}`)}
        </p>
        <p class="aside">{spaced(`Le ${moment(at)}.`)}</p>
        {mine ? (
          <p class="aside">Une autre personne doit confirmer.</p>
        ) : (
          <form method="post" action={`${PROPOSED_CARDS}/declarations/${encodeURIComponent(id)}/confirmer`}>
            <button type="submit" class="quiet">
              Confirmer<span class="visually-hidden">{` pour ${advisor.name}`}</span>
            </button>
          </form>
        )}
      </div>
    ))}
  </section>
);

/** A card, what is proposed of it, and its figures. */
export const proposedCardPage =
  ({ cards }: Deps): Handler =>
  async (c) =>
    showCard(c, await cards.card(staffOf(c), c.req.param("id") ?? ""), null);

function showCard(c: Context, card: StaffCard, refused: Refused) {
  const { advisor, pending, declarations, why, term, figures, mine } = card;
  const status = refused === null ? (200 as const) : (422 as const);
  return sendConsole(
    c,
    { title: advisor.name, here: PROPOSED_CARDS, status },
    <>
      <p class="up">
        <a href={PROPOSED_CARDS}>Annuaire</a>
      </p>
      <h1>{spaced(advisor.name)}</h1>
      <p>
        {spaced(`Fiche ${STATUS_LABELS[advisor.status]}. `)}
        {why.always.length === 0
          ? "Peut être proposé aujourd'hui."
          : spaced(`Pas proposé : ${why.always.map((reason) => EXCLUSION_WORDS[reason]).join(" ; ")}.`)}
        {term.next !== null &&
          spaced(` Engagement ${term.ends ? "jusqu'au" : "reconduit le"} ${frenchDate(term.next)}.`)}
      </p>
      <Refusal refused={refused} />
      {pending !== null && (
        <section aria-labelledby="proposition">
          <h2 id="proposition">Ce qui est proposé</h2>
          <p class="aside">{spaced(`Le ${moment(pending.proposedAt)}.`)}</p>
          <Differences advisor={advisor} changes={pending.changes} />
          <SharedWith shared={card.shared} />
          {mine ? (
            <p class="notice">Vous avez part à cette proposition : une autre personne doit en décider.</p>
          ) : (
            <Decide card={card} />
          )}
        </section>
      )}
      {card.addressToConfirm !== null && (
        <p class="notice">
          {spaced(
            `Adresse acceptée, pas encore confirmée : ${card.addressToConfirm}. L'ancienne est en service.`,
          )}
        </p>
      )}
      {declarations.length > 0 && (
        <p>
          <a href={`${PROPOSED_CARDS}#declarations`}>
            {declarations.map(({ kind }) => DECLARED[kind]).join(" ; ")}
          </a>
          {spaced(" : en vigueur, à confirmer.")}
        </p>
      )}
      <h2>Ce que dit l'annuaire</h2>
      <p>
        <a href={profileUrlOf(advisor)}>Sa page publique</a>
      </p>
      <CardFacts advisor={advisor} />
      <h2>Ses chiffres</h2>
      <FigureTable figures={figures} caption="Sa fiche, sur douze mois" />
    </>,
  );
}

const revisionOf = (typed: Record<string, string>): number =>
  /^\d{1,9}$/.test(typed.revision ?? "") ? Number(typed.revision) : 0;

export const postDecision =
  ({ cards }: Deps, decision: "accepte" | "refuse"): Handler =>
  async (c) => {
    const staff = staffOf(c);
    const id = c.req.param("id") ?? "";
    const typed = typedIn(await c.req.parseBody());
    try {
      if (decision === "accepte") {
        const looked = { registered: typed.verified === "oui", address: typed.address === "oui" };
        const waits = await cards.accept(staff, id, revisionOf(typed), looked);
        return c.redirect(`${PROPOSED_CARDS}?fait=${waits ? "a-confirmer" : decision}`, 303);
      }
      await cards.refuse(staff, id, revisionOf(typed), textOf(typed.reason));
    } catch (error) {
      const refused = asRefused(error, typed);
      return showCard(c, await cards.card(staff, id), refused);
    }
    return c.redirect(`${PROPOSED_CARDS}?fait=${decision}`, 303);
  };

export const postConfirmation =
  ({ cards }: Deps): Handler =>
  async (c) => {
    await cards.confirm(staffOf(c), c.req.param("id") ?? "");
    return c.redirect(`${PROPOSED_CARDS}?fait=confirme`, 303);
  };
