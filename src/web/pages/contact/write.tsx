import type { Context, Handler } from "hono";
import type { FieldError } from "../../../errors.ts";
import { newId } from "../../../ids.ts";
import { companyOfProfile } from "../../../orientation/company.ts";
import type { PagesDeps } from "../../deps.ts";
import { sendPage } from "../../layout.tsx";
import { spaced } from "../../typography.ts";
import { draftOf } from "./draft.ts";
import { RequestFields } from "./fields.tsx";
import { companyChoices, type Given } from "./given.ts";
import { showUnreachable } from "./unreachable.tsx";
import { type Around, aroundOf, Who } from "./who.tsx";

/** A request to an advisor, drafted from what the conversation knows; where none can be sent, how to reach them. */
export const contactForm =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const around = await aroundOf(c, deps);
    const given = drafted(c, around);
    const reach = await deps.contactRequests.reach(around.advisor.id);
    if (reach.way !== "form") return showUnreachable(c, deps, { around, reach, text: given.text });
    return showForm(c, deps, around, given, []);
  };

/** What is known before anything is typed: the conversation's profile, else the choices of the address. */
function drafted(c: Context, { view }: Around): Given {
  const known = view === null ? null : companyOfProfile(view.profile);
  const from: Record<string, string | number | null> = {
    sector: known?.section ?? null,
    size: known?.size ?? null,
    region: known?.region ?? null,
    need: known?.need ?? null,
    maturity: known?.maturity ?? null,
  };
  const choices = companyChoices((name) => String(from[name] ?? c.req.query(name) ?? ""));
  return {
    ...choices,
    text: draftOf(choices, view?.turns ?? []),
    phone: "",
    email: "",
    callTime: "indifferent",
    consent: false,
    form: newId(),
  };
}

/** The form as it was filled, with what is wrong beside each field. */
export function showForm(
  c: Context,
  deps: PagesDeps,
  around: Around,
  given: Given,
  faults: readonly FieldError[],
) {
  const { advisor } = around;
  const title = "Prendre contact";
  const refused = faults.length > 0;
  return sendPage(
    c,
    {
      title: refused ? `À corriger – ${title}` : title,
      unofficialBanner: deps.unofficialBanner,
      status: refused ? 422 : 200,
      personal: true,
    },
    <main id="contenu" tabindex={-1} class="narrow contact">
      <h1>{title}</h1>
      <p>
        <strong>Rien ne part maintenant.</strong> Vous relirez tout à l'étape suivante.
      </p>
      <Who around={around} />
      {refused && (
        <div class="essential" role="alert">
          <p>
            <strong>Il manque quelque chose.</strong>{" "}
            {spaced("Corrigez ce qui est indiqué ; le reste est toujours là.")}
          </p>
        </div>
      )}
      <form method="post" action={`/contacter/${encodeURIComponent(advisor.id)}/apercu`}>
        <RequestFields given={given} faults={faults} canMail={deps.canMail} />
        <p class="actions">
          <button type="submit">Relire avant d'envoyer</button>
          {around.view !== null && <a href="/">Revenir à ma conversation</a>}
        </p>
      </form>
    </main>,
  );
}
