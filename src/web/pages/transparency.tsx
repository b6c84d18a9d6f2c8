import type { Handler } from "hono";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { GROUPS, PUBLIC_PAGES } from "../public-pages.ts";
import { spaced } from "../typography.ts";

/** Where everything is: one line a page. */
export const transparency =
  ({ unofficialBanner }: PagesDeps): Handler =>
  (c) =>
    sendPage(
      c,
      { title: "Transparence", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Transparence</h1>
        <p>
          Tout ce que fait ce service peut être vérifié. Ces pages sont tirées de ce qui tourne : quand un
          réglage change, elles changent.
        </p>
        {Object.entries(GROUPS).map(([group, title]) => (
          <section class="shelf">
            <h2>{title}</h2>
            <ul>
              {PUBLIC_PAGES.filter((page) => page.group === group).map((page) => (
                <li>
                  <a href={page.path}>{spaced(page.title)}</a>
                  <small>{spaced(page.says)}</small>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>,
    );
