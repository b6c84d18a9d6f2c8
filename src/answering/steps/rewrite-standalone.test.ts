import { expect, test } from "vitest";
import { initialState } from "../state.ts";
import type { Deps } from "../step.ts";
import { rewriteStandalone } from "./rewrite-standalone.ts";

const deps = { readIntent: async () => new Map() } as unknown as Deps;
const standaloneFor = async (state: ReturnType<typeof initialState>): Promise<string> => {
  const result = await rewriteStandalone.run(state, deps);
  return "stop" in result ? "" : result.standalone;
};

test("what stands in the place of what was masked is not searched for", async () => {
  const question = "ma salariée est [information de santé masquée], quelle formation pour [nom masqué] ?";
  expect(await standaloneFor(initialState(question, false))).toBe(
    "ma salariée est  , quelle formation pour   ?",
  );
});

test("nor does it come in with a question that leans on the one before", async () => {
  const state = {
    ...initialState("et pour [nom masqué] ?", false),
    intent: "elliptic" as const,
    history: [{ standalone: "quelle aide pour une PME", outcome: "answered" as const }],
  };
  expect(await standaloneFor(state)).toBe("quelle aide pour une PME et pour   ?");
});
