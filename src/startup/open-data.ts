import { join } from "node:path";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import { createOpenData, type OpenData } from "../open-data/open-data.ts";
import type { Statistics } from "../statistics/statistics.ts";
import { EXCLUSION_WORDS } from "../web/exclusions.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** What is published, from the project's folder and from what runs. */
export const openOpenData = (
  config: Config,
  db: Database,
  clock: Clock,
  statistics: Pick<Statistics, "published">,
): OpenData =>
  createOpenData({
    db,
    clock,
    root: ROOT,
    publisher: config.legal.publisher,
    review: config.review,
    exclusionWords: EXCLUSION_WORDS,
    statistics,
  });
