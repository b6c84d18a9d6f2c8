import type { Handler } from "hono";
import { parisDay } from "../../clock.ts";
import type { Advisor } from "../../directory/advisor.ts";
import { KIND_LABELS } from "../../directory/labels.ts";
import { mayBeShown } from "../../directory/listing.ts";
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
import { isReader } from "../reader.ts";
import { spaced } from "../typography.ts";
import { isBusy, othersLike, ReachAdvisor } from "./advisor-reach.tsx";
import type { DirectoryPageDeps } from "./advisors.tsx";

/** An ambassador or an activator: what they cover, what they may sell, how to reach them. */
export const advisor =
  (deps: DirectoryPageDeps): Handler =>
  async (c) => {
    const found = await deps.directory.find(c.req.param("id") ?? "");
    const today = parisDay(deps.clock.now());
    if (found === null || !mayBeShown(found, today))
      throw new DomainError("introuvable", "Cette fiche n'existe pas, ou n'est plus dans l'annuaire.");
    if (isReader(c)) deps.cardFigures.viewed(found.id);
    const reach = await deps.contactRequests.reach(found.id);
    const others = isBusy(reach) ? await othersLike(deps, found, today) : [];
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
        <ReachAdvisor advisor={found} reach={reach} others={others} />
        <Covers advisor={found} />
        <Interests advisor={found} />
        <Charter kind={found.kind} />
      </main>,
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
