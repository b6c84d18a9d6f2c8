import type { Directory } from "../directory/directory.ts";
import type { TrustDeps } from "./deps.ts";
import { fileReport } from "./file-report.ts";
import { readStatus } from "./read-status.ts";
import type { Reports } from "./report.ts";

/** What the public can do: report, and see how that stands. The staff's acts are in `staff/` and `suspension/`. */
export const createReports = (deps: TrustDeps & { directory: Directory }): Reports => ({
  file: (report) => fileReport(deps, report),
  status: (ticket) => readStatus(deps, ticket),
});
