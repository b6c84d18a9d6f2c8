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
/** What may still be told of a fiche that staff turned off: where to read the source itself. */
export type SetAside = Pick<FicheView, "title" | "publisher" | "sourceTitle" | "sourceUrl" | "sourceDate">;
export type Knowledge = {
  /** Without those that staff turned off. */
  list(): Promise<FicheSummary[]>;
  /** Null too when staff turned it off. */
  fiche(id: string): Promise<FicheView | null>;
  /** A fiche that staff turned off, or null. */
  setAside(id: string): Promise<SetAside | null>;
};
