import { OPPOSABLE, type Opposition } from "../../answering/opposition.ts";
import { spaced } from "../typography.ts";

type Told = { title: string; against: string; kept: string };

const told = (hasModel: boolean): Record<Opposition, Told> => ({
  profiling: {
    title: "Comprendre votre entreprise dans vos messages",
    against: "Nous n'en lisons plus rien. Ce que vous indiquez vous-même avec les boutons sert encore.",
    kept: "Si vous vous y opposez, ce qui a été compris est oublié aussitôt. Nous ne saurons plus qui vous conviendrait, sauf si vous l'indiquez vous-même.",
  },
  generation: {
    title: "Faire écrire un modèle d'IA",
    against: "Aucun modèle n'écrit pour vous : vos réponses sont des phrases tirées des fiches.",
    kept: hasModel
      ? "Un modèle écrit parfois, à partir des fiches. Si vous vous y opposez, vous aurez des phrases tirées des fiches."
      : "Aucun modèle n'écrit sur ce service aujourd'hui. Si vous vous y opposez, cela vaut aussi pour plus tard.",
  },
  review: {
    title: "Faire relire vos réponses pour la qualité",
    against:
      "Elles sont sorties de la relecture. Trois exceptions : une personne en danger, une attaque ou une fuite de données, une réponse que vous contestez ou qu'un responsable corrige.",
    kept: "Des agents relisent certaines réponses, tirées au hasard ou risquées. Trois exceptions resteraient : une personne en danger, une attaque ou une fuite de données, une réponse que vous contestez ou qu'un responsable corrige.",
  },
});

/** What the person may oppose (RGPD, art. 21), each with its own button; all at once is limiting (art. 18). */
export const OppositionForms = ({
  current,
  hasModel,
}: {
  current: readonly Opposition[];
  hasModel: boolean;
}) => {
  const words = told(hasModel);
  return (
    <section id="oppositions" aria-labelledby="oppositions-titre">
      <h2 id="oppositions-titre">S'opposer</h2>
      <p>
        {spaced(
          "Sans vous justifier, aussitôt, et pour cette conversation. Vous pouvez changer d'avis ici même.",
        )}
      </p>
      {OPPOSABLE.map((to) => {
        const { title, against, kept } = words[to];
        const is = current.includes(to);
        return (
          <form method="post" action="/conversation/oppositions" class="opposition">
            <h3>{spaced(title)}</h3>
            <p>
              <strong>{spaced(is ? "Vous vous y opposez." : "Vous ne vous y opposez pas.")}</strong>{" "}
              {spaced(is ? against : kept)}
            </p>
            <button type="submit" name={is ? "reprendre" : "opposer"} value={to} class="quiet">
              {is ? "Ne plus m'y opposer" : "M'y opposer"}
              <span class="visually-hidden">{spaced(` : ${title}`)}</span>
            </button>
          </form>
        );
      })}
      {current.length < OPPOSABLE.length && (
        <form method="post" action="/conversation/oppositions" class="opposition">
          <h3>Tout limiter</h3>
          <p>
            {spaced(
              "Les trois à la fois : vos messages restent gardés pour que vous les relisiez, et ne servent à rien d'autre, sauf les exceptions dites plus haut.",
            )}
          </p>
          <button type="submit" name="opposer" value="tout" class="quiet">
            M'opposer aux trois
          </button>
        </form>
      )}
    </section>
  );
};
