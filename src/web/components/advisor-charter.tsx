import type { AdvisorKind } from "../../directory/advisor.ts";
import { spaced } from "../typography.ts";

/** What one may expect of an advisor, from the ambassadors' charter; of an activator, that it says nothing. */
export const Charter = ({ kind }: { kind: AdvisorKind }) =>
  kind === "activateur" ? <OfActivators /> : <OfAmbassadors kind={kind} />;

const OfAmbassadors = ({ kind }: { kind: AdvisorKind }) => (
  <section aria-labelledby="charte">
    <h2 id="charte">Ce que dit la charte</h2>
    <ul>
      <li>Sa mission est bénévole. La charte ne dit pas que les prestations de son métier sont gratuites.</li>
      <li>Il vous accueille avec bienveillance et vous répond selon votre besoin.</li>
      <li>Hors de son expertise, il vous passe à quelqu'un de plus pertinent.</li>
      <li>Il déclare ses conflits d'intérêts.</li>
      {kind === "ambassadeur_grand_public" && (
        <li>Un ambassadeur grand public témoigne ; il ne conseille pas une entreprise donnée.</li>
      )}
    </ul>
    <p>
      <a href="/fiches/charte-ambassadeurs-ia">Lire la charte des ambassadeurs</a>
    </p>
  </section>
);

const OfActivators = () => (
  <section aria-labelledby="charte">
    <h2 id="charte">Ce que dit la charte</h2>
    <p>
      La charte des ambassadeurs IA ne s'applique pas aux activateurs. Demandez un prix écrit avant de vous
      engager, et comparez.
    </p>
    <p>
      <a href="/fiches/ambassadeur-ou-activateur">{spaced("Ambassadeur ou activateur : la différence")}</a>
    </p>
  </section>
);
