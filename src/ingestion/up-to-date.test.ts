import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import { newFolder, removeFolders } from "../../tests/support/folders.ts";
import { systemClock } from "../clock.ts";
import { bringUpToDate } from "./up-to-date.ts";

afterAll(removeFolders);
const FICHE = new URL("../../knowledge/fiches/cet-assistant.md", import.meta.url);

test("a folder that did not move is not read again; a changed or rejected file is", async () => {
  const folder = await newFolder();
  const db = await testDatabase();
  try {
    await mkdir(join(folder, "fiches"));
    await mkdir(join(folder, "intentions"));
    await cp(FICHE, join(folder, "fiches", "cet-assistant.md"));
    const first = await bringUpToDate(db, systemClock, folder);
    expect(first.changes).toEqual([{ id: "cet-assistant", change: "added" }]);
    expect(await bringUpToDate(db, systemClock, folder)).toEqual({
      version: first.version,
      changes: [],
      rejections: [],
    });
    await writeFile(join(folder, "intentions", "humain.txt"), "# commentaire\njveux kelkun au tel\n");
    const taught = await bringUpToDate(db, systemClock, folder);
    expect(taught.version).not.toBe(first.version);
    await writeFile(join(folder, "intentions", "inconnue.txt"), "bonjour\n");
    for (let start = 0; start < 2; start++) {
      const { rejections } = await bringUpToDate(db, systemClock, folder);
      expect(rejections).toHaveLength(1);
      expect(rejections[0]?.file).toBe("intentions/inconnue.txt");
      expect(rejections[0]?.reason).toContain("humain");
    }
  } finally {
    await db.close();
  }
});
