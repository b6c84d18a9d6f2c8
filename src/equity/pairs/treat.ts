import { ANSWERING, INTAKE, run } from "../../answering/pipeline.ts";
import { initialState } from "../../answering/state.ts";
import type { Deps } from "../../answering/step.ts";
import { readProfile } from "../../profile/update.ts";

/** What a message was given, a code and a value a field: two people alike are given the same. */
export type Treatment = ReadonlyMap<string, string>;
/** @param seed orders advisors that are equal: the same for both messages of a pair */
export type Treat = (message: string, seed: string) => Promise<Treatment>;

/**
 * Treats a message as the service treats a person's: masked, understood, oriented, answered; the very steps, without a model and
 * without recording anything. What is understood, and who is proposed, in full; of the answer, how it ended and where its words
 * come from: a message that also says something else may be cited another fiche.
 *
 * The words quoted as a reason are the message's own, and left out; so are the kinds of data that were masked, which differ where
 * one message says more of a person than the other.
 * @param read reads a company in masked messages; by default as the chat does
 */
export const treatWith =
  (deps: Omit<Deps, "writer">, read = readProfile): Treat =>
  async (message, seed) => {
    const answering: Deps = { ...deps, writer: null };
    const intake = await run(INTAKE, initialState(message, false), answering);
    const { provenance, ...profile } = read([intake.state.question]);
    const orientation = await deps.orientation({ ...profile, provenance }, { skipped: [], seed });
    const { state } = await run(ANSWERING, { ...intake.state, seed }, answering);
    const fields: Record<string, unknown> = { ...profile, ...orientation };
    for (const [field, { source }] of Object.entries(provenance)) fields[`source:${field}`] = source;
    fields.outcome = state.draft?.outcome;
    fields.mode = state.draft?.mode;
    return new Map(Object.entries(fields).map(([field, value]) => [field, JSON.stringify(value) ?? ""]));
  };
