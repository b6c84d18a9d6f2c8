import type { Turn } from "../../conversation/conversations.ts";

/** At the top of the page: what was corrected or withdrawn since, until the person says that they read it. */
export const CorrectionNews = ({ turns }: { turns: readonly Turn[] }) => {
  const news = turns.flatMap(({ news, answer }) => (news && answer?.correction ? [answer] : []));
  if (news.length === 0) return null;
  const withdrawn = news.every(({ correction }) => correction?.kind === "withdrawn");
  const done = withdrawn ? "retirée" : "corrigée";
  return (
    <section class="news" aria-labelledby="nouveau">
      <h2 id="nouveau">
        {news.length === 1 ? `Une réponse a été ${done}` : `${news.length} réponses ont été ${done}s`}
      </h2>
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
