import { createHash } from "node:crypto";
import type { Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import type { ConsoleDeps } from "../deps.ts";
import { annualDocument } from "./annual/document.tsx";

/** The review of a year, as a file to take away: its styles are its own, so it is never shown within the site. */
export const annualFile =
  ({ annual, officialService }: Pick<ConsoleDeps, "annual" | "officialService">): Handler =>
  async (c) => {
    const year = Number(c.req.query("annee"));
    const publicSummary = c.req.query("public") === "oui";
    const review = await annual.gather(year);
    const file = annualDocument(review, { publicSummary, officialService });
    const digest = createHash("sha256").update(file).digest("hex");
    await annual.record({ year, digest, publicSummary, by: staffOf(c).accountId });
    const name = `boussole-ia-${publicSummary ? "compte-rendu-public" : "bilan"}-${year}.html`;
    c.header("Content-Disposition", `attachment; filename="${name}"`);
    return c.body(file, 200, { "Content-Type": "text/html; charset=utf-8" });
  };
