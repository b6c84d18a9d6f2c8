import { ASKING, type Corner, type Coverage, nobodyIn } from "../../equity/coverage.ts";
import { GROUPS, isOverseas, UNKNOWN } from "../../equity/watch/groups.ts";
import { SECTIONS, SIZES } from "../../profile/lists.ts";
import { regionName } from "../../profile/places/regions.ts";
import { frenchDate } from "../dates.ts";
import { spaced } from "../typography.ts";

const REGIONS = GROUPS.region.filter((code) => code !== UNKNOWN);

/** Where the directory in force has nobody to propose, used or not. */
export function NobodyThere({ coverage: { on, corners, fictional } }: { coverage: Coverage }) {
  const lacking = REGIONS.filter((region) => shareIn(corners, (one) => one.region === region) > 0);
  const sectors = ASKING.map((section) => ({
    section,
    share: shareIn(corners, (one) => one.section === section),
  }));
  return (
    <>
      <h2>Les zones sans interlocuteur</h2>
      <p>
        {spaced(
          `Voici ce que permet l'annuaire d'aujourd'hui, ${frenchDate(on)}, même sans aucune conversation. Une situation, c'est une région, une taille, un secteur et un besoin. Toutes comptent autant. Là où personne ne convient, le service donne les relais publics de la région.`,
        )}
      </p>
      {fictional && (
        <p class="essential">
          {spaced("L'annuaire de ce service est fictif : ces parts ne disent rien du vrai réseau.")}
        </p>
      )}
      {lacking.length === 0 ? (
        <p>
          <strong>Dans chaque situation, quelqu'un peut être proposé.</strong>
        </p>
      ) : (
        <>
          <p>
            <strong>
              {spaced(
                `Personne ne peut être proposé dans ${percent(shareIn(corners, () => true))} des situations.`,
              )}
            </strong>
          </p>
          <section class="scroll" aria-label="Part des situations sans interlocuteur" tabindex={0}>
            <table>
              <caption>{spaced("Part des situations sans interlocuteur, en %")}</caption>
              <thead>
                <tr>
                  <th scope="col">Région</th>
                  {SIZES.map((size) => (
                    <th scope="col">{size}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lacking.map((region) => (
                  <tr>
                    <th scope="row">{spaced(nameOf(region))}</th>
                    {SIZES.map((size) => (
                      <td>
                        {inHundred(shareIn(corners, (one) => one.region === region && one.size === size))}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p class="aside">
            {spaced(
              `TPE : moins de 10 personnes. PME : 10 à 249. ETI : 250 à 4 999. GE : grande entreprise, 5 000 et plus. Les régions absentes n'ont aucune situation sans interlocuteur.`,
            )}
          </p>
          <details class="fold">
            <summary>Par secteur</summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">Secteur</th>
                  <th scope="col">Sans interlocuteur</th>
                </tr>
              </thead>
              <tbody>
                {sectors.map(({ section, share }) => (
                  <tr>
                    <td>{spaced(SECTIONS[section])}</td>
                    <td>{spaced(percent(share))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </>
  );
}

const nameOf = (region: string): string => `${regionName(region)}${isOverseas(region) ? " (outre-mer)" : ""}`;

/** From 0 to 1; an area always has situations. */
function shareIn(corners: readonly Corner[], kept: (corner: Corner) => boolean): number {
  const { nobody, asked } = nobodyIn(corners.filter(kept));
  return nobody / asked;
}

/** Never 0 for some, nor 100 for not all. */
const inHundred = (share: number): number =>
  share === 0 || share === 1 ? share * 100 : Math.min(99, Math.max(1, Math.round(share * 100)));
const percent = (share: number): string => `${inHundred(share)} %`;
