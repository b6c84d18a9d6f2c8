import { FEEDBACK_REASONS } from "../../conversation/conversations.ts";
import { REASON } from "../labels.ts";

type Props = { answerId: string; given: { useful: boolean } | null };

/** « Cette réponse vous a-t-elle aidé ? »: one tap for yes; no unfolds reasons, none of them compulsory. */
export const FeedbackForm = ({ answerId, given }: Props) => {
  if (given !== null) {
    return <p class="feedback given">Merci, votre avis sur cette réponse est enregistré.</p>;
  }
  return (
    <form class="feedback" method="post" action={`/reponses/${answerId}/avis`} data-feedback>
      <p id={`aide-${answerId}`}>Cette réponse vous a-t-elle aidé ?</p>
      <div class="choices">
        <button type="submit" name="utile" value="oui" class="quiet" aria-describedby={`aide-${answerId}`}>
          Oui
        </button>
        <details>
          <summary aria-describedby={`aide-${answerId}`}>Non</summary>
          <fieldset>
            <legend>Qu'est-ce qui ne va pas ?</legend>
            {FEEDBACK_REASONS.map((reason) => (
              <label>
                <input type="checkbox" name="raison" value={reason} /> {REASON[reason]}
              </label>
            ))}
          </fieldset>
          <label>
            Votre remarque (facultatif)
            <textarea name="commentaire" rows={2} maxlength={1000} />
          </label>
          <button type="submit" name="utile" value="non" class="quiet">
            Envoyer mon avis
          </button>
        </details>
      </div>
    </form>
  );
};
