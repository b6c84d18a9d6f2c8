import type { Turn } from "../../conversation/conversations.ts";

/** At the top of the page: what was corrected or withdrawn since, until the person says that they read it. */
export const CorrectionNews = ({ turns }: { turns: readonly Turn[] }) => {
  const news = turns.flatMap(({ news, answer }) => (news && answer?.correction ? [answer] : []));
  if (news.length === 0) return null;
  const count = (kind: "corrected" | "withdrawn", done: string): string[] => {
    const n = news.filter(({ correction }) => correction?.kind === kind).length;
    return n === 0 ? [] : [n === 1 ? `une réponse a été ${done}` : `${n} réponses ont été ${done}s`];
  };
  const told = [...count("corrected", "corrigée"), ...count("withdrawn", "retirée")].join(", ");
  return (
    <section class="news" aria-labelledby="nouveau">
      <h2 id="nouveau">{told.charAt(0).toUpperCase() + told.slice(1)}</h2>
      <ul>
        {news.map(({ reference, correction }) => (
          <li>
            <a href={`#r-${reference}`}>
              {correction?.kind === "withdrawn"
                ? "Voir la réponse retirée "
                : "Lire la correction de la réponse "}
              {reference}
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action="/conversation/corrections-lues">
        <button type="submit" class="quiet">
          C'est lu
        </button>
      </form>
    </section>
  );
};
