import type { Rules } from "../audit/rules.ts";
import type { Config } from "../config.ts";
import { RULES_VERSION } from "../conversation/answer-question.ts";
import type { Prompt } from "../generation/prompt.ts";
import { ORIENTATION_VERSION } from "../orientation/rank.ts";

/** What decides of answers and of their review, as this process starts. */
export const rulesOf = ({ review, model }: Config, prompt: Prompt | null): Rules => ({
  answering: RULES_VERSION,
  orientation: ORIENTATION_VERSION,
  model: model ? (model.chatModel ?? prompt?.model ?? "") : "aucun",
  prompt: prompt ? `${prompt.version}-${prompt.digest}` : "aucune",
  reviewCapacity: review.dailyCapacity,
  reviewSamplePercent: review.samplePercent,
  reviewUnreadDays: review.unreadDays,
});
