import {
  MATURITIES,
  MATURITY_LABELS,
  type Maturity,
  NEED_CODES,
  NEEDS,
  SECTION_CODES,
  SECTIONS,
  SIZE_LABELS,
  SIZES,
} from "../../profile/lists.ts";
import { REGION_LIST, regionName } from "../../profile/places/regions.ts";
import type { Profile, Provenance } from "../../profile/profile.ts";
import { spaced } from "../typography.ts";

type Choice = { value: string; label: string };
type Chip = {
  field: string;
  title: string;
  shown: string;
  from: string;
  choices: readonly Choice[];
  chosen: string;
};

const WANTS: readonly Choice[] = [
  { value: "accompagnement", label: "Un accompagnement" },
  { value: "temoignage", label: "Un témoignage" },
];

/** What was understood of the company, a chip a field: one tap shows where it comes from and corrects it. */
export const CompanyPanel = ({
  profile,
  opposed,
}: {
  profile: Profile;
  /** The person opposes being read: only what they give with these buttons is known. */
  opposed: boolean;
}) => {
  const chips = chipsOf(profile);
  const known = chips.filter(({ shown }) => shown !== "");
  const unknown = chips.filter(({ shown }) => shown === "");
  return (
    <section class="company" id="entreprise" aria-labelledby="entreprise-titre">
      <h2 id="entreprise-titre">Votre entreprise, d'après vous</h2>
      {known.length === 0 && (
        <p class="aside">
          {spaced(
            opposed
              ? "Vous vous êtes opposé au profil : je ne lis rien de votre entreprise dans vos messages. Ce que vous indiquez ci-dessous sert encore."
              : "Rien pour l'instant : dites ce que vous faites, à combien, et où.",
          )}
        </p>
      )}
      <div class="chips">
        {known.map((chip) => (
          <Correction chip={chip} />
        ))}
      </div>
      <details class="complete">
        <summary>Compléter</summary>
        <div class="chips">
          {unknown.map((chip) => (
            <Correction chip={chip} />
          ))}
        </div>
        <form method="post" action="/conversation/profil" class="register">
          <label for="siren">Ou votre SIREN ou SIRET</label>
          <input id="siren" name="siren" inputmode="numeric" autocomplete="off" maxlength={20} required />
          <button type="submit">Remplir avec le registre public</button>
          <p class="help">
            Le numéro est envoyé au registre public des entreprises, seulement si vous appuyez. Secteur,
            taille et lieu en reviennent ; rien sur le dirigeant.
          </p>
        </form>
        <p>
          <a href="/maturite">Faire le point en dix questions</a>
        </p>
      </details>
    </section>
  );
};

const Correction = ({ chip }: { chip: Chip }) => (
  <details class="chip" data-field={chip.field} data-known={String(chip.shown !== "")}>
    <summary>
      <span class="field">{chip.title}</span>
      {chip.shown !== "" && <span class="value">{spaced(` ${chip.shown}`)}</span>}
    </summary>
    <form method="post" action="/conversation/profil" data-edit>
      {chip.from !== "" && <p class="aside">{spaced(chip.from)}</p>}
      {chip.choices.length > 0 ? (
        <select name={chip.field} aria-label={chip.title}>
          <option value="">Je ne sais pas, ou à oublier</option>
          {chip.choices.map(({ value, label }) => (
            <option value={value} selected={value === chip.chosen}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input
          name={chip.field}
          aria-label={chip.title}
          type="number"
          min={1}
          max={10_000_000}
          value={chip.chosen}
          inputmode="numeric"
        />
      )}
      <button type="submit">Corriger</button>
    </form>
  </details>
);

/** What is known of a company, a field each, with where it comes from. */
export function chipsOf(profile: Profile): Chip[] {
  const { sector, headcount, size, region, commune, maturity, need, wants, provenance } = profile;
  const from = (field: string): string => (provenance[field] ? provenanceInWords(provenance[field]) : "");
  return [
    {
      field: "sector",
      title: "Secteur",
      shown: sector?.label ?? "",
      from: from("sector"),
      choices: SECTION_CODES.map((code) => ({ value: code, label: SECTIONS[code] })),
      chosen: sector?.section ?? "",
    },
    {
      field: "headcount",
      title: "Effectif",
      shown: headcount === null ? "" : String(headcount),
      from: from("headcount"),
      choices: [],
      chosen: headcount === null ? "" : String(headcount),
    },
    {
      field: "size",
      title: "Taille",
      shown: size ?? "",
      from: from("size"),
      choices: SIZES.map((one) => ({ value: one, label: SIZE_LABELS[one] })),
      chosen: size ?? "",
    },
    {
      field: "region",
      title: "Lieu",
      shown: [commune, region && regionName(region)].filter(Boolean).join(", "),
      from: from("commune") || from("region"),
      choices: REGION_LIST.map(({ code, name }) => ({ value: code, label: name })),
      chosen: region ?? "",
    },
    {
      field: "maturity",
      title: "Usage de l'IA",
      shown: maturity === null ? "" : MATURITY_LABELS[maturity as Maturity],
      from: from("maturity"),
      choices: MATURITIES.map((level) => ({ value: String(level), label: MATURITY_LABELS[level] })),
      chosen: maturity === null ? "" : String(maturity),
    },
    {
      field: "need",
      title: "Besoin",
      shown: need ? NEEDS[need] : "",
      from: from("need"),
      choices: NEED_CODES.map((code) => ({ value: code, label: NEEDS[code] })),
      chosen: need ?? "",
    },
    {
      field: "wants",
      title: "Vous cherchez",
      shown: WANTS.find(({ value }) => value === wants)?.label ?? "",
      from: from("wants"),
      choices: WANTS,
      chosen: wants ?? "",
    },
  ];
}

/** Where a field comes from, for the person. */
function provenanceInWords({ source, because }: Provenance): string {
  if (source === "stated") return `Vous avez écrit : « ${because} »`;
  if (source === "inferred") return `Compris de : « ${because} »`;
  return source === "looked_up" ? `D'après le ${because}` : "Corrigé par vous";
}
