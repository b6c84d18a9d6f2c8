import type { MyCard } from "../../../desk/desk.ts";
import { profileUrlOf } from "../../../directory/public-view.ts";
import { conflictInWords } from "../../../directory/words.ts";
import { SECTIONS } from "../../../profile/lists.ts";
import { frenchDate, frenchDay } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import { AVAILABILITY } from "../requests/words.ts";
import { Differences } from "./parts.tsx";
import { MY_CARD, STATUS_LABELS } from "./words.ts";

/** Where the card stands, and what is under way about it. */
export const State = ({
  card: { advisor, shown, pending, refused, declarations, addressToConfirm },
  barred,
}: {
  card: MyCard;
  barred: boolean;
}) => (
  <>
    <p>
      <strong>{spaced(advisor.name)}</strong>
      {spaced(" : ")}
      {shown ? (
        <>
          votre fiche est <a href={profileUrlOf(advisor)}>dans l'annuaire</a>
          {barred ? <>, mais vous n'êtes pas proposé. </> : "."}
          {barred && <a href="#pourquoi">Voir pourquoi</a>}
        </>
      ) : (
        <>
          {`votre fiche n'est pas montrée (${STATUS_LABELS[advisor.status]}). `}
          <a href="#pourquoi">Voir pourquoi</a>
        </>
      )}
    </p>
    {addressToConfirm !== null && (
      <p class="notice">
        {spaced(
          `Votre nouvelle adresse, ${addressToConfirm}, est acceptée. Ouvrez le courriel qui vient d'y arriver et confirmez-la sous sept jours ; d'ici là, l'ancienne reste en service.`,
        )}
      </p>
    )}
    {pending !== null && (
      <section class="notice" aria-labelledby="attente">
        <h2 id="attente">Votre proposition attend une décision</h2>
        <p>{spaced(`Envoyée le ${frenchDay(pending.proposedAt)}. Rien ne change d'ici là.`)}</p>
        <Differences advisor={advisor} changes={pending.changes} />
        <form method="post" action={`${MY_CARD}/retirer`}>
          <button type="submit" class="quiet">
            Retirer ma proposition
          </button>
        </form>
      </section>
    )}
    {refused !== null && (
      <section class="refused" aria-labelledby="refus">
        <h2 id="refus">Votre proposition n'a pas été acceptée</h2>
        <p>{spaced(`Le ${frenchDay(refused.at)} : ${refused.reason}`)}</p>
        <p>« Proposer un changement » reprend ce que vous aviez écrit.</p>
      </section>
    )}
    {declarations.length > 0 && (
      <p class="aside">
        {spaced(
          `En vigueur, à confirmer par l'administration : ${declarations
            .map(({ kind, conflict, at }) =>
              kind === "unavailable" || conflict === null
                ? `indisponible depuis le ${frenchDay(at)}`
                : conflictInWords(conflict),
            )
            .join(" ; ")}.`,
        )}
      </p>
    )}
  </>
);

/** When the engagement renews or ends (charter, art. 6). */
export const Term = ({ card: { term } }: { card: MyCard }) => (
  <section aria-labelledby="engagement">
    <h2 id="engagement">Votre engagement</h2>
    <p class={term.near ? "notice" : undefined}>
      {term.start === null
        ? "L'annuaire ne dit pas quand il a commencé."
        : spaced(
            term.state === "not_begun"
              ? `Il commence le ${frenchDate(term.start)}.`
              : term.state === "ended"
                ? `Commencé le ${frenchDate(term.start)}, il a pris fin.`
                : term.next === null
                  ? `Commencé le ${frenchDate(term.start)}.`
                  : term.ends
                    ? `Commencé le ${frenchDate(term.start)}, il prend fin le ${frenchDate(term.next)} : un avis a été donné.`
                    : `Commencé le ${frenchDate(term.start)}, il est reconduit pour un an le ${frenchDate(term.next)}, sans démarche de votre part (charte, article 6).`,
          )}
    </p>
    {term.near && !term.ends && (
      <p>
        {spaced(
          "C'est bientôt. Vous continuez : rien à faire, relisez seulement votre fiche. Vous arrêtez : ",
        )}
        <a href="#partir">dites-le ici</a>.
      </p>
    )}
  </section>
);

/** What holds at once. */
export const Conflicts = ({ open }: { open: boolean }) => (
  <section aria-labelledby="conflit">
    <h2 id="conflit">Déclarer un conflit d'intérêts</h2>
    <p>
      {spaced(
        "La charte le demande (article 4). Il compte aussitôt : vous ne serez plus proposé dans ce cas. L'administration en est prévenue, et votre fiche publique le dit.",
      )}
    </p>
    <details class="fold" open={open}>
      <summary>Le déclarer</summary>
      <form method="post" action={`${MY_CARD}/conflit`}>
        <fieldset class="choices">
          <legend>Avec quoi</legend>
          <label>
            <input type="radio" name="scope" value="company" required />
            <span>une entreprise</span>
          </label>
          <label>
            <input type="radio" name="scope" value="solution" required />
            <span>une solution, un produit</span>
          </label>
          <label>
            <input type="radio" name="scope" value="sector" required />
            <span>tout un secteur</span>
          </label>
        </fieldset>
        <label for="conflit-nom">Son nom (entreprise ou solution)</label>
        <input id="conflit-nom" name="name" maxlength={200} autocomplete="off" />
        <label for="conflit-secteur">Ou le secteur</label>
        <select id="conflit-secteur" name="sector">
          <option value="">Choisir</option>
          {Object.entries(SECTIONS).map(([code, label]) => (
            <option value={code}>{label}</option>
          ))}
        </select>
        <label for="conflit-detail">Pourquoi, en une phrase publiée (facultatif)</label>
        <input id="conflit-detail" name="detail" maxlength={500} autocomplete="off" />
        <button type="submit">Déclarer</button>
      </form>
    </details>
  </section>
);

/** From a few days to for good. */
export const Pause = ({ card: { advisor } }: { card: MyCard }) => (
  <section aria-labelledby="partir">
    <h2 id="partir">Faire une pause, ou arrêter</h2>
    <p>
      {spaced("Quelques jours ou semaines : ")}
      <a href={AVAILABILITY}>notez une absence</a>.
    </p>
    {advisor.availability !== "indisponible" && (
      <form method="post" action={`${MY_CARD}/indisponible`}>
        <p>
          {spaced(
            "Sans date de retour : vous n'êtes plus proposé, votre fiche reste dans l'annuaire. Pour revenir, proposez un changement.",
          )}
        </p>
        <button type="submit" class="quiet">
          Me rendre indisponible
        </button>
      </form>
    )}
    <p>
      {spaced("Pour de bon : ")}
      <a href={`${MY_CARD}/partir`}>Je ne veux plus être ambassadeur</a>
    </p>
  </section>
);
