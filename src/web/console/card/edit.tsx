import type { Context, Handler } from "hono";
import type { Child } from "hono/jsx";
import { staffOf } from "../../../accounts/access.ts";
import type { MyCard } from "../../../desk/desk.ts";
import { AVAILABILITY_LABELS } from "../../../directory/labels.ts";
import { conflictInWords } from "../../../directory/words.ts";
import { DomainError } from "../../../errors.ts";
import { MATURITY_LABELS, NEEDS, SECTIONS, SIZE_LABELS } from "../../../profile/lists.ts";
import { REGIONS } from "../../../profile/places/regions.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { asRefused, Refusal, type Refused } from "../governance/refused.tsx";
import { sendConsole } from "../layout.tsx";
import { type CardForm, cardIn, conflictKey, startOf } from "./form.ts";
import { MY_CARD } from "./words.ts";

type Deps = Pick<ConsoleDeps, "cards">;

/** The form of a proposal: as the card is, or as it was proposed. */
export const editPage =
  ({ cards }: Deps): Handler =>
  async (c) => {
    const card = await changeable(c, cards);
    return show(c, card, startOf(card), null);
  };

export const postCard =
  ({ cards }: Deps): Handler =>
  async (c) => {
    const card = await changeable(c, cards);
    const given = cardIn(await c.req.parseBody({ all: true }), card.advisor);
    try {
      await cards.propose(staffOf(c), given);
    } catch (error) {
      return show(c, card, given, asRefused(error, {}));
    }
    return c.redirect(`${MY_CARD}?fait=propose`, 303);
  };

async function changeable(c: Context, cards: Deps["cards"]): Promise<MyCard> {
  const card = await cards.mine(staffOf(c));
  if (card === null || card.advisor.status === "retire")
    throw new DomainError("introuvable", "Il n'y a pas de fiche à changer. Revenez à « Ma fiche ».");
  return card;
}

function show(c: Context, card: MyCard, form: CardForm, refused: Refused) {
  const { advisor } = card;
  return sendConsole(
    c,
    {
      title: "Proposer un changement",
      here: MY_CARD,
      status: refused === null ? (200 as const) : (422 as const),
    },
    <>
      <p class="up">
        <a href={MY_CARD}>Ma fiche</a>
      </p>
      <h1>{card.pending === null ? "Proposer un changement" : "Modifier votre proposition"}</h1>
      <p>
        {spaced(
          "Changez ce qui doit l'être. Une personne de l'administration compare, puis accepte ou vous dit pourquoi non. D'ici là, rien ne change dans l'annuaire.",
        )}
      </p>
      <Refusal refused={refused} />
      <form method="post" action={`${MY_CARD}/changer`} class="card-form">
        <Group title="Tailles d'entreprise" chosen={form.sizes.length} open>
          <Ticks name="sizes" options={Object.entries(SIZE_LABELS)} chosen={form.sizes} />
        </Group>
        <Group title="Secteurs" chosen={form.sectors.length}>
          <Ticks
            name="sectors"
            options={[["*", "Tous les secteurs"], ...Object.entries(SECTIONS)]}
            chosen={form.sectors}
          />
        </Group>
        <Group title="Régions" chosen={form.regions.length}>
          <Ticks name="regions" options={[["FR", "Toute la France"], ...REGIONS]} chosen={form.regions} />
        </Group>
        <Group title="Domaines, le principal d'abord" chosen={form.expertise.length}>
          <Ranked chosen={form.expertise} />
        </Group>
        <Group title="Niveaux de départ des entreprises" chosen={form.maturityLevels.length}>
          <Ticks
            name="maturityLevels"
            options={Object.entries(MATURITY_LABELS)}
            chosen={form.maturityLevels}
          />
        </Group>
        <fieldset class="choices">
          <legend>Disponibilité</legend>
          {(advisor.availability === "indisponible"
            ? (["disponible", "limitee", "indisponible"] as const)
            : (["disponible", "limitee"] as const)
          ).map((value) => (
            <Choice name="availability" value={value} chosen={String(form.availability)}>
              {AVAILABILITY_LABELS[value]}
            </Choice>
          ))}
        </fieldset>
        <fieldset class="choices">
          <legend>{spaced("Inscrit aussi comme activateur France Num ?")}</legend>
          <Choice name="activateurRegistered" value="oui" chosen={String(form.activateurRegistered)}>
            Oui
          </Choice>
          <Choice name="activateurRegistered" value="non" chosen={String(form.activateurRegistered)}>
            Non
          </Choice>
          <p class="aside">Une personne le vérifie sur le site de France Num.</p>
        </fieldset>
        <Line name="email" label="Courriel publié (un lien le confirme)" type="email" value={form.email} />
        <Line name="phone" label="Téléphone professionnel, publié" type="tel" value={form.phone} />
        <Line name="url" label="Site : l'adresse complète, http:// ou https://" type="url" value={form.url} />
        <label for="description">Présentation</label>
        <textarea id="description" name="description" rows={4} maxlength={2000}>
          {String(form.description)}
        </textarea>
        <p class="aside">Factuelle, sans superlatif. Elle ne change pas votre rang.</p>
        <label for="commercialInterest">Ce que vous pouvez vendre par ailleurs</label>
        <textarea id="commercialInterest" name="commercialInterest" rows={2} maxlength={500}>
          {String(form.commercialInterest)}
        </textarea>
        <p class="aside">{spaced("Par exemple « édite un logiciel de devis ». Vide : rien à vendre.")}</p>
        {advisor.conflicts.length > 0 && (
          <fieldset class="choices">
            <legend>Conflits d'intérêts déclarés</legend>
            {advisor.conflicts.map((conflict) => (
              <Tick
                name="conflicts"
                value={conflictKey(conflict)}
                checked={form.conflicts.some((kept) => conflictKey(kept) === conflictKey(conflict))}
              >
                {conflictInWords(conflict)}
              </Tick>
            ))}
            <p class="aside">Décochez celui qui a pris fin. Pour en déclarer un, revenez à « Ma fiche ».</p>
          </fieldset>
        )}
        <button type="submit">Envoyer la proposition</button>
      </form>
    </>,
  );
}

