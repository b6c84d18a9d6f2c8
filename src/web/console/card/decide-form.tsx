import type { StaffCard } from "../../../desk/desk.ts";
import type { Shared } from "../../../desk/shared.ts";
import { spaced } from "../../typography.ts";
import { pageOf } from "./words.ts";

const SHARED: Readonly<Record<Shared["field"], string>> = {
  email: "La même adresse électronique",
  phone: "Le même téléphone",
  url: "Le même site",
  siret: "Le SIRET d'une autre fiche, dans le texte",
};

/** What is on other cards already, before anyone accepts. */
export const SharedWith = ({ shared }: { shared: readonly Shared[] }) =>
  shared.length === 0 ? null : (
    <div class="alert">
      <p>
        <strong>{spaced("Attention : d'autres fiches disent la même chose.")}</strong>
      </p>
      <ul>
        {shared.map(({ field, cards }) => (
          <li>{spaced(`${SHARED[field]} : ${cards.join(", ")}`)}</li>
        ))}
      </ul>
      <p>{spaced("Appelez la personne au numéro que l'annuaire dit aujourd'hui, puis décidez.")}</p>
    </div>
  );

/** To accept, with what must have been looked at, or to refuse with a reason. */
export const Decide = ({ card: { advisor, pending, canMail } }: { card: StaffCard }) => (
  <div class="pair">
    <form method="post" action={`${pageOf(advisor.id)}/accepter`}>
      <input type="hidden" name="revision" value={String(pending?.revision ?? "")} />
      {pending?.changes.activateurRegistered === true && (
        <label class="check">
          <input type="checkbox" name="verified" value="oui" required />{" "}
          {spaced("J'ai trouvé cette structure parmi les ")}
          <a href="https://www.francenum.gouv.fr/activateurs" rel="noopener">
            activateurs de France Num
          </a>
        </label>
      )}
      {pending?.changes.email &&
        (canMail ? (
          <p class="aside">
            {spaced(
              "La nouvelle adresse recevra un lien à confirmer sous sept jours ; d'ici là, l'ancienne reste en service. Elle est prévenue.",
            )}
          </p>
        ) : (
          <label class="check">
            <input type="checkbox" name="address" value="oui" required />{" "}
            {spaced("J'ai vérifié que cette adresse électronique est la sienne")}
          </label>
        ))}
      <button type="submit">Accepter</button>
    </form>
    <form method="post" action={`${pageOf(advisor.id)}/refuser`}>
      <input type="hidden" name="revision" value={String(pending?.revision ?? "")} />
      <label for="raison">Raison du refus, que l'ambassadeur lira</label>
      <textarea id="raison" name="reason" rows={2} maxlength={2000} required />
      <button type="submit" class="quiet">
        Refuser
      </button>
    </form>
  </div>
);
