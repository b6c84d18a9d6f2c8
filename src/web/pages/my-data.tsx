import type { Context, Handler } from "hono";
import { OPPOSABLE } from "../../answering/opposition.ts";
import { provenanceInWords } from "../../conversation/rights/company.ts";
import type { Held } from "../../conversation/rights/schemas.ts";
import { maskedInWords, readingsInWords } from "../../conversation/rights/words.ts";
import { DomainError } from "../../errors.ts";
import type { Profile } from "../../profile/profile.ts";
import { CompanyPanel } from "../components/company.tsx";
import { Named } from "../components/holder.tsx";
import { OppositionForms } from "../components/oppositions.tsx";
import { conversationCookie } from "../cookie.ts";
import { frenchDay } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";
import { currentConversation, formText, readForm, requireConversation } from "./session.ts";

const CNIL = "https://www.cnil.fr/fr/plaintes";

/** What is held of the person who looks, and everything they can do about it, without script nor account. */
export const myData =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const id = await currentConversation(c, deps);
    const open = id === null ? null : await whatIsHeld(deps, id);
    return sendPage(
      c,
      { title: "Mes données", unofficialBanner: deps.unofficialBanner, personal: true },
      <main id="contenu" tabindex={-1} class="reading my-data">
        <h1>Mes données</h1>
        {open === null ? (
          <NothingOpen lost={conversationCookie.read(c) !== undefined} />
        ) : (
          <>
            <Known held={open.held} />
            <Acts />
            <CompanyPanel profile={open.profile} opposed={open.held.oppositions.includes("profiling")} />
            <p class="aside">
              {spaced(
                "Touchez ce qui est faux : votre correction l'emporte aussitôt. Vos propres mots ne se réécrivent pas : ils montrent à quoi nous avons répondu. Vous pouvez contester une réponse, ou tout effacer.",
              )}
            </p>
            <OppositionForms current={open.held.oppositions} hasModel={deps.prompts !== null} />
          </>
        )}
        <Elsewhere dpo={deps.transparency.legal.dpo} />
      </main>,
    );
  };

/** Null when it is erased at this very moment. */
async function whatIsHeld(deps: PagesDeps, id: string): Promise<{ held: Held; profile: Profile } | null> {
  try {
    const held = await deps.conversations.held(id);
    return { held, profile: (await deps.conversations.view(id)).profile };
  } catch (error) {
    if (error instanceof DomainError && error.type === "introuvable") return null;
    throw error;
  }
}

/** Opposes something, or does no more, with a button. */
export const postOppositions =
  (deps: PagesDeps): Handler =>
  async (c: Context) => {
    const id = await requireConversation(c, deps);
    const form = await readForm(c);
    const [against, back] = [formText(form, "opposer"), formText(form, "reprendre")];
    const { oppositions } = await deps.conversations.held(id);
    const named = OPPOSABLE.filter((one) => one === against || one === back || against === "tout");
    if (named.length === 0)
      throw new DomainError(
        "entree-invalide",
        "Cette opposition n'a pas été comprise. Choisissez un bouton.",
      );
    const kept = oppositions.filter((one) => !named.includes(one));
    await deps.conversations.oppose(id, against === "" ? kept : [...kept, ...named]);
    return c.redirect("/mes-donnees#oppositions", 303);
  };

const NothingOpen = ({ lost }: { lost: boolean }) => (
  <>
    <p>
      {spaced(
        lost
          ? "La conversation qui était ouverte ici n'existe plus. Nous ne gardons rien d'autre de vous."
          : "Aucune conversation n'est ouverte dans ce navigateur. Nous ne gardons rien de vous tant que vous n'avez rien écrit.",
      )}
    </p>
    <h2>Vous avez écrit depuis un autre appareil ?</h2>
    <p>
      {spaced(
        "Sans compte, nous ne pouvons pas savoir quelle conversation est la vôtre. Deux choses la retrouvent :",
      )}
    </p>
    <ul>
      <li>{spaced("votre lien privé de retour, si vous l'avez gardé : il rouvre la conversation ici ;")}</li>
      <li>
        {spaced("la référence d'une réponse : elle se")}{" "}
        <a href="/verifier-une-reponse">vérifie sans ouvrir la conversation</a>, et le délégué peut partir
        d'elle.
      </li>
    </ul>
    <p>{spaced("Sans l'un ni l'autre, la conversation s'efface d'elle-même à son échéance.")}</p>
  </>
);

