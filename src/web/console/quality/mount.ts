import type { Hono } from "hono";
import { refuseLargeBody } from "../../../http/guard.ts";
import type { ConsoleDeps } from "../deps.ts";
import { EXPORTERS, exportQuality, QUALITY_PAGE, qualityPage } from "./page.tsx";

const FORM_BYTES = 4 * 1024;

/** The measure of quality: readers look, those who answer for the service may take it away. */
export function mountQuality(app: Hono, deps: ConsoleDeps): void {
  const { only, fresh } = deps.access;
  app.get(QUALITY_PAGE, only("reviewer", "lead", "dpo", "administrator"), qualityPage(deps));
  app.post(
    `${QUALITY_PAGE}/export`,
    refuseLargeBody(FORM_BYTES),
    only(...EXPORTERS),
    fresh,
    exportQuality(deps),
  );
}
