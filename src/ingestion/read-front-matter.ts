import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { RejectedError } from "./rejection.ts";

export type Document<T> = { head: T; body: string; bodyLine: number };

/**
 * Splits `--- yaml --- markdown` and checks the head.
 * @returns the head, the body and the line (from 1) where the body starts
 * @throws RejectedError with the file, the line and a French reason for everything wrong in the head
 */
export function readFrontMatter<T>(file: string, text: string, schema: z.ZodType<T>): Document<T> {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text.replace(/^\uFEFF/, ""));
  if (!match)
    throw new RejectedError([{ file, line: 1, reason: "en-tête absent : le fichier commence par « --- »" }]);
  const lines = new LineCounter();
  const yaml = parseDocument(match[1] ?? "", { lineCounter: lines });
  if (yaml.errors.length > 0) {
    throw new RejectedError(
      yaml.errors.map((error) => ({
        file,
        line: (error.linePos?.[0].line ?? 0) + 1,
        reason: `en-tête illisible (YAML : ${error.code.toLowerCase().replaceAll("_", " ")})`,
      })),
    );
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const parent = depth === 1 ? yaml.contents : yaml.getIn(path.slice(0, depth - 1), true);
      if (!isMap(parent)) continue;
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === path[depth - 1]);
      if (pair && isScalar(pair.key) && pair.key.range) return lines.linePos(pair.key.range[0]).line + 1;
    }
    return 1;
  };
  const checked = schema.safeParse(yaml.toJS());
  if (!checked.success) {
    throw new RejectedError(
      checked.error.issues.map((issue) => ({
        file,
        line: lineOf(issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path),
        reason: `« ${issue.path.join(".") || "en-tête"} » : ${frenchReason(issue)}`,
      })),
    );
  }
  const before = match[0];
  return { head: checked.data, body: text.slice(before.length), bodyLine: before.split("\n").length };
}

function frenchReason(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case "unrecognized_keys":
      return `champ inconnu (${issue.keys.join(", ")})`;
    case "invalid_value":
      return `valeur refusée ; attendu : ${issue.values.join(", ")}`;
    case "invalid_type":
      return issue.input === undefined ? "champ obligatoire absent" : `type attendu : ${issue.expected}`;
    case "invalid_union":
      return "genre inconnu ; attendu : fiche, charte, cas-usage ou dispositif";
    default:
      return issue.message;
  }
}
