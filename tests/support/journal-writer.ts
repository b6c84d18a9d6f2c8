import pg from "pg";
import { journal } from "../../src/audit/journal.ts";
import { createDatabase } from "../../src/db/database.ts";

// One writer of the journal, in a process of its own: ADDRESS NAME COUNT.
const [url, name, count] = process.argv.slice(2);
const db = createDatabase(new pg.Pool({ connectionString: url, max: 2 }));
for (let n = 0; n < Number(count); n++)
  await db.transaction((tx) =>
    journal(
      tx,
      { kind: "conversation_opened", subject: `${name}-${n}`, facts: { n }, contentDigest: null },
      new Date(),
    ),
  );
await db.close();
