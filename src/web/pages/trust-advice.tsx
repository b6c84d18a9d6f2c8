import type { AdvisorKind } from "../../directory/advisor.ts";
import { spaced } from "../typography.ts";

/** What to do before anything else, whoever it is; every way out is told of by a fiche, or by the charter. */
export const Advice = () => (
  <section aria-labelledby="que-faire">
    <h2 id="que-faire">{spaced("Que faire maintenant ?")}</h2>
    <ul>
      <li>
        <strong>Ne payez rien, ne signez rien</strong> tant que vous n'êtes pas sûr. Une offre sérieuse peut
        attendre demain.
      </li>
      <li>
        Demandez son nom, sa structure et son SIRET, puis cherchez-les ici.{" "}
        <a href="/fiches/charte-ambassadeurs-ia#condition-siret">
          Un ambassadeur exerce dans une structure qui a un SIRET
        </a>
        .
      </li>
      <li>
        {spaced("Demandez au service de l'État de votre région (DREETS, DRIEETS, DEETS ou DGCOPOP) :")}{" "}
        <a href="/fiches/charte-ambassadeurs-ia#role-dreets">il étudie les candidatures avec la DGE</a>.
      </li>
      <li>
        {spaced("Vous avez donné un mot de passe, un code, ou payé en ligne ? Le")}{" "}
        <a href="/fiches/aide-cybersecurite#17cyber">17Cyber</a> aide gratuitement les victimes.
      </li>
    </ul>
  </section>
);

/** What those found may do and may not, from the ambassadors' charter and the fiche on both roles. */
export const Roles = ({ kinds }: { kinds: readonly AdvisorKind[] }) => (
  <section aria-labelledby="roles">
    <h2 id="roles">Ce qu'il peut faire, ce qu'il ne peut pas</h2>
    {kinds.some((kind) => kind !== "activateur") && (
      <ul>
        <li>
          Un ambassadeur IA est <strong>bénévole</strong>. La charte ne dit pas que les prestations de son
          métier sont gratuites.
        </li>
        <li>Il ne parle pas pour l'État et n'est pas un prestataire choisi par lui.</li>
        <li>
          {spaced("Tromper ou forcer la main pour vendre peut lui coûter son statut :")}{" "}
          <a href="/fiches/charte-ambassadeurs-ia#pratiques-deloyales">charte, article 6</a>.
        </li>
        <li>
          {spaced("Il peut être aussi activateur France Num ; ses prestations peuvent alors être payantes.")}
        </li>
      </ul>
    )}
    {kinds.includes("activateur") && (
      <p>
        {spaced(
          "Un activateur France Num est un professionnel : il peut faire payer ses prestations. Demandez un prix écrit avant de vous engager, et comparez.",
        )}
      </p>
    )}
    <p>
      <a href="/fiches/ambassadeur-ou-activateur">{spaced("Ambassadeur ou activateur : la différence")}</a>
    </p>
  </section>
);