const counted = (n: number, one: string, many: string): string => `${n} ${n > 1 ? many : one}`;

/** What is held, in plain words; the company, which can be corrected, comes after. */
const Known = ({ held }: { held: Held }) => {
  const { contests, corrections, masked, company } = held;
  const contested = contests.open + contests.decided + contests.withdrawn;
  return (
    <section aria-labelledby="garde">
      <h2 id="garde">Ce que nous gardons de vous</h2>
      <dl class="explained">
        <dt>Votre conversation</dt>
        <dd>
          {spaced(
            `Ouverte le ${frenchDay(new Date(held.since))}, effacée le ${frenchDay(new Date(held.until))} au plus tard. ${counted(held.messages, "message", "messages")} et ${held.messages > 1 ? "leurs réponses" : "sa réponse"}, ${held.opinions === 0 ? "aucun avis" : counted(held.opinions, "avis", "avis")}.`,
          )}
        </dd>
        <dt>Masqué avant d'être gardé</dt>
        <dd>
          {spaced(
            masked.length > 0 ? `${maskedInWords(masked)}. Nous ne pouvons pas le retrouver.` : "Rien.",
          )}
        </dd>
        <dt>Compris de votre entreprise</dt>
        <dd>
          {company.length === 0 ? (
            "Rien."
          ) : (
            <ul>
              {company.map((known) => (
                <li>
                  {spaced(`${known.title} : ${known.value}`)}
                  {known.because !== "" && spaced(` (${provenanceInWords(known)})`)}
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt>Adresse pour vous prévenir</dt>
        <dd>{spaced(held.noticeAddress ?? "Aucune.")}</dd>
        <dt>Contestations</dt>
        <dd>{spaced(contested === 0 ? "Aucune." : `${contested}, dont ${contests.open} à décider.`)}</dd>
        <dt>Demandes à un interlocuteur</dt>
        <dd>
          {spaced(
            held.contacts === 0
              ? "Aucune."
              : `${held.contacts}, avec le téléphone ou le courriel que vous y avez donné : lui seul peut les lire. Effacer la conversation les efface.`,
          )}
        </dd>
        {corrections.made > 0 && (
          <>
            <dt>Réponses corrigées depuis</dt>
            <dd>{spaced(`${corrections.made}, dont ${corrections.seen} que vous avez dit avoir lues.`)}</dd>
          </>
        )}
        <dt>Qui a lu</dt>
        <dd>{spaced(readingsInWords(held.readings))}</dd>
        <dt>Ouverte dans</dt>
        <dd>
          {spaced(
            `${counted(held.doors.length, "navigateur", "navigateurs")} : ${held.doors.map((at) => `le ${frenchDay(new Date(at))}`).join(", ")}.`,
          )}
        </dd>
        <dt>Jamais demandé, cherché seulement pour le masquer</dt>
        <dd>
          {spaced(
            "Votre nom, votre adresse, votre âge, votre santé, vos opinions. Un seul autre fichier est consulté, si vous donnez un SIREN ou un SIRET : le registre public des entreprises.",
          )}
        </dd>
      </dl>
    </section>
  );
};

const Acts = () => (
  <section aria-labelledby="agir">
    <h2 id="agir">Emporter ou effacer</h2>
    <ul class="acts">
      <li>
        <a href="/conversation/export" download>
          Télécharger
        </a>{" "}
        {spaced(": tout ce qui est gardé, mot pour mot, dans un fichier.")}
      </li>
      <li>
        <a href="/conversation/effacer">Effacer</a>{" "}
        {spaced(": tout, tout de suite et sans retour. Écrire « effacez tout » fait de même.")}
      </li>
      <li>
        <form method="post" action="/conversation/lien">
          <button type="submit" class="quiet">
            Obtenir un lien privé de retour
          </button>
        </form>
      </li>
    </ul>
  </section>
);

const Elsewhere = ({ dpo }: { dpo: string | null }) => (
  <section aria-labelledby="recours">
    <h2 id="recours">Si cela ne suffit pas</h2>
    <dl class="explained">
      <dt>Le délégué à la protection des données</dt>
      <dd>
        <Named text={dpo} />
      </dd>
      <dt>La CNIL</dt>
      <dd>
        {spaced("Vous pouvez porter plainte, gratuitement :")} <a href={CNIL}>cnil.fr/fr/plaintes</a>
      </dd>
    </dl>
    <p>
      <a href="/donnees-personnelles">Pourquoi nous traitons vos données, et combien de temps</a>
    </p>
  </section>
);
