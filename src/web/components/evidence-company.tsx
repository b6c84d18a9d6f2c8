import type { Orientation } from "../../orientation/orientation.ts";
import type { Profile } from "../../profile/profile.ts";
import { frenchDay } from "../dates.ts";
import { exclusionInWords } from "../exclusions.ts";
import { spaced } from "../typography.ts";
import { SCHEME_STATUS } from "./applies.tsx";
import { chipsOf } from "./company.tsx";

/** What was known of the company when the answer was made, and by what words. */
export const CompanyFacts = ({ profile }: { profile: Profile }) => {
  const known = chipsOf(profile).filter(({ shown }) => shown !== "");
  if (known.length === 0) return null;
  return (
    <section aria-labelledby="entreprise">
      <h2 id="entreprise">L'entreprise, telle qu'elle était comprise</h2>
      <dl>
        {known.map(({ title, shown, from }) => (
          <>
            <dt>{title}</dt>
            <dd>{spaced(from === "" ? shown : `${shown}. ${from}`)}</dd>
          </>
        ))}
      </dl>
    </section>
  );
};

/** Who was proposed and why, who was not, and what applied: all of it unfolded, since paper unfolds nothing. */
export const OrientationFacts = ({ orientation }: { orientation: Orientation }) => {
  const { advisors, fallbacks, notProposed, counterfactuals, schemes, events } = orientation;
  return (
    <section aria-labelledby="orientation">
      <h2 id="orientation">L'orientation, et ses raisons</h2>
      <p class="aside">
        {`Règles ${orientation.rulesVersion}, annuaire ${orientation.directoryVersion}. `}
        <a href="/orientation/regles">Les règles publiées</a>
      </p>
      {advisors.map(({ rank, name, reasons }) => (
        <>
          <h3>{spaced(`${rank}. ${name}`)}</h3>
          <Lines lines={reasons.map(({ holds, text }) => `${holds ? "Oui" : "Non"} : ${text}`)} />
        </>
      ))}
      <Listed
        title="Relais publics proposés"
        lines={fallbacks.map(({ name, reason }) => `${name} : ${reason}`)}
      />
      <Listed
        title="Pourquoi pas les autres"
        lines={notProposed.map(({ reason, count }) => exclusionInWords(reason, count))}
      />
      <Listed title="Ce qui aurait changé le résultat" lines={counterfactuals} />
      <Listed
        title="Dispositifs regardés"
        lines={schemes.map(
          ({ title, status, reasons }) => `${title} : ${SCHEME_STATUS[status]}. ${reasons.join(" ")}`,
        )}
      />
      <Listed
        title="Événements proposés"
        lines={events.map(
          ({ title, startsAt, place }) => `${title}, ${frenchDay(new Date(startsAt))}, ${place}`,
        )}
      />
    </section>
  );
};

const Listed = ({ title, lines }: { title: string; lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <Lines lines={lines} />
    </>
  );

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li>{spaced(line)}</li>
    ))}
  </ul>
);
