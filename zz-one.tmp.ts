import { lockFolder } from "/work/main/src/db/folder-lock.ts";
const [folder, at] = process.argv.slice(2);
while (Date.now() < Number(at)) {}
try { await lockFolder(folder!); console.log("WIN"); setInterval(() => {}, 1000); } catch (e) { console.log("LOST", (e as Error).message); process.exit(1); }
