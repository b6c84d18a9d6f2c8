import { URGENT_FLAGS } from "../../answering/risk.ts";

/** From this risk on, an answer is in the queue; below, only the coin puts it there. */
export const LISTED_FROM = 10;

/**
 * What is read though the person opposes it (RGPD, art. 21, 1: compelling grounds): someone may be in danger, data may have
 * leaked, someone attacks the service.
 */
export const READ_ALL_THE_SAME: readonly string[] = [...Object.keys(URGENT_FLAGS), "attaque"];

/** Ends that say nothing that could be wrong: not drawn, so that they do not make the error rate look small. */
export const NOTHING_SAID: ReadonlySet<string> = new Set(["greeting", "unavailable"]);
