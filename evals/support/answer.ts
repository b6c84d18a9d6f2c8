import { ANSWERING, INTAKE, run } from "../../src/answering/pipeline.ts";
import { initialState, type State } from "../../src/answering/state.ts";
import type { Evaluated } from "./open.ts";

/**
 * The pipeline itself on one question, outside any conversation.
 * @param generative whether the person lets a model write, where the service has one
 */
export async function answerOnce(service: Evaluated, question: string, generative = false): Promise<State> {
  const intake = await run(INTAKE, initialState(question, generative), service);
  return (await run(ANSWERING, intake.state, service)).state;
}
