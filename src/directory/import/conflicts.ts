import { z } from "zod";
import { SECTION_CODES } from "../../profile/lists.ts";
import { CONFLICT_SCOPES } from "../advisor.ts";
import { code, words } from "./cells.ts";

const MOST = 20;

const Declared = z
  .object(
    {
      scope: code(CONFLICT_SCOPES),
      value: words(200),
      detail: z.preprocess((value) => value ?? "", z.union([z.literal(""), words(500)])),
    },
    { error: "{ scope, value, detail } est attendu" },
  )
  // A letter typed in lower case is the same section.
  .transform((conflict) =>
    conflict.scope === "sector" ? { ...conflict, value: conflict.value.toUpperCase() } : conflict,
  )
  .refine(({ scope, value }) => scope !== "sector" || (SECTION_CODES as string[]).includes(value), {
    error: "la valeur d'un conflit de secteur est une section de A à U",
    path: ["value"],
  });

/** A cell of a spreadsheet: `[{"scope":…}]`, or `company : Nom : détail | sector : G : détail`. */
function fromCell(value: unknown): unknown {
  if (value === undefined || value === null) return [];
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (text === "") return [];
  if (text.startsWith("[")) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return text.split("|").map((item) => {
    const [scope = "", conflicting = "", ...detail] = item.split(":").map((part) => part.trim());
    return { scope, value: conflicting, detail: detail.join(" : ") };
  });
}

/** The conflicts of interest that an advisor declares (charter, art. 4). */
export const conflicts = z.preprocess(
  fromCell,
  z
    .array(Declared, { error: "une liste { scope, value, detail } est attendue" })
    .max(MOST, { error: `${MOST} conflits au plus` }),
);
