import type { Staff } from "../../accounts/staff.ts";

/** What someone must answer for, in the order it is shown. */
export const OWNED = {
  referent: {
    label: "Référent IA",
    duty: "conseille, fait appliquer la charte, suit les incidents, la formation et la veille",
  },
  service: { label: "Service", duty: "décide de l'ouverture, des moyens et de l'arrêt du service" },
  knowledge: { label: "Connaissances", duty: "tient les fiches à jour et leurs sources vérifiées" },
  review: { label: "Relecture", duty: "organise la relecture humaine et approuve les corrections" },
  security: { label: "Sécurité", duty: "tient les clés, les sauvegardes et les correctifs" },
  data_protection: {
    label: "Protection des données",
    duty: "veille au respect du RGPD et répond aux personnes",
  },
  accessibility: { label: "Accessibilité", duty: "fait auditer le service et suit les corrections" },
  model: { label: "Modèle et consignes", duty: "choisit le modèle et change les consignes qu'il reçoit" },
  directory: { label: "Annuaire", duty: "tient à jour les ambassadeurs et les activateurs proposés" },
  duty: { label: "Astreinte", duty: "fait que quelqu'un réponde aux alertes, chaque jour" },
} as const;
export type OwnedRole = keyof typeof OWNED;
export const OWNED_ROLES = Object.keys(OWNED) as OwnedRole[];

/** Longest texts, in characters. */
export const LONGEST = { text: 120, contact: 200, reason: 500 } as const;

/** Who answers for something: by function, never by name. */
export type Owner = {
  role: OwnedRole;
  label: string;
  duty: string;
  /** Null: nobody is named, « non désigné ». */
  holder: {
    /** « Cheffe de bureau »; null where only a line of the settings is known, in `contact`. */
    function: string | null;
    organisation: string | null;
    /** A functional mailbox, a page, or the line of the settings. */
    contact: string;
    /** Null: named by the settings of the service, which have no date. */
    since: Date | null;
  } | null;
};

export type Naming = {
  role: OwnedRole;
  /** All three empty: nobody answers for it any more. */
  function: string;
  organisation: string;
  contact: string;
  reason: string;
};

/** A version of who answers for something; `until` null: in force. */
export type PastOwner = {
  role: OwnedRole;
  function: string | null;
  organisation: string | null;
  contact: string | null;
  reason: string;
  namedBy: string;
  since: Date;
  until: Date | null;
};

export type Owners = {
  /** Everything that is to be owned, with who answers for it now. For the public too. */
  list(): Promise<Owner[]>;
  history(): Promise<PastOwner[]>;
  /** @throws DomainError `entree-invalide` naming the fields, `deja-fait` when nothing changes */
  name(staff: Staff, naming: Naming): Promise<void>;
};
