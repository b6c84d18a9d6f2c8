import type { ApiOperation } from "../openapi.ts";

const WHERE: Record<string, string> = {
  path: "chemin",
  query: "adresse",
  header: "en-tête",
  cookie: "cookie",
};

/** One operation of the API, folded. */
export const ApiOperationBlock = ({ operation }: { operation: ApiOperation }) => (
  <details class="operation" id={operation.id}>
    <summary>
      <code>
        <strong>{operation.method}</strong> {operation.path}
      </code>
      {operation.summary !== "" && <small>{operation.summary}</small>}
    </summary>
    {operation.description !== "" && <p>{operation.description}</p>}
    {operation.parameters.length > 0 && (
      <>
        <h3>Paramètres</h3>
        <ul>
          {operation.parameters.map(({ name, where, required, description }) => (
            <li>
              <code>{name}</code> ({WHERE[where] ?? where}
              {required && ", obligatoire"}){description !== "" && ` : ${description}`}
            </li>
          ))}
        </ul>
      </>
    )}
    {operation.body.length > 0 && <h3>Corps de la requête</h3>}
    {operation.body.map((content) => (
      <Schema {...content} />
    ))}
    <h3>Réponses</h3>
    {operation.responses.map(({ status, description, content }) => (
      <>
        <p>
          <strong>{status}</strong> {description}
        </p>
        {content.map((media) => (
          <Schema {...media} />
        ))}
      </>
    ))}
  </details>
);

// Focusable, so that a wide schema can be scrolled with the keyboard.
const Schema = ({ type, schema }: { type: string; schema: string }) => (
  <figure>
    <figcaption>
      <code>{type}</code>
    </figcaption>
    {schema !== "" && <pre tabindex={0}>{schema}</pre>}
  </figure>
);
