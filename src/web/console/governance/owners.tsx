import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import { parisDay } from "../../../clock.ts";
import {
  LONGEST,
  OWNED,
  type OwnedRole,
  type Owner,
  type PastOwner,
} from "../../../governance/owners/owner.ts";
import { frenchDay } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { asRefused, Refusal, type Refused, typedIn } from "./refused.tsx";

export const GOVERNANCE = "/console/gouvernance";

type Deps = Pick<ConsoleDeps, "governance" | "clock">;

/** Who answers for what, by function; and the annual review, to take away. */
export const ownersPage =
  (deps: Deps): Handler =>
  (c) =>
    show(c, deps, null);

export const postOwner =
  (deps: Deps): Handler =>
  async (c) => {
    const typed = typedIn(await c.req.parseBody());
    try {
      await deps.governance.naming.name(staffOf(c), {
        role: typed.role as OwnedRole,
        function: typed.function ?? "",
        organisation: typed.organisation ?? "",
        contact: typed.contact ?? "",
        reason: typed.reason ?? "",
      });
    } catch (error) {
      return show(c, deps, asRefused(error, typed));
    }
    return c.redirect(`${GOVERNANCE}?fait=designation`, 303);
  };

async function show(c: Context, { governance, clock }: Deps, refused: Refused) {
  const owners = await governance.owners();
  const names = hasRole(staffOf(c), "lead", "administrator");
  const year = Number(parisDay(clock.now()).slice(0, 4));
  return sendConsole(
    c,
    { title: "Gouvernance", here: GOVERNANCE, status: refused === null ? 200 : 422 },
    <>
      <h1>Gouvernance</h1>
      <Refusal refused={refused} />
      {c.req.query("fait") !== undefined && (
        <p class="done" role="status">
          La désignation est enregistrée, et montrée au public.
        </p>
      )}
      <section>
        <h2>Qui répond de quoi</h2>
        <p class="aside">
          {spaced(
            "Par fonction, jamais par nom ; montré au public. « Non désigné » se voit aussi : c'est fait pour.",
          )}
        </p>
        <OwnersTable owners={owners} />
        {names && <NamingForm refused={refused} />}
      </section>
      <section>
        <h2>Bilan annuel</h2>
        <p>
          {spaced(
            "La charte demande au moins une revue par an (3.6) et d'en partager le compte rendu (3.7). Le bilan se lit dans un navigateur et s'imprime ; l'établir entre au journal, avec l'empreinte du fichier.",
          )}
        </p>
        <ul>
          {[year, year - 1].map((one) => (
            <li>
              <a href={`${GOVERNANCE}/bilan?annee=${one}`} download>{`Bilan ${one}`}</a>
              {", interne ; "}
              <a href={`${GOVERNANCE}/bilan?annee=${one}&public=oui`} download>
                {`version publique ${one}`}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <History past={await governance.naming.history()} />
    </>,
  );
}

const OwnersTable = ({ owners }: { owners: readonly Owner[] }) => (
  <section class="scroll" tabindex={0} aria-label="Qui répond de quoi">
    <table>
      <thead>
        <tr>
          <th scope="col">Quoi</th>
          <th scope="col">Qui, par fonction</th>
          <th scope="col">Comment lui écrire</th>
          <th scope="col">Depuis</th>
        </tr>
      </thead>
      <tbody>
        {owners.map(({ label, duty, holder }) => (
          <tr>
            <th scope="row">
              {label}
              <br />
              <small>{spaced(duty)}</small>
            </th>
            {holder === null ? (
              <td colspan={3}>
                <strong class="failing">non désigné</strong>
              </td>
            ) : (
              <>
                <td>
                  {holder.function === null
                    ? "nommé par les réglages du service"
                    : spaced(`${holder.function}, ${holder.organisation}`)}
                </td>
                <td>{holder.contact}</td>
                <td>{holder.since === null ? "–" : frenchDay(holder.since)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const TEXTS = [
  ["function", "Fonction", LONGEST.text],
  ["organisation", "Organisation", LONGEST.text],
  ["contact", "Boîte électronique de la fonction, ou page en https", LONGEST.contact],
] as const;

const NamingForm = ({ refused }: { refused: Refused }) => {
  const typed = refused?.typed ?? {};
  return (
    <details class="fold" open={refused !== null}>
      <summary>Désigner, changer ou retirer</summary>
      <form method="post" action={GOVERNANCE} class="rights">
        <label for="quoi">Ce qui est confié</label>
        <select id="quoi" name="role" required>
          <option value="">Choisir</option>
          {Object.entries(OWNED).map(([role, { label }]) => (
            <option value={role} selected={typed.role === role}>
              {label}
            </option>
          ))}
        </select>
        <p class="aside">{spaced("Les trois champs vides : plus personne n'en répond.")}</p>
        {TEXTS.map(([name, label, longest]) => (
          <>
            <label for={`qui-${name}`}>{label}</label>
            <input
              id={`qui-${name}`}
              name={name}
              value={typed[name] ?? ""}
              maxlength={longest}
              autocomplete="off"
            />
          </>
        ))}
        <label for="pourquoi">Raison</label>
        <input
          id="pourquoi"
          name="reason"
          required
          value={typed.reason ?? ""}
          maxlength={LONGEST.reason}
          autocomplete="off"
        />
        <button type="submit">Enregistrer</button>
      </form>
    </details>
  );
};

const History = ({ past }: { past: readonly PastOwner[] }) =>
  past.length === 0 ? null : (
    <details class="fold">
      <summary>Désignations, de la plus récente à la plus ancienne</summary>
      <ul>
        {past.map(({ role, function: said, organisation, since, until, reason, namedBy }) => (
          <li>
            {spaced(
              `${OWNED[role]?.label ?? role} : ${said === null ? "plus personne" : `${said}, ${organisation}`}, ` +
                `du ${frenchDay(since)}${until === null ? "" : ` au ${frenchDay(until)}`}, par ${namedBy}. ${reason}`,
            )}
          </li>
        ))}
      </ul>
    </details>
  );
