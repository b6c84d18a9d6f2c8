import type { Handler } from "hono";
import { frenchDate } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { KINDS } from "../labels.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

/** All the fiches, by kind. */
export const fiches =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const all = await deps.knowledge.list();
    const groups = KINDS.map(([kind, title]) => ({
      title,
      list: all.filter((fiche) => fiche.kind === kind).sort((a, b) => a.title.localeCompare(b.title, "fr")),
    })).filter((group) => group.list.length > 0);
    return sendPage(
      c,
      { title: "Fiches sources", unofficialBanner: deps.unofficialBanner, section: "fiches" },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Fiches sources</h1>
        <p>
          {"Toutes les réponses viennent de ces fiches. "}
          Chacune dit d'où elle vient, de quand elle date et quand nous l'avons vérifiée.
        </p>
        {groups.length === 0 && <p>Aucune fiche n'est disponible pour l'instant.</p>}
        {groups.map(({ title, list }) => (
          <section class="shelf">
            <h2>{title}</h2>
            <ul>
              {list.map((fiche) => (
                <li>
                  <a href={`/fiches/${encodeURIComponent(fiche.id)}`}>{spaced(fiche.title)}</a>
                  <small>{`${fiche.publisher}, ${frenchDate(fiche.sourceDate)}`}</small>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>,
    );
  };
