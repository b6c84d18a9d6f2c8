import type { Handler } from "hono";
import { companyOf, GivenProfile } from "../../orientation/company.ts";
import { MEASURES, ORIENTATION_VERSION } from "../../orientation/rank.ts";
import {
  MATURITIES,
  MATURITY_LABELS,
  NEED_CODES,
  NEEDS,
  SECTION_CODES,
  SECTIONS,
  SIZE_LABELS,
  SIZES,
} from "../../profile/lists.ts";
import { REGION_LIST } from "../../profile/places/regions.ts";
import { OrientationBlock } from "../components/orientation.tsx";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { isReader } from "../reader.ts";
import { spaced } from "../typography.ts";

const FIELDS = [
  {
    name: "sector",
    title: "Votre secteur",
    options: SECTION_CODES.map((code) => ({ value: code, label: SECTIONS[code] })),
  },
  {
    name: "size",
    title: "Votre taille",
    options: SIZES.map((size) => ({ value: size, label: SIZE_LABELS[size] })),
  },
  {
    name: "region",
    title: "Votre région",
    options: REGION_LIST.map(({ code, name }) => ({ value: code, label: name })),
  },
  {
    name: "need",
    title: "Votre besoin",
    options: NEED_CODES.map((code) => ({ value: code, label: NEEDS[code] })),
  },
  {
    name: "maturity",
    title: "Votre usage de l'IA",
    options: MATURITIES.map((level) => ({ value: String(level), label: MATURITY_LABELS[level] })),
  },
  {
    name: "wants",
    title: "Vous cherchez",
    options: [
      { value: "accompagnement", label: "Un accompagnement" },
      { value: "temoignage", label: "Le témoignage de quelqu'un qui l'a fait" },
    ],
  },
] as const;

/** Whom to see, without a conversation: a form whose answers are in the address, and kept nowhere. */
export const orientationForm =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const query = c.req.query();
    const given = GivenProfile.safeParse({
      ...Object.fromEntries(
        FIELDS.flatMap(({ name, options }) => {
          const known = options.some(({ value }) => value === query[name]);
          return known ? [[name, name === "maturity" ? Number(query[name]) : query[name]]] : [];
        }),
      ),
    });
    const asked = given.success && Object.keys(given.data).length > 0;
    const found = asked ? await deps.orienter.company(companyOf(given.data)) : null;
    if (found !== null && isReader(c)) deps.cardFigures.proposed(found.advisors.map(({ id }) => id));
    return sendPage(
      c,
      { title: "Trouver la bonne personne", unofficialBanner: deps.unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading orientation-page">
        <h1>Trouver la bonne personne</h1>
        <p>Dites ce que vous voulez de votre entreprise. Rien n'est enregistré ; tout est facultatif.</p>
        <form method="get" action="/orientation" class="find">
          {FIELDS.map(({ name, title, options }) => (
            <label>
              {title}
              <select name={name}>
                <option value="">Je ne sais pas</option>
                {options.map(({ value, label }) => (
                  <option value={value} selected={query[name] === value}>
                    {label}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <button type="submit">Chercher</button>
        </form>
        {found !== null && (
          <>
            <OrientationBlock orientation={found} level={2} said={`?${new URLSearchParams(query)}`} />
            {found.nextQuestion !== null && (
              <p class="help">{spaced(`Pour préciser : ${found.nextQuestion.text}`)}</p>
            )}
          </>
        )}
        <p>
          <a href="/orientation/regles">Comment nous proposons un interlocuteur</a> ·{" "}
          <a href="/">Poser une question</a>
        </p>
      </main>,
    );
  };

/** The rules and weights that run, generated from them. */
export const orientationRules =
  (deps: PagesDeps): Handler =>
  (c) =>
    sendPage(
      c,
      { title: "Comment nous proposons un interlocuteur", unofficialBanner: deps.unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Comment nous proposons un interlocuteur</h1>
        <p>
          Deux étapes, les mêmes pour tous. D'abord des règles : elles disent qui peut être proposé. Ensuite
          un classement : il dit dans quel ordre.
        </p>
        <h2>Qui n'est jamais proposé</h2>
        <ul>
          <li>Qui n'est plus actif, ou dont l'engagement n'a pas commencé ou est terminé.</li>
          <li>Un ambassadeur qui n'a pas accepté la charte ; un activateur qui n'est pas inscrit.</li>
          <li>
            Un ambassadeur qui n'est pas aussi activateur France Num, si vous êtes une TPE ou une PME, ou si
            votre taille est inconnue (article 4 de la charte).
          </li>
          <li>Qui n'accompagne pas votre taille, votre région ou votre secteur.</li>
          <li>
            Qui a déclaré un conflit d'intérêts avec votre secteur, votre entreprise ou la solution que vous
            étudiez.
          </li>
          <li>Qui est indisponible, ou n'a pas accepté d'être publié.</li>
          <li>Un ambassadeur grand public, sauf si vous cherchez un témoignage.</li>
          <li>
            Qui couvre toute la France et tous les secteurs sans avoir votre besoin parmi ses domaines. Sans
            besoin connu : seulement si son premier domaine est de faire le point ou de former.
          </li>
        </ul>
        <p>
          Tant que votre région ou votre secteur manque, ceux qui n'en couvrent qu'une partie attendent : nous
          vous posons la question.
        </p>
        <h2>Dans quel ordre</h2>
        <p>Chaque critère rempli donne des points. Le premier compte plus que tous les suivants réunis.</p>
        <table>
          <thead>
            <tr>
              <th scope="col">Critère</th>
              <th scope="col">Points</th>
            </tr>
          </thead>
          <tbody>
            {MEASURES.map(({ label, weight }) => (
              <tr>
                <td>{spaced(label)}</td>
                <td>{weight}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          À égalité, l'ordre est tiré au sort, pour que chacun soit montré aussi souvent que les autres. Ce
          qu'une personne écrit sur elle-même, les avis reçus, les visites de sa fiche ne comptent pas. Rien
          sur vous (sexe, nom, origine, âge, religion, santé) n'est lu ni utilisé.
        </p>
        <h2>Si personne ne convient</h2>
        <p>
          Nous le disons, et donnons dans cet ordre : la direction de l'État de votre région (DREETS, DRIEETS,
          DEETS ou DGCOPOP), la CCI, puis France Num (TPE, PME) ou Bpifrance (au-delà).
        </p>
        <h2>La question que nous posons</h2>
        <p>
          Une seule, celle dont la réponse changerait le plus les personnes et les dispositifs montrés. À
          égalité : région, secteur, taille, besoin, usage de l'IA, puis ce que vous cherchez. Vous pouvez
          toujours la passer.
        </p>
        <p class="aside">
          {spaced(
            `Règles et poids : version ${ORIENTATION_VERSION}. Source des règles : charte des ambassadeurs IA (DGE, septembre 2025), articles 2, 4 et 6, et mission 3.`,
          )}
        </p>
        <p>
          <a href="/orientation">Trouver la bonne personne</a>
        </p>
      </main>,
    );
