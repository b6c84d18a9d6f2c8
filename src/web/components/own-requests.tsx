import type { ContactRequests } from "../../contact/contact.ts";
import { SHORT_STATES } from "../../contact/labels.ts";
import { frenchDay } from "../dates.ts";
import { OWN_REQUEST } from "../pages/contact/paths.ts";
import { spaced } from "../typography.ts";

type Props = { requests: Awaited<ReturnType<ContactRequests["ofConversation"]>> };

/** The requests sent from a conversation, with their state; the address of each is given on demand alone. */
export const OwnRequests = ({ requests }: Props) =>
  requests.length === 0 ? null : (
    <section class="requests" aria-labelledby="demandes">
      <h2 id="demandes">{requests.length > 1 ? "Vos demandes" : "Votre demande"}</h2>
      <ul>
        {requests.map(({ id, advisorName, state, sentAt }) => (
          <li>
            {spaced(`${advisorName} : ${SHORT_STATES[state]} (demande du ${frenchDay(sentAt)})`)}
            <form method="post" action={OWN_REQUEST}>
              <input type="hidden" name="id" value={id} />
              <button type="submit" class="quiet">
                Ouvrir cette demande<span class="visually-hidden">{` à ${advisorName}`}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
