import { frenchDay } from "../dates.ts";

type Props = { expiresAt: Date | null; retentionDays: number };

/** What one can do with one's conversation. Before the first word the styles hide it. */
export const Tools = ({ expiresAt, retentionDays }: Props) => (
  <section class="tools in-conversation" aria-labelledby="outils">
    <h2 id="outils">Garder ou effacer</h2>
    <p>
      {expiresAt === null
        ? `Cette conversation est conservée ${retentionDays} jours, puis effacée.`
        : `Cette conversation est conservée jusqu'au ${frenchDay(expiresAt)}, puis effacée.`}
    </p>
    <ul>
      <li>
        <form method="post" action="/conversation/lien">
          <button type="submit" class="quiet">
            Obtenir un lien privé de retour
          </button>
        </form>
      </li>
      <li>
        <a href="/conversation/export" download>
          Télécharger
        </a>
      </li>
      <li>
        <button type="button" class="quiet" data-print hidden>
          Imprimer
        </button>
      </li>
      <li>
        <a href="/conversation/effacer">Effacer</a>
      </li>
    </ul>
  </section>
);
