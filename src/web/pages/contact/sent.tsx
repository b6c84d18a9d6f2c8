import type { Context } from "hono";
import type { Sent } from "../../../contact/contact.ts";
import type { Advisor } from "../../../directory/advisor.ts";
import { KeptAddress } from "../../components/kept-address.tsx";
import { frenchDate } from "../../dates.ts";
import type { PagesDeps } from "../../deps.ts";
import { sendPage } from "../../layout.tsx";
import { spaced } from "../../typography.ts";
import { siteOrigin } from "../origin.ts";

type Acknowledged = {
  sent: Sent;
  advisor: Pick<Advisor, "name" | "kind">;
  given: { phone: string; email: string };
  /** A conversation is open in this browser: it leads to the request too. */
  talking: boolean;
};

/** Sent: to whom, by what day, the private link shown this once, and what to do meanwhile. */
export function showSent(c: Context, deps: PagesDeps, { sent, advisor, given, talking }: Acknowledged) {
  const ways = [given.phone && "par téléphone", given.email && "par courriel"].filter(Boolean);
  return sendPage(
    c,
    { title: "Demande envoyée", unofficialBanner: deps.unofficialBanner, script: true, personal: true },
    <main id="contenu" tabindex={-1} class="narrow contact">
      <h1>Votre demande est envoyée</h1>
      <p>
        {spaced(
          `Destinataire : ${advisor.name}, ${sent.mailed ? "par courriel, aux heures de bureau" : "dans son espace de ce service"}.`,
        )}{" "}
        <strong>{`Réponse attendue au plus tard le ${frenchDate(sent.answerBy)}`}</strong>
        {ways.length > 0 ? `, ${ways.join(" ou ")}.` : "."}
      </p>
      <p>
        {spaced(
          `Ce jour-là, sans réponse, nous vous proposons une autre personne${sent.acknowledged ? " par courriel" : ", à l'adresse ci-dessous"}. Rien ne part sans votre accord.`,
        )}
      </p>
      <h2>Gardez ce lien</h2>
      <p>
        {spaced(
          sent.acknowledged
            ? "Il sert à suivre ou annuler votre demande. Nous vous l'envoyons aussi par courriel. Ne le publiez pas : il ouvre votre demande."
            : talking
              ? "Il sert à suivre ou annuler votre demande. Nous ne vous l'envoyons pas : copiez-le. Dans ce navigateur, votre conversation y mène aussi. Ne le publiez pas : il ouvre votre demande."
              : "C'est la seule façon de suivre ou d'annuler votre demande : nous ne vous le montrerons plus. Copiez-le. Ne le publiez pas : il ouvre votre demande.",
        )}
      </p>
      <KeptAddress label="Lien à garder pour vous" address={`${siteOrigin(c, deps)}${sent.path}`} />
      <p class="actions">
        <a href={sent.path}>Suivre ou annuler ma demande</a>
        {talking && <a href="/">Revenir à ma conversation</a>}
      </p>
      <h2>En attendant</h2>
      <ul>
        <li>
          {spaced("Notez une tâche qui vous prend du temps : un exemple précis fait gagner le rendez-vous.")}
        </li>
        <li>
          {advisor.kind === "activateur"
            ? "Un activateur peut facturer ses prestations : demandez le prix avant."
            : "La mission d'un ambassadeur est bénévole. Si on vous propose une prestation payante, vous pouvez refuser."}
        </li>
        <li>
          {spaced("Quelqu'un vous appelle et vous avez un doute ?")}{" "}
          <a href="/verifier">Vérifiez s'il est dans l'annuaire</a>.
        </li>
      </ul>
    </main>,
  );
}
