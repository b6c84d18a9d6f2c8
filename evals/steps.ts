import { vocabularyOf } from "../src/verification/store.ts";
import { evaluateAnswers } from "./answers/evaluate.ts";
import { evaluateBriefing } from "./briefing/evaluate.ts";
import { evaluateCoverage } from "./coverage/evaluate.ts";
import { evaluateFairness } from "./fairness/evaluate.ts";
import { evaluateGeneration } from "./generation/evaluate.ts";
import { evaluateOrientation } from "./orientation/evaluate.ts";
import { evaluatePrivacy } from "./privacy/evaluate.ts";
import { evaluateProfile } from "./profile/evaluate.ts";
import { evaluateRefusals } from "./refusals/evaluate.ts";
import { evaluateRetrieval } from "./retrieval/evaluate.ts";
import type { Evaluated } from "./support/open.ts";
import type { Report } from "./support/report.ts";
import { evaluateVerification } from "./verification/evaluate.ts";

export const RETRIEVAL = new URL("./retrieval/cases.jsonl", import.meta.url);
const PRIVACY = new URL("./privacy/corpus.jsonl", import.meta.url);
const PROFILE = new URL("./profile/cases.jsonl", import.meta.url);
const ORIENTATION = new URL("./orientation/cases.jsonl", import.meta.url);
const BRIEFING = new URL("./briefing/cases.jsonl", import.meta.url);
const PAIRS = new URL("../knowledge/equite/paires.jsonl", import.meta.url);
const REFUSALS = new URL("./refusals/cases.jsonl", import.meta.url);

/** @param open opens the engine, or gives the one already open: a step that needs none does not wait for it */
export type Step = (open: () => Promise<Evaluated>, file?: string) => Promise<Report>;

/** Every step, in the order of the report. */
export const STEPS: Record<string, Step> = {
  retrieval: async (open, file) => evaluateRetrieval(await open(), file ?? RETRIEVAL),
  answers: async (open, file) => evaluateAnswers(await open(), file ?? RETRIEVAL),
  generation: async (open, file) => evaluateGeneration(await open(), file ?? RETRIEVAL),
  refusals: async (open, file) => evaluateRefusals(await open(), file ?? REFUSALS),
  verification: async (open, file) => {
    const { db, knowledgeVersion } = await open();
    return evaluateVerification(await vocabularyOf(db, knowledgeVersion), file);
  },
  privacy: (_open, file) => evaluatePrivacy(file ?? PRIVACY),
  profile: (_open, file) => evaluateProfile(file ?? PROFILE),
  orientation: (_open, file) => evaluateOrientation(file ?? ORIENTATION),
  fairness: async (open, file) => evaluateFairness(await open(), file ?? PAIRS),
  briefing: async (open, file) => evaluateBriefing(await open(), file ?? BRIEFING),
  coverage: () => evaluateCoverage(),
};
