import type { Advisor } from "../../directory/advisor.ts";
import { AVAILABILITY_LABELS, COST_LABELS, KIND_LABELS } from "../../directory/labels.ts";
import { profileUrlOf } from "../../directory/public-view.ts";
import { regionsInWords, sectorsInWords } from "../../directory/words.ts";
import { spaced } from "../typography.ts";

/** An advisor in a list. */
export const Card = ({ advisor }: { advisor: Advisor }) => (
  <li class="card">
    <h3>
      <a href={profileUrlOf(advisor)}>{spaced(advisor.name)}</a>
    </h3>
    <p class="aside">{KIND_LABELS[advisor.kind]}</p>
    <Marks advisor={advisor} />
    <p>
      {spaced(`Régions : ${regionsInWords(advisor)}.`)}
      <br />
      {spaced(`Secteurs : ${sectorsInWords(advisor)}.`)}
    </p>
  </li>
);

/** What one must know before calling: unpaid or not, sells or not, free or not. */
export const Marks = ({ advisor }: { advisor: Advisor }) => (
  <ul class="marks">
    <li>{COST_LABELS[advisor.cost]}</li>
    {advisor.commercialInterest !== null && <li>peut vendre ses services</li>}
    {advisor.conflicts.length > 0 && <li>conflit d'intérêts déclaré</li>}
    {advisor.availability !== "disponible" && <li>{AVAILABILITY_LABELS[advisor.availability]}</li>}
  </ul>
);
