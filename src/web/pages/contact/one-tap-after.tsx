import type { Context } from "hono";
import type { AdvisorView, OneTap, State } from "../../../contact/contact.ts";
import { ADVISOR_STATES, CALL_TIME_WORDS } from "../../../contact/labels.ts";
import type { PagesDeps } from "../../deps.ts";
import { sendPage } from "../../layout.tsx";
import { spaced } from "../../typography.ts";
import { companyInWords } from "./company-words.ts";
import { oneTapPath } from "./paths.ts";
import { COUNTED } from "./satisfaction.tsx";

/** States in which the advisor has someone to reach. */
const AWAITS_CALL: readonly State[] = ["taken", "appointment_set"];

/** Where the leader's telephone and address are: behind a button, or in the space where one signs in. */
const ToDetails = ({ path }: { path: string }) => (
  <p class="ways">
    <a class="call" href={path}>
      {path.startsWith("/console/")
        ? "Me connecter pour voir ses coordonnées"
        : "Voir son message et ses coordonnées"}
    </a>
  </p>
);

/** What is recorded now. */
export function showDone(c: Context, deps: PagesDeps, tap: OneTap, state: State) {
  return sendPage(
    c,
    { title: "C'est noté", unofficialBanner: deps.unofficialBanner, personal: true },
    <main id="contenu" tabindex={-1} class="narrow">
      <h1>C'est noté, merci</h1>
      {tap.kind === "satisfaction" ? (
        <p>{spaced(COUNTED)}</p>
      ) : (
        <>
          <p>{spaced(`Cette demande est maintenant : ${ADVISOR_STATES[state]}.`)}</p>
          {tap.kind === "advisor" && AWAITS_CALL.includes(state) && <ToDetails path={tap.detailsPath} />}
          <p class="aside">Ce bouton a servi : ce lien-là ne marche plus.</p>
        </>
      )}
    </main>,
  );
}

/** Wrong, expired, used, or overtaken: the same page, which changes nothing. */
export function showDead(c: Context, deps: PagesDeps) {
  return sendPage(
    c,
    { title: "Ce lien ne marche plus", unofficialBanner: deps.unofficialBanner, status: 404, personal: true },
    <main id="contenu" tabindex={-1} class="narrow">
      <h1>Ce lien ne marche plus</h1>
      <p>Il a déjà servi, il est trop vieux, ou la demande a changé depuis. Rien n'a été modifié.</p>
      <ul>
        <li>
          Vous êtes ambassadeur ou activateur : prenez le lien de notre dernier courriel, ou ouvrez{" "}
          <a href="/console/demandes">vos demandes</a> si vous avez un compte.
        </li>
        <li>Vous êtes dirigeant : ouvrez le lien privé de votre demande.</li>
      </ul>
    </main>,
  );
}

type Shown = Pick<AdvisorView, "text" | "contact" | "callTime" | "company"> & { take: string | null };

/** What the leader sent, to the one advisor whom they chose. */
export function showDetails(c: Context, deps: PagesDeps, { text, contact, callTime, company, take }: Shown) {
  const said = companyInWords(company);
  return sendPage(
    c,
    { title: "La demande d'un dirigeant", unofficialBanner: deps.unofficialBanner, personal: true },
    <main id="contenu" tabindex={-1} class="narrow contact">
      <h1>La demande d'un dirigeant</h1>
      <p>{said === null ? "L'entreprise n'a rien dit d'elle." : spaced(`L'entreprise : ${said}.`)}</p>
      <blockquote>
        {(text ?? "").split("\n").map((line) => (
          <p>{spaced(line)}</p>
        ))}
      </blockquote>
      {contact?.phone && (
        <p class="ways">
          <a
            class="call"
            href={`tel:${contact.phone.replaceAll(/[^\d+]/g, "")}`}
          >{`Appeler le ${contact.phone}`}</a>
        </p>
      )}
      {contact?.email && (
        <p>
          <a
            href={`mailto:${encodeURIComponent(contact.email).replace("%40", "@")}`}
          >{`Écrire à ${contact.email}`}</a>
        </p>
      )}
      {contact?.phone && <p>{spaced(`À appeler de préférence : ${CALL_TIME_WORDS[callTime]}.`)}</p>}
      {take !== null && (
        <form method="post" action={oneTapPath(take)}>
          <p>Le dirigeant attend de savoir si quelqu'un le rappelle.</p>
          <p class="actions">
            <button type="submit">Je m'en occupe</button>
          </p>
        </form>
      )}
      <p class="aside">
        N'en faites pas d'autre usage et n'en gardez pas de copie. Les autres boutons de notre courriel disent
        ce que devient la demande.
      </p>
    </main>,
  );
}
