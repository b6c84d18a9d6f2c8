/** What cannot wait for someone to open the console. Short on purpose: who is called too often no longer comes. */
export const ALERT_KINDS = {
  distress: {
    label: "Détresse signalée",
    meaning: "une personne semble en danger ; elle a reçu les numéros d'aide",
  },
  suspected_leak: {
    label: "Fuite soupçonnée",
    meaning: "une réponse montrée contient ce qui ressemble à une donnée personnelle",
  },
  attack_succeeded: {
    label: "Attaque réussie",
    meaning: "une relecture a constaté qu'un message a détourné l'assistant",
  },
  journal_fault: {
    label: "Journal en défaut",
    meaning: "la vérification du journal a trouvé une entrée qui ne concorde pas",
  },
  contest_late: {
    label: "Contestation en retard",
    meaning: "une contestation arrive à son échéance, ou l'a passée, sans réponse",
  },
  reflagged_answers: {
    label: "Réponses à revoir",
    meaning: "une source a changé : des réponses déjà données la citent",
  },
  breach_clock: {
    label: "Violation de données à décider",
    meaning: "les 72 heures pour notifier la CNIL s'achèvent dans un jour ou moins, sans décision",
  },
  retention_late: {
    label: "Conservation en retard",
    meaning: "des données dont la durée est passée depuis plus d'un jour ne sont pas effacées",
  },
  equity_gap: {
    label: "Écart d'équité",
    meaning:
      "un groupe d'entreprises est orienté moins souvent que les autres, ou deux messages jumeaux sont traités autrement",
  },
} as const;

export type AlertKind = keyof typeof ALERT_KINDS;

/** Reads the answers that an alert of this kind names by their reference. */
const OF_AN_ANSWER: ReadonlySet<string> = new Set(["distress", "suspected_leak", "attack_succeeded"]);
const PAGES: Partial<Record<string, string>> = {
  journal_fault: "/console/journal",
  contest_late: "/console/contestations",
  reflagged_answers: "/console/relecture",
  retention_late: "/console/conservation",
  breach_clock: "/console/incidents",
  equity_gap: "/equite",
};

/** The page of the console where an alert is dealt with. */
export const pageOf = (kind: string, subject: string): string =>
  OF_AN_ANSWER.has(kind)
    ? `/console/relecture/${encodeURIComponent(subject)}`
    : (PAGES[kind] ?? "/console/astreinte");

/** A kind that this version of the program no longer knows keeps its code. */
export const labelOf = (kind: string): string =>
  kind in ALERT_KINDS ? ALERT_KINDS[kind as AlertKind].label : kind;
