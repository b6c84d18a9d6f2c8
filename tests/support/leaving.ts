import type { LeavingLog } from "../../src/mail/leaving-log.ts";

/** A sender that never dies. */
export const noLog: LeavingLog = { note() {}, clear() {}, left: () => [], forgetLeft() {}, close() {} };
