import type { Context, Handler } from "hono";
import { raw } from "hono/html";
import { parisDay } from "../../clock.ts";
import { DomainError } from "../../errors.ts";
import type { FicheView, SetAside } from "../../ingestion/knowledge.ts";
import { Provenance, Source } from "../components/provenance.tsx";
import { frenchDate } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { webUrl } from "../links.ts";
import { renderMarkdown } from "../markdown.ts";
import { spaced } from "../typography.ts";

const CONTENTS_FROM = 4;

/** A fiche: what a citation leads to. */
export const fiche =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const id = c.req.param("id") ?? "";
    const found = await deps.knowledge.fiche(id);
    if (found === null) {
      const aside = await deps.knowledge.setAside(id);
      if (aside !== null) return showAside(c, deps, aside);
      throw new DomainError("introuvable", "Cette fiche n'existe pas, ou n'existe plus.");
    }
    const allows = linksOf(found);
    return sendPage(
      c,
      { title: found.title, unofficialBanner: deps.unofficialBanner, section: "fiches" },
      <main id="contenu" tabindex={-1} class="reading">
        <p class="up">
          <a href="/fiches">Toutes les fiches</a>
        </p>
        <h1>{spaced(found.title)}</h1>
        <Provenance fiche={found} today={parisDay(deps.clock.now())} />
        {found.sections.length >= CONTENTS_FROM && <Contents sections={found.sections} />}
        {found.sections.map((section) => (
          <Section section={section} allows={allows} />
        ))}
        {found.otherSources.length > 0 && <OtherSources sources={found.otherSources} />}
      </main>,
    );
  };

/** A fiche that staff turned off: none of its words, and where to read the source itself. */
const showAside = (c: Context, deps: PagesDeps, fiche: SetAside) =>
  sendPage(
    c,
    { title: fiche.title, unofficialBanner: deps.unofficialBanner, section: "fiches", personal: true },
    <main id="contenu" tabindex={-1} class="reading">
      <p class="up">
        <a href="/fiches">Toutes les fiches</a>
      </p>
      <h1>{spaced(fiche.title)}</h1>
      <div class="provenance">
        <p class="overdue">
          <strong>Cette fiche est en cours de vérification.</strong> Nous ne la montrons plus, et aucune
          réponse ne s'appuie dessus, jusqu'à ce qu'elle soit relue.
        </p>
        <p>
          En attendant, la source : <Source url={fiche.sourceUrl}>{spaced(fiche.sourceTitle)}</Source>,{" "}
          {fiche.publisher}, {frenchDate(fiche.sourceDate)}.
        </p>
      </div>
    </main>,
  );

// A fiche may link to the sites it names as sources, and nowhere else.
function linksOf(fiche: FicheView): (url: string) => boolean {
  const named = [
    fiche.sourceUrl,
    fiche.dispositif?.operatorUrl ?? "",
    ...fiche.otherSources.map(({ url }) => url),
  ];
  const hosts = new Set(named.map(webUrl).flatMap((url) => (url === null ? [] : [new URL(url).host])));
  return (url) => hosts.has(new URL(url).host);
}

const Contents = ({ sections }: { sections: FicheView["sections"] }) => (
  <details class="contents">
    <summary>Dans cette fiche</summary>
    <ul>
      {sections.map(({ anchor, level, heading }) => (
        <li class={`level-${level}`}>
          <a href={`#${anchor}`}>{spaced(heading)}</a>
        </li>
      ))}
    </ul>
  </details>
);

type SectionProps = { section: FicheView["sections"][number]; allows: (url: string) => boolean };

const Section = ({ section, allows }: SectionProps) => {
  const Heading = section.level === 2 ? "h2" : "h3";
  return (
    <section class="passage-full" id={section.anchor} tabindex={-1}>
      <Heading>{spaced(section.heading)}</Heading>
      {raw(renderMarkdown(section.body, { allows }))}
      {section.essentials.map((essential) => (
        <div class="essential" role="note">
          <p class="essential-title">À ne pas oublier</p>
          {raw(renderMarkdown(essential, { allows }))}
        </div>
      ))}
    </section>
  );
};

const OtherSources = ({ sources }: { sources: FicheView["otherSources"] }) => (
  <section class="other-sources">
    <h2>Autres sources</h2>
    <ul>
      {sources.map(({ publisher, title, url, date }) => (
        <li>
          <Source url={url}>{spaced(title)}</Source>, {publisher}, {frenchDate(date)}
        </li>
      ))}
    </ul>
  </section>
);
