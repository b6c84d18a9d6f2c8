import { createHash } from "node:crypto";
import { ALERT_KINDS, type AlertKind, labelOf, pageOf } from "../kinds.ts";

/** An alert as a message tells it: no word of anyone, nothing but what leads to the console. */
export type ToldAlert = { id: string; subject: string; raisedAt: Date };

/** What the webhook receives: all the alerts of a kind since the last message. */
export type Notice = {
  /** The same for the same alerts: a call made again after a crash can be told from a new one. */
  id: string;
  kind: string;
  label: string;
  count: number;
  /** The latest; `count` says how many there are in all. */
  alerts: { id: string; subject: string; raisedAt: string; page: string }[];
};

/** A message stays short, however many there are. */
const LISTED = 20;

export function noticeOf(kind: string, alerts: readonly ToldAlert[], publicUrl: string | null): Notice {
  const latest = [...alerts].sort((a, b) => b.raisedAt.getTime() - a.raisedAt.getTime()).slice(0, LISTED);
  const ids = alerts.map(({ id }) => id).sort();
  return {
    id: createHash("sha256").update(JSON.stringify(ids)).digest("base64url").slice(0, 22),
    kind,
    label: labelOf(kind),
    count: alerts.length,
    alerts: latest.map(({ id, subject, raisedAt }) => ({
      id,
      subject,
      raisedAt: raisedAt.toISOString(),
      page: addressOf(pageOf(kind, subject), publicUrl),
    })),
  };
}

/** The same as a letter, in plain text. */
export function letterOf(notice: Notice, publicUrl: string | null): { subject: string; text: string } {
  const { kind, label, count, alerts } = notice;
  const many = count > 1;
  const meaning = kind in ALERT_KINDS ? ALERT_KINDS[kind as AlertKind].meaning : label;
  const left = count - alerts.length;
  const lines = [
    many ? `${label} : ${figure(count)} alertes depuis le dernier message.` : `${label}.`,
    `Ce que cela veut dire : ${meaning}.`,
    "",
    ...alerts.map(({ raisedAt, subject, page }) => `- ${parisTime(raisedAt)}, ${subject} : ${page}`),
    ...(left > 0 ? [`- et ${figure(left)} plus anciennes`] : []),
    "",
    `Dites que vous l'avez vu : ${addressOf("/console/astreinte", publicUrl)}`,
    "",
    "Ce message ne contient aucun mot de personne : tout se lit sur la console.",
  ];
  return {
    subject: `Boussole IA : ${label.toLowerCase()}${many ? ` (${figure(count)})` : ""}`,
    text: `${lines.join("\n")}\n`,
  };
}

const addressOf = (path: string, publicUrl: string | null): string =>
  publicUrl === null ? path : new URL(path, publicUrl).href;

const figure = (count: number): string => new Intl.NumberFormat("fr-FR").format(count);

const parisTime = (at: string): string =>
  new Intl.DateTimeFormat("fr-FR", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "Europe/Paris",
  }).format(new Date(at));
