import { lockFolder } from "/work/main/src/db/folder-lock.ts";
import { createServer } from "node:net";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
const counts: Record<number, number> = {};
for (let round = 0; round < 100; round++) {
  const folder = await mkdtemp("/tmp/x/l-");
  const s = createServer(); await new Promise<void>((r) => s.listen(join(folder, "tmp"), () => r()));
  await rename(join(folder, "tmp"), join(folder, "verrou.sock")); await new Promise((r) => s.close(r));
  const got = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
  const wins = got.filter((g) => g.status === "fulfilled");
  counts[wins.length] = (counts[wins.length] ?? 0) + 1;
  for (const w of wins) if (w.status === "fulfilled") await w.value.release();
  await rm(folder, { recursive: true });
}
console.log(counts);
