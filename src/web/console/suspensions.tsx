import type { Advisor } from "../../directory/advisor.ts";
import { KIND_LABELS } from "../../directory/labels.ts";
import { regionName } from "../../profile/places/regions.ts";
import { fold } from "../../retrieval/tokenise.ts";
import type { SuspendedAdvisor } from "../../switches/switch.ts";
import { spaced } from "../typography.ts";
import { Reason, Turner } from "./switch-controls.tsx";
import { moment, SWITCHES_PAGE } from "./words.ts";

type AdvisorsProps = {
  suspended: readonly SuspendedAdvisor[];
  advisors: readonly Advisor[];
  /** The name that was looked for. */
  asked: string;
};

/** Who is suspended, and whom to suspend, found by name in two steps that need no script. */
export const Advisors = ({ suspended, advisors, asked }: AdvisorsProps) => (
  <section id="interlocuteur">
    <h2>Un interlocuteur de l'annuaire</h2>
    <p class="aside">
      Suspendu, il n'est plus montré ni proposé. D'ici, c'est une urgence : il reste à l'inviter à répondre.
    </p>
    {suspended.map(({ advisorId, by, at }) => (
      <form method="post" action={`${SWITCHES_PAGE}/interlocuteur`} class="cut">
        <p>
          <a href={`/annuaire/${encodeURIComponent(advisorId)}`}>
            {advisors.find(({ id }) => id === advisorId)?.name ?? advisorId}
          </a>
          {spaced(` : suspendu le ${moment(at)} par ${by}`)}
        </p>
        <input type="hidden" name="advisorId" value={advisorId} />
        <Reason id={`advisor-${advisorId}`} />
        <Turner on />
      </form>
    ))}
    <form method="get" action={`${SWITCHES_PAGE}#interlocuteur`}>
      <label for="nom">Son nom, ou une partie</label>
      <input id="nom" name="nom" value={asked} required maxlength={80} autocomplete="off" />
      <button type="submit" class="quiet">
        Chercher
      </button>
    </form>
    {asked.trim() !== "" && <Matches found={matching(advisors, asked)} asked={asked} />}
  </section>
);

const MATCHES = 50;

/** Those who may be suspended, by their name or id: every word asked for, whatever its case and accents. */
function matching(advisors: readonly Advisor[], asked: string): Advisor[] {
  const words = fold(asked).split(/\s+/).filter(Boolean);
  return advisors
    .filter(({ id, name, status }) => {
      const text = fold(`${name} ${id}`);
      return status === "actif" && words.every((word) => text.includes(word));
    })
    .sort((a, b) => a.name.localeCompare(b.name, "fr"));
}

const Matches = ({ found, asked }: { found: readonly Advisor[]; asked: string }) =>
  found.length === 0 ? (
    <p role="status">
      {spaced(`Personne de l'annuaire, en activité, ne répond à « ${asked} ». Essayez le nom seul.`)}
    </p>
  ) : (
    <form method="post" action={`${SWITCHES_PAGE}/interlocuteur`}>
      <label for="advisorId">Qui suspendre</label>
      <select id="advisorId" name="advisorId" required>
        <option value="">Choisir</option>
        {found.slice(0, MATCHES).map(({ id, name, kind, regions }) => (
          <option value={id}>
            {spaced(`${name} (${[KIND_LABELS[kind], ...regions.map(regionOf)].join(", ")})`)}
          </option>
        ))}
      </select>
      {found.length > MATCHES && (
        <p class="aside">{`Les ${MATCHES} premiers sur ${found.length} : précisez le nom.`}</p>
      )}
      <Reason id="advisor" />
      <Turner on={false} />
    </form>
  );

const regionOf = (code: string): string => (code === "FR" ? "France entière" : (regionName(code) ?? code));
