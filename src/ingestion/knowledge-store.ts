import type { Queryable } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { FicheFrontMatter } from "./front-matter.ts";
import type { FicheSummary, FicheView, Knowledge } from "./knowledge.ts";

type FicheRow = { id: string; front_matter: FicheFrontMatter };
type SectionRow = { anchor: string; level: 2 | 3; heading: string; body: string; essentials: string[] };

const IS_ON = sql`NOT EXISTS (SELECT FROM switches.turned_off s WHERE s.kind = 'fiche' AND s.target = id)`;

/** The fiches of the current edition, for the pages and the API; those that staff turned off are neither listed nor read. */
export function createKnowledge(db: Queryable): Knowledge {
  return {
    async list() {
      const rows = await db.query<FicheRow>(sql`
        SELECT id, front_matter FROM knowledge.fiche WHERE current AND ${IS_ON} ORDER BY kind, title`);
      return rows.map(summaryOf);
    },
    async fiche(id) {
      const [row] = await db.query<FicheRow>(
        sql`SELECT id, front_matter FROM knowledge.fiche WHERE id = ${id} AND current AND ${IS_ON}`,
      );
      if (!row) return null;
      const sections = await db.query<SectionRow>(sql`
        SELECT anchor, level, heading, body, essentials FROM knowledge.passage
        WHERE fiche_id = ${id} AND current ORDER BY position`);
      return viewOf(row, sections);
    },
    async setAside(id) {
      const [row] = await db.query<FicheRow>(
        sql`SELECT id, front_matter FROM knowledge.fiche WHERE id = ${id} AND current AND NOT ${IS_ON}`,
      );
      if (!row) return null;
      const { title, publisher, sourceTitle, sourceUrl, sourceDate } = row.front_matter;
      return { title, publisher, sourceTitle, sourceUrl, sourceDate };
    },
  };
}

const summaryOf = ({ id, front_matter: head }: FicheRow): FicheSummary => ({
  id,
  kind: head.kind,
  title: head.title,
  publisher: head.publisher,
  sourceDate: head.sourceDate,
  audience: head.audience,
});

const viewOf = (row: FicheRow, sections: SectionRow[]): FicheView => {
  const head = row.front_matter;
  return {
    ...summaryOf(row),
    sourceTitle: head.sourceTitle,
    sourceUrl: head.sourceUrl,
    checkedOn: head.checkedOn,
    reviewBy: head.reviewBy,
    licence: head.licence,
    claimedBy: head.kind === "cas-usage" ? (head.claimedBy ?? null) : null,
    otherSources: head.otherSources,
    dispositif:
      head.kind === "dispositif"
        ? { operator: head.operator, operatorUrl: head.operatorUrl, status: head.status }
        : null,
    sections,
  };
};
