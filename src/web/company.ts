import type { ConversationView } from "../conversation/conversations.ts";

/** Whether a question about the company is still to be asked: neither passed nor answered meanwhile. */
export const stillOpen =
  ({ profile, skipped }: ConversationView) =>
  (field: string): boolean =>
    !skipped.includes(field) && (profile[field as keyof typeof profile] ?? null) === null;
