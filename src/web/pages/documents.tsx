import type { Handler } from "hono";
import { raw } from "hono/html";
import { DOCUMENTS, type DocumentCode } from "../../transparency/legal/documents.ts";
import type { PagesDeps } from "../deps.ts";
import { renderDocument } from "../document.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

/** A document of the project, as it stands in `docs/`. */
export const document =
  ({ unofficialBanner, transparency }: PagesDeps, code: DocumentCode): Handler =>
  async (c) => {
    const { title } = DOCUMENTS[code];
    const words = renderDocument(await transparency.document(code));
    return sendPage(
      c,
      { title, unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading document">
        <h1>{spaced(title)}</h1>
        {raw(words)}
        <p>
          <a href="/transparence">Toutes les pages de transparence</a>
        </p>
      </main>,
    );
  };
