import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "../../ids.ts";
import { ROLES, type Role } from "../staff.ts";

/** The names that the contract gives the links; `dpo` is ours. */
export const LINK_NAMES: Record<Role, string> = {
  ambassador: "ambassador",
  reviewer: "reviewer",
  lead: "lead",
  dpo: "dpo",
  administrator: "admin",
};

/** Sign-in addresses by role, as they are in the file. */
export type DemoLinks = Record<Role, string>;

const pathOf = (folder: string): string => join(folder, "demo-links.json");

/** What the file holds, of which nothing is believed before it is compared with the database. */
export async function readLinks(folder: string): Promise<Partial<DemoLinks>> {
  try {
    const read = JSON.parse(await readFile(pathOf(folder), "utf8")) as Record<string, unknown>;
    return Object.fromEntries(
      ROLES.map((role) => [role, read[LINK_NAMES[role]]]).filter(([, link]) => typeof link === "string"),
    );
  } catch {
    return {}; // none yet, or spoilt: new ones are made
  }
}

/** Whole or not at all, and for its owner's eyes only. */
export async function writeLinks(folder: string, links: DemoLinks): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const named = Object.fromEntries(ROLES.map((role) => [LINK_NAMES[role], links[role]]));
  const draft = join(folder, `.demo-links-${newId()}`);
  await writeFile(draft, `${JSON.stringify(named, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  await rename(draft, pathOf(folder));
}

export const removeLinks = (folder: string): Promise<void> => rm(pathOf(folder), { force: true });