/** A long list, folded: its title says how many are chosen. */
const Group = ({
  title,
  chosen,
  open = false,
  children,
}: {
  title: string;
  chosen: number;
  open?: boolean;
  children?: Child;
}) => (
  <details class="fold" open={open || chosen === 0}>
    <summary>
      {title} <small>{`(${chosen})`}</small>
    </summary>
    <fieldset class="choices">
      <legend class="visually-hidden">{title}</legend>
      {children}
    </fieldset>
  </details>
);

type Options = readonly (readonly [string, string])[];

const Ticks = ({ name, options, chosen }: { name: string; options: Options; chosen: readonly string[] }) => (
  <>
    {options.map(([value, label]) => (
      <Tick name={name} value={value} checked={chosen.includes(value)}>
        {label}
      </Tick>
    ))}
  </>
);

const Tick = ({
  name,
  value,
  checked,
  children,
}: {
  name: string;
  value: string;
  checked: boolean;
  children?: Child;
}) => (
  <label>
    <input type="checkbox" name={name} value={value} checked={checked} />
    <span>{typeof children === "string" ? spaced(children) : children}</span>
  </label>
);

const Choice = ({
  name,
  value,
  chosen,
  children,
}: {
  name: string;
  value: string;
  chosen: string;
  children?: Child;
}) => (
  <label>
    <input type="radio" name={name} value={value} checked={chosen === value} required />
    <span>{children}</span>
  </label>
);

const Line = ({
  name,
  label,
  type,
  value,
}: {
  name: string;
  label: string;
  type: string;
  value: string | readonly string[];
}) => (
  <>
    <label for={name}>{label}</label>
    <input id={name} name={name} type={type} value={String(value)} maxlength={500} autocomplete="off" />
  </>
);

/** Their order counts, and needs no script: a choice for each place. */
const FEWEST = 6;
const Ranked = ({ chosen }: { chosen: readonly string[] }) => (
  <>
    {Array.from({ length: Math.max(FEWEST, chosen.length + 1) }, (_, place) => (
      <label class="ranked">
        <span>{place === 0 ? "Principal" : `${place + 1}e`}</span>
        <select name="expertise">
          <option value="">Aucun</option>
          {Object.entries(NEEDS).map(([code, label]) => (
            <option value={code} selected={chosen[place] === code}>
              {label}
            </option>
          ))}
        </select>
      </label>
    ))}
  </>
);
