import { z } from "@hono/zod-openapi";
import type { Staff } from "../accounts/staff.ts";
import { BARRIERS, type Barrier } from "../contact/contact.ts";
import { MATURITIES, NEED_CODES, SECTION_CODES, SIZES } from "../profile/lists.ts";
import { REGION_CODES } from "../profile/places/regions.ts";

/** What an ambassador brings back (charter, missions 1 and 4, art. 4). */
export const KINDS = {
  cas_usage: "Un cas d'usage",
  solution_utile: "Une solution qui a servi",
  frein: "Un frein",
  simplification: "Un besoin de simplification",
} as const;
export type ReportKind = keyof typeof KINDS;
export const KIND_CODES = Object.keys(KINDS) as [ReportKind, ...ReportKind[]];

export const BARRIER_LABELS: Readonly<Record<Barrier, string>> = {
  cout: "Le coût",
  competences: "Les compétences",
  temps: "Le temps",
  donnees: "Les données",
  confiance: "La confiance",
  reglementation: "La réglementation",
  offre_introuvable: "Aucune offre trouvée",
  interet_flou: "L'intérêt n'est pas clair",
  aucun: "Aucun frein",
};
/** What stops a company: « none » is no barrier. */
export const REAL_BARRIERS = BARRIERS.filter((code) => code !== "aucun");

export const STATUSES = {
  received: "Reçu",
  published: "Repris dans une fiche",
  set_aside: "Écarté",
} as const;
export type ReportStatus = keyof typeof STATUSES;

/** Longest text, and longest name of a solution, in code points. */
export const LONGEST = { text: 1_500, solution: 80 } as const;
/** After so many months the words and the row go: the figures of closed quarters stay. */
export const MONTHS_KEPT = 36;

/** A report as it is given; null: not known. */
export const NewReport = z
  .object({
    kind: z.enum(KIND_CODES),
    /** Only of a barrier. */
    barrier: z
      .enum(REAL_BARRIERS as [Barrier, ...Barrier[]])
      .nullable()
      .default(null),
    section: z.enum(SECTION_CODES).nullable().default(null),
    size: z.enum(SIZES).nullable().default(null),
    region: z.enum(REGION_CODES).nullable().default(null),
    needs: z.array(z.enum(NEED_CODES)).max(NEED_CODES.length).default([]),
    maturity: z.literal(MATURITIES).nullable().default(null),
    /** Only of a solution that proved useful: its name, a fact that the ambassador reports. */
    solution: z.string().max(200).nullable().default(null),
    interested: z.boolean().default(false).openapi({ description: "J'ai un intérêt dans cette solution" }),
    text: z
      .string()
      .max(6_000)
      .openapi({ description: "1 500 caractères ; ni nom de personne, ni nom d'entreprise" }),
    clientId: z.string().min(1).max(64).optional().openapi({ description: "Le même donne le même retour" }),
  })
  .openapi("NewFieldReport");
export type NewReport = z.infer<typeof NewReport>;

/** Whether its author has an interest in the solution it names: said, or on their card; unknown without a card. */
export const INTERESTS = {
  none: "aucun connu",
  declared: "déclaré par l'auteur",
  card: "inscrit sur sa fiche de l'annuaire",
  unknown: "inconnu : son compte n'est relié à aucune fiche",
} as const;
export type Interest = keyof typeof INTERESTS;

/** What would be kept of a report, and the French names of what was taken out. */
export type Preview = { text: string; solution: string | null; removed: readonly string[] };
export type Filed = Preview & { id: string; interest: Interest };

/** A report as its author sees it. */
export type OwnReport = {
  id: string;
  kind: ReportKind;
  barrier: Barrier | null;
  filedAt: Date;
  status: ReportStatus;
  reason: string | null;
  /** The page of the fiche drawn from it. */
  ficheId: string | null;
  text: string;
  solution: string | null;
};

/** A report as whoever reviews it sees it: never its author. */
export type ReadReport = Omit<OwnReport, "ficheId"> & {
  section: string | null;
  size: string | null;
  region: string | null;
  needs: readonly string[];
  maturity: number | null;
  interest: Interest;
  /** The fiche drawn from it that waits or is published. */
  draft: { id: string; status: string } | null;
};

export type FieldReports = {
  /** Changes nothing. @throws DomainError `entree-invalide` (text, barrier, solution) */
  preview(report: NewReport): Preview;
  /** @throws DomainError as `preview` */
  file(staff: Staff, report: NewReport): Promise<Filed>;
  /** One's own, the latest first. */
  own(staff: Staff): Promise<OwnReport[]>;
  /** Destroys one's own report, author and words. @throws DomainError `introuvable` */
  withdraw(staff: Staff, id: string): Promise<void>;
  /** Those to read, the oldest first, or those decided, the latest first. */
  list(decided: boolean): Promise<Omit<ReadReport, "text" | "solution">[]>;
  /** @throws DomainError `introuvable` */
  read(id: string): Promise<ReadReport>;
  /** With a reason, that its author reads. @throws DomainError `introuvable`, `deja-fait`, `entree-invalide` */
  setAside(staff: Staff, id: string, reason: string): Promise<void>;
};
