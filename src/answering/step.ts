import type { Queryable } from "../db/database.ts";
import type { Writer } from "../generation/writer.ts";
import type { IntentReader } from "../intent/read.ts";
import type { Orientation } from "../orientation/orientation.ts";
import type { Profile } from "../profile/profile.ts";
import type { Retriever } from "../retrieval/search.ts";
import type { Draft, Off, State } from "./state.ts";

/** Who waits for the answer: what their budgets count, and how it is known that they left. */
export type Asker = { conversation: string; address: string; signal?: AbortSignal | undefined };

/** What a step may ask of the outside. */
export type Deps = {
  db: Queryable;
  retriever: Retriever;
  readIntent: IntentReader;
  /** Null where no model is configured. */
  writer: Writer | null;
  asker: Asker;
  /** What staff turned off, read anew each time it is asked for. */
  switches(): Promise<Off>;
  /** The Europe/Paris day of the question: no step asks a clock. */
  today: string;
  /** Who may help a company; see orientation/network.ts. */
  orientation(
    profile: Profile,
    asked: { skipped: readonly string[]; seed: string | undefined },
  ): Promise<Orientation>;
};

/** Ends the exchange with these words; the steps that must run after a stop (`always`) still do. */
export type Stop = { stop: Draft; state: State };
export type Step = {
  name: string;
  /** What the person reads while it runs; null when it is too quick to be worth a word. */
  label: string | null;
  always?: true;
  /** Whether there is anything for it to do; without it, there is. A step that does not apply leaves no trace. */
  applies?(state: State, deps: Deps): boolean;
  run(state: State, deps: Deps): Promise<State | Stop> | State | Stop;
};

export const stop = (state: State, draft: Draft): Stop => ({ stop: draft, state });
