import { KIND_LABELS } from "../../../directory/labels.ts";
import { wordOf } from "../../word-of.ts";

/** What an advisor is, in words; nothing of who left the directory, whose kind is not known any more. */
export const kindWords = (kind: string): string | null => wordOf(KIND_LABELS, kind) ?? null;
