import type { Handler } from "hono";
import { parisDay } from "../../clock.ts";
import type { Directory } from "../../directory/directory.ts";
import { type LookedUp, lookUp, type Standing } from "../../trust/lookup/look-up.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";
import { Advice, Roles } from "./trust-advice.tsx";
import { MatchCard } from "./trust-match.tsx";

const LONGEST = 200;

/** « Vérifier qui vous a contacté »: what the directory says of someone, without ever calling anyone a crook. */
export const verify =
  (deps: Pick<PagesDeps, "clock" | "unofficialBanner"> & { directory: Directory }): Handler =>
  async (c) => {
    const asked = (c.req.query("q") ?? "").trim().slice(0, LONGEST);
    const found = asked === "" ? null : lookUp(await deps.directory.all(), asked, parisDay(deps.clock.now()));
    const title = "Vérifier qui vous a contacté";
    return sendPage(
      c,
      { title, unofficialBanner: deps.unofficialBanner, section: "annuaire", personal: found !== null },
      <main id="contenu" tabindex={-1} class="reading directory">
        <h1>{title}</h1>
        <p>
          {spaced(
            "Quelqu'un se présente comme ambassadeur IA ou activateur France Num ? Écrivez ce que vous savez de lui. Votre recherche n'est pas enregistrée.",
          )}
        </p>
        <form class="finder" method="get" action="/verifier" aria-label="Vérifier quelqu'un">
          <label>
            Son nom ou sa structure, son téléphone, son site ou son SIRET
            <input type="search" name="q" value={asked} maxlength={LONGEST} autocomplete="off" required />
          </label>
          <p class="actions">
            <button type="submit">Vérifier</button>
          </p>
        </form>
        {found && <Result found={found} />}
        <Advice />
        <Report />
      </main>,
    );
  };

const Result = ({ found }: { found: LookedUp }) => {
  const { matches, others, vague, criteria } = found;
  const listed = matches.filter(({ standing }) => standing === "listed");
  return (
    <>
      {criteria.badNumber !== null && (
        <p class="essential">
          {spaced(
            `Le numéro ${criteria.badNumber} n'existe pas : aucun SIRET ni SIREN ne s'écrit ainsi. Un chiffre est peut-être mal recopié.`,
          )}
        </p>
      )}
      {vague && <Vague />}
      {!vague && matches.length === 0 && <Unknown />}
      <Group found={found} standing="listed" title="Dans notre annuaire" />
      <Group found={found} standing="withdrawn" title="Retiré ou suspendu" />
      {others > 0 && (
        <p>
          {spaced(
            `Et ${others} autres. Précisez : un téléphone, un site ou un SIRET tranche mieux qu'un nom.`,
          )}
        </p>
      )}
      {listed.length > 0 && <Roles kinds={[...new Set(listed.map(({ advisor }) => advisor.kind))]} />}
    </>
  );
};

const EXPLAINED: Record<Standing, string> = {
  listed:
    "Ce n'est pas une preuve : un nom, un numéro affiché ou une adresse s'empruntent. Rappelez vous-même, au numéro de la fiche.",
  withdrawn:
    "Cette fiche n'est plus en activité : retirée, suspendue, ou arrivée au terme de l'engagement. L'annuaire ne dit pas pourquoi, et cela ne prouve rien contre la personne. Elle ne peut plus parler au nom du réseau.",
};

const Group = ({ found, standing, title }: { found: LookedUp; standing: Standing; title: string }) => {
  const matches = found.matches.filter((match) => match.standing === standing);
  if (matches.length === 0) return null;
  return (
    <section aria-labelledby={standing}>
      <h2 id={standing}>{title}</h2>
      <p>{spaced(EXPLAINED[standing])}</p>
      <ul class="cards">
        {matches.map((match) => (
          <MatchCard match={match} />
        ))}
      </ul>
    </section>
  );
};

const Unknown = () => (
  <section aria-labelledby="inconnu">
    <h2 id="inconnu">Inconnu de notre annuaire</h2>
    <p>
      {spaced(
        "Cela ne prouve rien contre cette personne : notre annuaire peut être incomplet, et un nom s'écrit de plusieurs façons. Essayez un autre renseignement, son SIRET surtout.",
      )}
    </p>
  </section>
);

const Vague = () => (
  <section aria-labelledby="vague">
    <h2 id="vague">Il nous en faut un peu plus</h2>
    <p>
      Ces mots ne désignent personne en particulier. Ajoutez le nom de la structure, un téléphone, un site ou
      un SIRET.
    </p>
  </section>
);

const Report = () => (
  <section aria-labelledby="signaler">
    <h2 id="signaler">{spaced("On vous a trompé, ou forcé la main ?")}</h2>
    <p>
      <a href="/signaler">Signalez-le</a>. Rien n'est publié, et vous saurez ce que nous en faisons.
    </p>
  </section>
);
