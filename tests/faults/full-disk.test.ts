import { rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { removeFolders, type SmallDisk, smallDisk } from "../support/folders.ts";
import { openConversation, post, read, startProcess } from "../support/process.ts";

const disk: SmallDisk | null = await smallDisk(400);
afterEach(() => disk?.unmount());
afterAll(removeFolders);

// Needs the right to mount a disk of its own: told as skipped where a machine does not give it.
test.runIf(disk !== null)(
  "a full disk is said in French, loses no acknowledged answer, and the next start recovers",
  async () => {
    const dataDir = join((disk as SmallDisk).folder, "data");
    const first = await startProcess({ DATA_DIR: dataDir });
    const conversation = await openConversation(first.origin);
    const references: string[] = [];
    const ask = async (): Promise<Response | null> => {
      const response = await post(first.origin, conversation, "combien d'ambassadeurs ia ?").catch(
        () => null,
      );
      if (response?.status === 200)
        references.push(((await response.json()) as { reference: string }).reference);
      return response;
    };
    expect((await ask())?.status).toBe(200);
    const filler = join((disk as SmallDisk).folder, "filler");
    const { bavail, bsize } = await statfs(dataDir);
    await writeFile(filler, Buffer.alloc(bavail * bsize));
    let refused: Response | null = null;
    for (let attempt = 0; attempt < 400 && first.child.exitCode === null; attempt++) {
      const response = await ask();
      if (response !== null && response.status !== 200) refused = response;
      if (response === null || refused) break;
    }
    expect(refused?.headers.get("content-type")).toContain("application/problem+json");
    expect(await refused?.text()).toMatch(/panne|réessayez/i);
    if (first.child.exitCode === null) first.child.kill("SIGTERM");
    await first.exit();
    await rm(filler);
    const next = await startProcess({ DATA_DIR: dataDir });
    const view = (await (await read(next.origin, conversation)).json()) as {
      messages: { answer: { reference: string } | null }[];
    };
    expect(view.messages.map((message) => message.answer?.reference)).toEqual(
      expect.arrayContaining(references),
    );
    next.child.kill("SIGTERM");
    expect(await next.exit()).toBe(0);
    expect(first.output()).toContain("espace disque");
  },
  120_000,
);
