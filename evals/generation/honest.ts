import { type FakeRequest, joinsPassages, type Says } from "../../tests/support/fake-mistral.ts";

const HEADING = /^# .*$/m;

/** An honest model: to the service in the form that its prompt wants; to a plain chain, whose passages stand in the system message, in plain words. */
export const honest: Says = (request) =>
  request.passages.length > 0
    ? joinsPassages(request)
    : joinsPassages({ passages: passagesIn(request.system) })
        .map(({ texte, sources }) => `${texte} [${sources.join(", ")}]`)
        .join(" ");

/** The passages of a context that opens each with its heading. */
const passagesIn = (context: string): FakeRequest["passages"] =>
  context
    .split(HEADING)
    .slice(1)
    .map((texte, index) => ({ n: index + 1, titre: "", texte: texte.trim(), conditions: [] }));
