import type { Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { hasRole } from "../../../accounts/staff.ts";
import { readReference } from "../../../ids.ts";
import type { Queue } from "../../../review/queue/queue.ts";
import type { ItemRow } from "../../../review/reviews.ts";
import { frenchDay, frenchTime } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { flagName, modeName, outcomeName } from "./labels.ts";

const HERE = "/console/relecture";

/** What is to be read today, most pressing first. */
export const reviewQueue =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const staff = staffOf(c);
    const queue = await reviews.queue(staff);
    const batches = hasRole(staff, "lead") ? await reviews.reflagged() : [];
    const { lanes, counts } = queue;
    const waiting = counts.open - counts.first;
    const planned = queue.plan.sample + queue.plan.risk;
    return sendConsole(
      c,
      { title: "À relire", here: HERE },
      <>
        <h1>À relire</h1>
        {c.req.query("fait") !== undefined && (
          <p class="done" role="status">
            C'est enregistré.
          </p>
        )}
        {c.req.query("rien") !== undefined && (
          <p class="notice" role="status">
            Plus rien à prendre pour vous : ce qui reste attend un responsable, ou vous l'avez déjà lu.
          </p>
        )}
        <Next queue={queue} />
        <form method="get" action="/console/relecture/aller" class="find">
          <label for="reference">Ouvrir une réponse par sa référence</label>
          <input
            id="reference"
            name="reference"
            placeholder="B7K3-9QXM-F"
            autocomplete="off"
            required
            data-key="/"
          />
          <button type="submit" class="quiet">
            Ouvrir
          </button>
        </form>
        <List title="À lire d'abord" items={lanes.first} empty="Rien d'urgent à lire pour vous." />
        {hasRole(staff, "lead") && (
          <List
            title="Attendent votre décision"
            items={lanes.escalated}
            empty="Aucune réponse ne vous a été envoyée."
          />
        )}
        {batches.length > 0 && (
          <section>
            <h2>Sources changées ou à revérifier</h2>
            <ul>
              {batches.map(({ id, kind, fiche, anchor, answers }) => (
                <li>
                  <a href={`/console/lots/${id}`}>{`${fiche}, ${anchor}`}</a>
                  {spaced(
                    ` : ${kind === "changed" ? "le passage a changé" : "la date de relecture est passée"}, ${answers} réponse${answers > 1 ? "s" : ""} la citent`,
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        <List
          title="Tirées au hasard"
          items={lanes.sample}
          empty={counts.sampled === 0 ? "Aucune réponse tirée n'attend." : "La part du jour est lue."}
        />
        <List title="Par risque" items={lanes.risk} empty="Rien d'autre pour aujourd'hui." />
        <p class="aside">
          {spaced(
            `${counts.open} réponse${counts.open > 1 ? "s" : ""} dans la file. Aujourd'hui, l'équipe en a relu ${queue.readToday} sur ${queue.capacity}${waiting > planned ? ` ; ${waiting - planned} attendront au-delà` : ""}. Non relues et sorties de la file en trente jours : ${queue.unread}.`,
          )}{" "}
          <a href="/relecture">Comment la file est faite</a>
        </p>
      </>,
    );
  };

const Next = ({ queue: { held, plan, lanes, counts } }: { queue: Queue }) => {
  const left = plan.sample + plan.risk + lanes.first.length + lanes.escalated.length;
  if (held)
    return (
      <p class="next">
        <a href={`/console/relecture/${held.reference}`} class="button" data-key="n">
          {`Reprendre ${held.reference}`}
        </a>
      </p>
    );
  return (
    <form method="post" action="/console/relecture/suivante" class="next">
      {left === 0 && <input type="hidden" name="au-dela" value="oui" />}
      <button type="submit" data-key="n" disabled={counts.open + counts.escalated === 0}>
        {left > 0 ? "Lire la suivante" : "Continuer au-delà de la capacité du jour"} <kbd>n</kbd>
      </button>
    </form>
  );
};

const List = ({ title, items, empty }: { title: string; items: readonly ItemRow[]; empty: string }) => (
  <section>
    <h2>{title}</h2>
    {items.length === 0 ? (
      <p class="aside">{empty}</p>
    ) : (
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Référence</th>
              <th scope="col">Reçue</th>
              <th scope="col">Issue</th>
              <th scope="col">Pourquoi la lire</th>
              <th scope="col">Risque</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr>
                <td class="nowrap">
                  <a href={`/console/relecture/${item.reference}`}>{item.reference}</a>
                </td>
                <td>{`${frenchDay(item.recordedAt)}, ${frenchTime(item.recordedAt)}`}</td>
                <td>{spaced(`${outcomeName(item.outcome)}, ${modeName(item.mode)}`)}</td>
                <td>
                  {spaced(
                    [
                      ...item.flags.map(flagName),
                      ...(item.sampled ? ["Tirage"] : []),
                      ...(item.dueAt ? [`à décider avant le ${frenchDay(item.dueAt)}`] : []),
                    ].join(", "),
                  )}
                </td>
                <td>{item.risk}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
  </section>
);

/** Takes the next answer and opens it; back to the list when nothing is left. */
export const takeNext =
  ({ reviews }: ConsoleDeps): Handler =>
  async (c) => {
    const form = await c.req.parseBody();
    const item = await reviews.next(staffOf(c), form["au-dela"] === "oui");
    return c.redirect(item ? `${HERE}/${item.reference}` : `${HERE}?rien`, 303);
  };

/** From the field of the list to the page of the answer. */
export const goTo: Handler = (c) => {
  const reference = readReference(c.req.query("reference") ?? "");
  return c.redirect(`${HERE}/${encodeURIComponent(reference || "-")}`, 303);
};
