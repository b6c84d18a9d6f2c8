import type { Failed } from "../support/report.ts";
import { spaced } from "./words.ts";

/** What was missed, folded by subject, the subject with most first. */
export const Failures = ({ failures }: { failures: readonly Failed[] }) => {
  if (failures.length === 0) return <p>Aucun.</p>;
  const topics = [...new Set(failures.map(({ topic }) => topic))]
    .map((topic) => ({ topic, missed: failures.filter((one) => one.topic === topic) }))
    .sort((a, b) => b.missed.length - a.missed.length);
  return topics.map(({ topic, missed }) => (
    <details>
      <summary>
        {spaced(topic)} : {missed.length}
      </summary>
      <CaseList failures={missed} />
    </details>
  ));
};

/** Cases to read: what was asked, expected and got. */
export const CaseList = ({ failures }: { failures: readonly Failed[] }) => (
  <ul class="cases">
    {failures.map(({ id, question, miss }) => (
      <li>
        <p>
          <strong>{spaced(question)}</strong> <span class="quiet">({id})</span>
        </p>
        <p>
          <span class="quiet">Attendu :</span> {spaced(miss.expected)}
        </p>
        <p class="said">
          <span class="quiet">Obtenu :</span> {spaced(miss.got)}
        </p>
      </li>
    ))}
  </ul>
);
