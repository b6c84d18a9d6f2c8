import type { Handler } from "hono";
import { parisDay } from "../../clock.ts";
import type { Advisor } from "../../directory/advisor.ts";
import { KIND_LABELS } from "../../directory/labels.ts";
import { mayBeShown } from "../../directory/listing.ts";
import { contactOf } from "../../directory/public-view.ts";
import {
  conflictInWords,
  expertiseInWords,
  maturityInWords,
  regionsInWords,
  sectorsInWords,
  sizesInWords,
} from "../../directory/words.ts";
import { DomainError } from "../../errors.ts";
import { Marks } from "../components/advisor-card.tsx";
import { Charter } from "../components/advisor-charter.tsx";
import { sendPage } from "../layout.tsx";
import { webUrl } from "../links.ts";
import { isReader } from "../reader.ts";
import { spaced } from "../typography.ts";
import type { DirectoryPageDeps } from "./advisors.tsx";

/** An ambassador or an activator: what they cover, what they may sell, how to reach them. */
export const advisor =
  (deps: DirectoryPageDeps): Handler =>
  async (c) => {
    const found = await deps.directory.find(c.req.param("id") ?? "");
    if (found === null || !mayBeShown(found, parisDay(deps.clock.now())))
      throw new DomainError("introuvable", "Cette fiche n'existe pas, ou n'est plus dans l'annuaire.");
    if (isReader(c)) deps.cardFigures.viewed(found.id);
    return sendPage(
      c,
      { title: found.name, unofficialBanner: deps.unofficialBanner, section: "annuaire" },
      <main id="contenu" tabindex={-1} class="reading directory">
        <p class="up">
          <a href="/annuaire">Tout l'annuaire</a>
        </p>
        <h1>{spaced(found.name)}</h1>
        <p class="aside">{KIND_LABELS[found.kind]}</p>
        <Marks advisor={found} />
        <Reach advisor={found} />
        <Covers advisor={found} />
        <Interests advisor={found} />
        <Charter kind={found.kind} />
      </main>,
    );
  };

const Reach = ({ advisor }: { advisor: Advisor }) => {
  const way = contactOf(advisor);
  const site = advisor.url === null ? null : webUrl(advisor.url);
  return (
    <section class="reach" aria-labelledby="joindre">
      <h2 id="joindre">Prendre contact</h2>
      {way === "formulaire" && (
        <p class="ways">
          <a class="call" href={`/contacter/${encodeURIComponent(advisor.id)}`}>
            Lui envoyer une demande
          </a>
        </p>
      )}
      <ul>
        {advisor.email !== null && (
          <li>
            {/* Who joins accepts that their professional address be published (charter, art. 2). */}
            <a href={`mailto:${advisor.email}`}>{`Écrire à ${advisor.email}`}</a>
          </li>
        )}
        {advisor.phone !== null && (
          <li>
            <a href={`tel:${advisor.phone.replaceAll(" ", "")}`}>{`Appeler le ${advisor.phone}`}</a>
          </li>
        )}
        {site !== null && (
          <li>
            <a href={site} rel="noopener nofollow">
              {`Voir son site (${new URL(site).host})`}
            </a>
          </li>
        )}
      </ul>
      {way === "page" && site === null && (
        <p>
          Aucune coordonnée n'est indiquée. Cherchez quelqu'un d'autre <a href="/annuaire">dans l'annuaire</a>
          , ou appelez votre chambre de commerce et d'industrie (CCI).
        </p>
      )}
      {advisor.availability !== "disponible" && (
        <p>La réponse peut tarder. Contactez aussi quelqu'un d'autre.</p>
      )}
    </section>
  );
};

const Covers = ({ advisor }: { advisor: Advisor }) => (
  <section aria-labelledby="couvre">
    <h2 id="couvre">Pour qui, pour quoi</h2>
    <dl>
      {[
        ["Régions", regionsInWords(advisor)],
        ["Secteurs", sectorsInWords(advisor)],
        ["Tailles d'entreprise", sizesInWords(advisor)],
        ["Besoins", expertiseInWords(advisor)],
        ["Niveaux de départ", maturityInWords(advisor)],
      ].map(([term, words = ""]) => (
        <div>
          <dt>{term}</dt>
          <dd>{spaced(words)}</dd>
        </div>
      ))}
    </dl>
    {advisor.description !== null && <p>{spaced(advisor.description)}</p>}
  </section>
);

const Interests = ({ advisor }: { advisor: Advisor }) => (
  <section aria-labelledby="interets">
    <h2 id="interets">Ses intérêts</h2>
    <p>
      {advisor.commercialInterest === null
        ? "Aucun intérêt commercial n'est indiqué."
        : spaced(`Peut vendre ses services : ${advisor.commercialInterest}`)}
    </p>
    {advisor.conflicts.length === 0 ? (
      <p>Aucun conflit d'intérêts n'est déclaré.</p>
    ) : (
      <>
        <p>{spaced("Conflits d'intérêts déclarés :")}</p>
        <ul>
          {advisor.conflicts.map((conflict) => (
            <li>{spaced(conflictInWords(conflict))}</li>
          ))}
        </ul>
      </>
    )}
  </section>
);
