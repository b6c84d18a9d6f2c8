import { COST_LABELS, KIND_LABELS } from "../../directory/labels.ts";
import type { Orientation, ProposedAdvisor } from "../../orientation/orientation.ts";
import { exclusionInWords } from "../exclusions.ts";
import { webUrl } from "../links.ts";
import { spaced } from "../typography.ts";
import { EventList, SchemeList } from "./applies.tsx";

type Props = {
  orientation: Orientation;
  level: 2 | 3;
  /** What was said of the company where no conversation holds it, as the query of an address. */
  said?: string;
};

/** Whom to see: one name first; the others, why not the rest, schemes and events are folded. */
export const OrientationBlock = ({ orientation, level, said = "" }: Props) => {
  const { action, advisors, fallbacks, schemes, events } = orientation;
  const [first, ...others] = advisors;
  const Heading = level === 2 ? "h2" : "h3";
  const useful = schemes.filter(({ status }) => status === "eligible" || status === "to_confirm");
  return (
    <section class="orientation" data-action={action}>
      <Heading>{first ? "Qui peut vous aider" : "À qui vous adresser"}</Heading>
      {first && <AdvisorProposed advisor={first} said={said} />}
      {action === "ask" && (
        <p>Des personnes pourraient convenir : il nous manque une précision pour les proposer.</p>
      )}
      {action === "fallback" && (
        <p>
          Personne de l'annuaire ne convient à votre situation pour l'instant. Ces relais publics vous
          répondront.
        </p>
      )}
      {fallbacks.length > 0 && (
        <ul class="relays">
          {fallbacks.map(({ name, url, reason }) => (
            <li>
              <strong>
                {url && webUrl(url) ? (
                  <a href={webUrl(url) ?? ""} rel="noopener">
                    {spaced(name)}
                  </a>
                ) : (
                  spaced(name)
                )}
              </strong>{" "}
              {spaced(reason)}
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <details>
          <summary>{`${others.length} autre${others.length > 1 ? "s" : ""} personne${others.length > 1 ? "s" : ""} possible${others.length > 1 ? "s" : ""}`}</summary>
          {others.map((advisor) => (
            <AdvisorProposed advisor={advisor} said={said} />
          ))}
        </details>
      )}
      <WhyNot orientation={orientation} />
      {useful.length > 0 && <SchemeList schemes={schemes} count={useful.length} />}
      {events.length > 0 && <EventList events={events} />}
    </section>
  );
};

/** An advisor as proposed: the reasons of the published rules, the cost, their own interest, and the way that works. */
const AdvisorProposed = ({ advisor, said }: { advisor: ProposedAdvisor; said: string }) => (
  <div class="advisor">
    <p class="name">
      <a href={advisor.profileUrl}>{spaced(advisor.name)}</a>
    </p>
    <p class="kind">{`${KIND_LABELS[advisor.kind]}, ${COST_LABELS[advisor.cost]}`}</p>
    <ul class="reasons">
      {advisor.reasons.map(({ holds, text }) => (
        <li data-holds={String(holds)}>
          <span aria-hidden="true">{holds ? "✓" : "–"}</span> {spaced(text)}
        </li>
      ))}
    </ul>
    {advisor.commercialInterest !== null && (
      <p class="interest">{spaced(`À savoir : ${advisor.commercialInterest}`)}</p>
    )}
    {advisor.conflicts.length > 0 && (
      <p class="interest">
        {spaced(
          `Conflit d'intérêts déclaré : ${advisor.conflicts.map(({ detail, value }) => detail || value).join(" ; ")}`,
        )}
      </p>
    )}
    <p class="ways">
      {advisor.phone !== undefined && (
        <a class="call" href={`tel:${advisor.phone.replace(/\s/g, "")}`}>
          {`Appeler le ${advisor.phone}`}
        </a>
      )}{" "}
      {advisor.contact === "formulaire" && (
        <a class="write" href={`/contacter/${encodeURIComponent(advisor.id)}${said}`}>
          Prendre contact<span class="visually-hidden"> ({advisor.name})</span>
        </a>
      )}{" "}
      <a href={advisor.profileUrl}>
        Voir sa fiche<span class="visually-hidden"> ({advisor.name})</span>
      </a>
    </p>
  </div>
);

const WhyNot = ({ orientation }: { orientation: Orientation }) => {
  const { notProposed, counterfactuals } = orientation;
  if (notProposed.length === 0 && counterfactuals.length === 0) return null;
  return (
    <details class="why-not">
      <summary>Pourquoi pas quelqu'un d'autre ?</summary>
      {counterfactuals.map((text) => (
        <p>{spaced(text)}</p>
      ))}
      <ul>
        {notProposed.map(({ reason, count }) => (
          <li>{spaced(exclusionInWords(reason, count))}</li>
        ))}
      </ul>
      <p>
        <a href="/orientation/regles">Comment nous proposons un interlocuteur</a>
      </p>
    </details>
  );
};
