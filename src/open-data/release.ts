import { MONTHS } from "../clock.ts";

export type Release = { version: string; day: string; notes: string[] };

const HEADING = /^## (\d+\.\d+\.\d+) \((\d{1,2})(?:er)? (\p{L}+) (\d{4})\)$/u;

/** The releases of a change log, the newest first: `## 0.5.0 (30 novembre 2026)`, then one note a dash. */
export function releasesOf(changelog: string): Release[] {
  const releases: Release[] = [];
  for (const line of changelog.split("\n")) {
    const [, version, day, month, year] = HEADING.exec(line) ?? [];
    if (version && day && month && year && MONTHS.includes(month)) {
      const place = String(MONTHS.indexOf(month) + 1).padStart(2, "0");
      releases.push({ version, day: `${year}-${place}-${day.padStart(2, "0")}`, notes: [] });
    } else if (line.startsWith("- ")) releases.at(-1)?.notes.push(line.slice(2));
    else if (line.startsWith("  ")) {
      const notes = releases.at(-1)?.notes;
      const last = notes?.pop();
      if (last !== undefined) notes?.push(`${last} ${line.trim()}`);
    }
  }
  return releases;
}
