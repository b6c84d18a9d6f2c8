import { frenchDay, frenchTime } from "../dates.ts";

/** A field of a form as text; what is absent, or a file, is empty. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** « 23 novembre 2026 à 10 h 30 », in Paris. */
export const moment = (at: Date): string => `${frenchDay(at)} à ${frenchTime(at)}`;

/** The address of the switches, where each of its forms leads. */
export const SWITCHES_PAGE = "/console/interrupteurs";
