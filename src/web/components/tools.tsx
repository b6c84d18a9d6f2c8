import { frenchDay } from "../dates.ts";
import { NoticeFields } from "./notice-fields.tsx";

type Props = {
  expiresAt: Date | null;
  retentionDays: number;
  /** False where no message can be sent: no address is asked for. */
  canMail: boolean;
  noticeAddress: string | null;
};

/** What one can do with one's conversation. Before the first word the styles hide it. */
export const Tools = ({ expiresAt, retentionDays, canMail, noticeAddress }: Props) => (
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
      <li>
        <a href="/mes-donnees">Mes données</a>
      </li>
    </ul>
    {noticeAddress !== null ? (
      <form method="post" action="/conversation/prevenir" id="prevenir">
        <p>{`Nous écrirons à ${noticeAddress} si une réponse de cette conversation est corrigée.`}</p>
        <button type="submit" name="retirer" value="oui" class="quiet">
          Ne plus me prévenir : oublier mon adresse
        </button>
      </form>
    ) : (
      canMail && (
        <details class="notify" id="prevenir">
          <summary>Prévenez-moi si une réponse est corrigée</summary>
          <form method="post" action="/conversation/prevenir">
            <NoticeFields email="" consent={false} optional={false} faults={[]} />
            <button type="submit" class="quiet">
              Me prévenir
            </button>
          </form>
        </details>
      )
    )}
  </section>
);
