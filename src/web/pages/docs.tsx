import type { Handler } from "hono";
import { ApiOperationBlock } from "../components/api-operation.tsx";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { readOpenApi } from "../openapi.ts";

/** The documentation of the API, drawn here from its OpenAPI document. */
export const docs =
  (deps: PagesDeps): Handler =>
  (c) => {
    const api = readOpenApi(deps.openApi());
    return sendPage(
      c,
      { title: "Documentation technique", unofficialBanner: deps.unofficialBanner, section: "docs" },
      <main id="contenu" tabindex={-1} class="reading docs">
        <h1>Documentation technique</h1>
        <p>
          {api.title} {api.version !== "" && `(version ${api.version})`}
        </p>
        {api.description !== "" && <p>{api.description}</p>}
        <p>
          <a href="/docs/openapi.json">Document OpenAPI (JSON)</a>
        </p>
        {api.groups.map(({ name, operations }) => (
          <section>
            <h2>{name}</h2>
            {operations.map((operation) => (
              <ApiOperationBlock operation={operation} />
            ))}
          </section>
        ))}
        {api.schemas.length > 0 && (
          <section>
            <h2>Schémas</h2>
            {api.schemas.map(({ name, schema }) => (
              <details id={`schema-${name}`}>
                <summary>
                  <code>{name}</code>
                </summary>
                <pre tabindex={0}>{schema}</pre>
              </details>
            ))}
          </section>
        )}
      </main>,
    );
  };

/** The OpenAPI document itself. */
export const openApiJson =
  (deps: PagesDeps): Handler =>
  (c) =>
    c.body(JSON.stringify(deps.openApi(), null, 2), 200, {
      "Content-Type": "application/json; charset=utf-8",
    });
