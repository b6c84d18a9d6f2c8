import type { ContactRequests } from "../../contact/contact.ts";
import { SHORT_STATES } from "../../contact/labels.ts";
import { frenchDay } from "../dates.ts";
import { spaced } from "../typography.ts";

type Props = { requests: Awaited<ReturnType<ContactRequests["ofConversation"]>> };

/** The requests sent from a conversation, with their state; their private link is known to who sent them, not here. */
export const OwnRequests = ({ requests }: Props) =>
  requests.length === 0 ? null : (
    <section class="requests" aria-labelledby="demandes">
      <h2 id="demandes">{requests.length > 1 ? "Vos demandes" : "Votre demande"}</h2>
      <ul>
        {requests.map(({ advisorName, state, sentAt }) => (
          <li>{spaced(`${advisorName} : ${SHORT_STATES[state]} (demande du ${frenchDay(sentAt)})`)}</li>
        ))}
      </ul>
      <p>Pour suivre ou annuler : ouvrez le lien privé reçu à l'envoi.</p>
    </section>
  );
