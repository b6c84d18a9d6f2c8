import { ROLE_LABELS } from "../../../../accounts/staff.ts";
import { labelOf } from "../../../../alerts/kinds.ts";
import type { AnnualReview } from "../../../../governance/annual/review.ts";
import { INCIDENT_KINDS, SEVERITIES } from "../../../../governance/incidents/incident.ts";
import { frenchDay } from "../../../dates.ts";
import { counted, decimal, number } from "../../quality/words.ts";
import { Counts, Kinds, Other, P, Section, Table } from "./parts.tsx";

type Props = { review: AnnualReview; publicSummary: boolean };

/** Corrections, withdrawals, contests: what was put right, and how fast. */
export const PutRight = ({ review: { corrections, contests } }: { review: AnnualReview }) => (
  <Section id="corrections" title="Corrections, retraits et contestations">
    <Counts
      caption="Corrections et retraits"
      rows={[
        ["Corrections proposées", corrections.proposed],
        ["Approuvées par une seconde personne", corrections.approved],
        ["Refusées", corrections.rejected],
        ["Réponses retirées", corrections.withdrawn],
        ["Réponses rétablies après retrait", corrections.reinstated],
        ["Réponses préparées approuvées par l'administration", corrections.preparedApproved],
      ]}
    />
    <Counts
      caption="Contestations reçues dans l'année"
      rows={[
        ["Reçues", contests.received],
        ["Retirées par la personne", contests.withdrawn],
        ["Acceptées", contests.upheld],
        ["Acceptées en partie", contests.partly],
        ["Rejetées", contests.rejected],
        ["Décidées en retard", contests.decidedLate],
        ["Encore ouvertes", `${number(contests.open)}, dont ${number(contests.openLate)} en retard`],
        [
          "Délai médian de décision",
          contests.medianDays === null
            ? "aucune n'est décidée"
            : contests.medianDays < 1
              ? "moins d'un jour"
              : `${decimal(contests.medianDays)} jours`,
        ],
      ]}
    />
  </Section>
);

type Labels = Readonly<Record<string, string>>;
const rowsOf = (counts: Readonly<Record<string, number>>, labels: Labels): [string, number][] =>
  Object.entries(labels).map(([code, label]) => [label, counts[code] ?? 0]);

/** What went wrong, and what was decided of it. Incidents are acts of the service, not persons: their counts are told as they are. */
export const Incidents = ({ review: { incidents, alerts }, publicSummary }: Props) => {
  const { breaches, medianDaysToClose: median } = incidents;
  return (
    <Section id="incidents" title={publicSummary ? "Incidents" : "Incidents et alertes"}>
      <P>
        {incidents.opened === 0
          ? "Aucun incident n'a été ouvert dans l'année. Un registre vide dit que rien n'a été déclaré, non que rien n'est arrivé."
          : `${counted(incidents.opened, "incident ouvert", "incidents ouverts")}, ${counted(incidents.closed, "clos", "clos")}${median === null ? "" : `, en ${median < 1 ? "moins d'un jour" : `${decimal(median)} jours`} au milieu de la série`}.`}
      </P>
      {incidents.opened > 0 && (
        <>
          <Counts caption="Incidents par genre" rows={rowsOf(incidents.byKind, INCIDENT_KINDS)} />
          <Counts caption="Incidents par gravité" rows={rowsOf(incidents.bySeverity, SEVERITIES)} />
          <Counts
            caption="Violations de données personnelles (RGPD, articles 33 et 34)"
            rows={[
              ["Enregistrées", breaches.all],
              ["Notifiées à la CNIL", breaches.notified],
              ["Non notifiées, aucun risque vraisemblable", breaches.notNeeded],
              ["Sans décision", breaches.undecided],
              ["Décidées, ou encore sans décision, après 72 heures", breaches.late],
              ["Personnes prévenues", breaches.personsTold],
            ]}
          />
        </>
      )}
      {!publicSummary &&
        (alerts.length === 0 ? (
          <P>Aucune alerte n'a été levée dans l'année.</P>
        ) : (
          <Kinds caption="Alertes levées" kinds={alerts} labelOf={labelOf} />
        ))}
    </Section>
  );
};

/** Who has which right, and what each has read: of the staff, so never for the public. */
export const People = ({ review: { access, onboarding } }: { review: AnnualReview }) => (
  <Section id="droits" title="Droits d'accès et formation">
    <Table
      caption="Comptes actifs aujourd'hui, par rôle"
      heads={["Rôle", "Comptes", "À jour de la prise en main"]}
      rows={onboarding.byRole.map(({ role, accounts, upToDate }) => [
        ROLE_LABELS[role],
        number(accounts),
        number(upToDate),
      ])}
      numbers={[1, 2]}
    />
    <P
      note
    >{`Un compte peut avoir plusieurs rôles : ${counted(onboarding.accounts, "compte actif", "comptes actifs")} en tout, dont ${number(onboarding.upToDate)} à jour.`}</P>
    <Counts
      caption="Revue des droits et mouvements de l'année"
      rows={[
        ["Revues des droits", access.reviews],
        [
          "Dernière de l'année",
          access.lastReview === null
            ? "aucune"
            : `${frenchDay(access.lastReview.at)}, par ${access.lastReview.by}`,
        ],
        ["Comptes dormants aujourd'hui", access.counts.dormant],
        ["Comptes désactivés aujourd'hui", access.counts.disabled],
        ["Invitations envoyées", access.invited],
        ["Comptes ouverts", access.joined],
        ["Comptes dont les droits ou la fonction ont changé", access.changed],
        ["Comptes désactivés", access.disabled],
        ["Lectures de la prise en main", onboarding.readings],
      ]}
    />
  </Section>
);

export const Equity = ({ review: { equity } }: { review: AnnualReview }) => (
  <Section id="equite" title="Équité">
    <Other caption="Essais par paires de personnes, sur la configuration en service" part={equity} />
  </Section>
);

export const Footprint = ({ review: { footprint } }: { review: AnnualReview }) => (
  <Section id="empreinte" title="Empreinte et coûts">
    <Other caption="Énergie, gaz à effet de serre et euros" part={footprint} />
  </Section>
);

export const Kept = ({ review: { retention } }: { review: AnnualReview }) => (
  <Section id="conservation" title="Durées de conservation">
    <Other caption="Ce qui a été effacé à son terme" part={retention} />
  </Section>
);

export const CharterKept = ({ review: { charter } }: { review: AnnualReview }) => (
  <Section id="charte" title="Charte « Usage responsable de l'IA »">
    <Other caption="Les exigences de la charte, d'après ce qui tourne" part={charter} />
  </Section>
);
