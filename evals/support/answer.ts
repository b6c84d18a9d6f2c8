import { ANSWERING, INTAKE, run } from "../../src/answering/pipeline.ts";
import { initialState, type State } from "../../src/answering/state.ts";
import type { Evaluated } from "./open.ts";

/** The pipeline itself on one question, outside any conversation. */
export async function answerOnce(service: Evaluated, question: string): Promise<State> {
  const intake = await run(INTAKE, initialState(question, false), service);
  return (await run(ANSWERING, intake.state, service)).state;
}
