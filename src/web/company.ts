import type { ConversationView } from "../conversation/conversations.ts";
import type { Questionnaire } from "../profile/maturity/questionnaire.ts";

/** What an exchange needs of its conversation to draw itself. */
export type Around = {
  /** Whether a question about the company is still to be asked: neither passed nor answered meanwhile. */
  open(field: string): boolean;
  questionnaire: Questionnaire;
};

export const aroundOf = ({ profile, skipped }: ConversationView, questionnaire: Questionnaire): Around => ({
  open: (field) => !skipped.includes(field) && (profile[field as keyof typeof profile] ?? null) === null,
  questionnaire,
});
