/** Knowledge as the pages and the API read it. */
export type FicheSummary = {
  id: string;
  kind: "fiche" | "dispositif" | "cas-usage" | "charte";
  title: string;
  publisher: string;
  sourceDate: string;
  /** For whom; an empty list: for all. */
  audience: { sizes: string[]; sectors: string[]; needs: string[]; maturity: number[] };
};
export type FicheView = FicheSummary & {
  sourceTitle: string;
  sourceUrl: string;
  checkedOn: string;
  reviewBy: string;
  licence: string;
  claimedBy: string | null;
  otherSources: { publisher: string; title: string; url: string; date: string }[];
  dispositif: { operator: string; operatorUrl: string | null; status: string } | null;
  sections: {
    anchor: string;
    level: 2 | 3;
    heading: string;
    body: string /* Markdown */;
    essentials: string[] /* Markdown */;
  }[];
};
export type Knowledge = { list(): Promise<FicheSummary[]>; fiche(id: string): Promise<FicheView | null> };
