import type { Context, Handler } from "hono";
import { parisDay } from "../../../clock.ts";
import { CALL_TIME_WORDS } from "../../../contact/labels.ts";
import { readPhone } from "../../../contact/phone.ts";
import { mayServe } from "../../../contact/reach.ts";
import type { FieldError } from "../../../errors.ts";
import { DomainError } from "../../../errors.ts";
import { statusOf } from "../../../http/problem.ts";
import { withinLimit } from "../../../http/sending-limit.ts";
import { newId } from "../../../ids.ts";
import type { PagesDeps } from "../../deps.ts";
import { sendPage } from "../../layout.tsx";
import { spaced } from "../../typography.ts";
import { formText, readForm } from "../session.ts";
import { faultsOf } from "./check.ts";
import { Consent, RequestFields } from "./fields.tsx";
import { COMPANY_FIELDS, companyIn, digestOf, type Given, givenIn, labelOf } from "./given.ts";
import { showSent } from "./sent.tsx";
import { showUnreachable } from "./unreachable.tsx";
import { WhatNext } from "./what-next.tsx";
import { type Around, aroundOf, Others } from "./who.tsx";
import { showForm } from "./write.tsx";

/** What would be sent, before anything is. */
export const postPreview =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const around = await aroundOf(c, deps);
    return preview(c, deps, around, givenIn(await readForm(c)), { changed: false });
  };

/** Sends what was shown; what was changed since is shown first. */
export const postSend =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const around = await aroundOf(c, deps);
    const form = await readForm(c);
    const given = givenIn(form);
    const { advisor, conversationId } = around;
    const digest = digestOf(advisor.id, given);
    if (formText(form, "shown") !== digest) return preview(c, deps, around, given, { changed: true });
    try {
      const request = {
        // The form's own mark is in it: pressed twice, it is one request; the same words another day are another.
        clientId: digest,
        advisorId: advisor.id,
        text: given.text,
        contact: { phone: given.phone || null, email: given.email || null },
        callTime: given.callTime,
        consent: given.consent,
        company: companyIn(given),
        conversationId,
      };
      const sent = await withinLimit(c, (admit) => deps.contactRequests.send(request, admit));
      return showSent(c, deps, { sent, advisor, given, talking: conversationId !== null });
    } catch (error) {
      if (!(error instanceof DomainError) || error.type === "introuvable") throw error;
      const reach = await deps.contactRequests.reach(advisor.id);
      if (reach.way !== "form") return showUnreachable(c, deps, { around, reach, text: given.text });
      return showPreview(c, deps, around, given, { refusal: error });
    }
  };

async function preview(
  c: Context,
  deps: PagesDeps,
  around: Around,
  given: Given,
  { changed }: { changed: boolean },
) {
  const reach = await deps.contactRequests.reach(around.advisor.id);
  if (reach.way !== "form") return showUnreachable(c, deps, { around, reach, text: given.text });
  const faults = faultsOf(given);
  if (faults.length > 0) return showForm(c, deps, around, given, faults);
  const { text, removed } = deps.contactRequests.preview(given.text);
  const today = parisDay(deps.clock.now());
  // Written as the advisor will read it.
  const phone = readPhone(given.phone)?.shown ?? "";
  const shown = { ...given, text, phone, consent: false, form: given.form || newId() };
  // `send` would say it too, once everything is filled in and agreed to.
  const refusal = mayServe(around.advisor, companyIn(given), today)
    ? undefined
    : new DomainError(
        "interlocuteur-indisponible",
        "Les règles de la charte ne permettent pas de la lui envoyer (région, secteur, taille ou conflit d'intérêts).",
      );
  return showPreview(c, deps, around, shown, { removed, changed, refusal });
}

type Told = { removed?: readonly string[]; changed?: boolean; refusal?: DomainError | undefined };

/** Exactly what the advisor will read, still to be edited, and the box without which nothing leaves. */
function showPreview(c: Context, deps: PagesDeps, around: Around, given: Given, told: Told) {
  const { removed = [], changed = false, refusal } = told;
  const { advisor } = around;
  const faults: readonly FieldError[] = refusal?.fields ?? [];
  const consentFault = faults.find(({ field }) => field === "consent")?.message ?? null;
  const others = faults.filter(({ field }) => field !== "consent");
  if (refusal?.retryAfterSeconds !== undefined) c.header("Retry-After", String(refusal.retryAfterSeconds));
  const title = "Relisez avant d'envoyer";
  const path = `/contacter/${encodeURIComponent(advisor.id)}`;
  return sendPage(
    c,
    {
      title: refusal ? `À corriger – ${title}` : title,
      unofficialBanner: deps.unofficialBanner,
      status: refusal ? statusOf(refusal.type) : 200,
      personal: true,
    },
    <main id="contenu" tabindex={-1} class="narrow contact">
      <h1>{title}</h1>
      {refusal && (
        <div class="essential" role="alert">
          <p>
            <strong>Votre demande n'est pas partie.</strong>{" "}
            {spaced(
              faults.length > 0 ? "Corrigez ce qui est indiqué ; le reste est toujours là." : refusal.message,
            )}
          </p>
        </div>
      )}
      {refusal?.type === "interlocuteur-indisponible" && <Others around={around} />}
      {changed && (
        <p class="essential" role="status">
          {spaced("Vous aviez changé quelque chose : rien n'est parti. Voici la nouvelle version.")}
        </p>
      )}
      {removed.length > 0 && <Removed kinds={removed} />}
      <form method="post" action={`${path}/envoyer`}>
        <input type="hidden" name="shown" value={digestOf(advisor.id, given)} />
        <Letter name={advisor.name} given={given} />
        <details class="fold edit" open={others.length > 0}>
          <summary>Changer quelque chose</summary>
          <RequestFields given={given} faults={others} canMail={deps.canMail} />
          <p class="actions">
            {/* First of the form: what the Enter key does in a field is to look again, not to send. */}
            <button type="submit" formaction={`${path}/apercu`} formnovalidate class="quiet">
              Relire la nouvelle version
            </button>
          </p>
        </details>
        <Consent name={advisor.name} fault={consentFault} />
        <p class="actions">
          <button type="submit">Envoyer</button>
        </p>
        <WhatNext name={advisor.name} byMail={deps.canMail} linkMailed={deps.canMail && given.email !== ""} />
      </form>
      <p>
        <a href="/">
          {around.view === null ? "Ne rien envoyer" : "Ne rien envoyer, revenir à ma conversation"}
        </a>
      </p>
    </main>,
  );
}

const Removed = ({ kinds }: { kinds: readonly string[] }) => (
  <div class="essential" role="status">
    <p>
      <strong>{spaced(`Retiré de votre message : ${new Intl.ListFormat("fr").format(kinds)}.`)}</strong>
    </p>
    <p>{spaced("Vos coordonnées partent dans leurs cases. Le reste n'est pas utile à l'échange.")}</p>
  </div>
);

/** What the advisor reads, line for line. */
export const Letter = ({ name, given }: { name: string; given: Given }) => (
  <section class="provenance letter" aria-labelledby="lettre">
    <h2 id="lettre">{spaced(`Ce que lira ${name}`)}</h2>
    <blockquote>
      {given.text.split("\n").map((line) => (
        <p>{spaced(line)}</p>
      ))}
    </blockquote>
    <dl>
      {COMPANY_FIELDS.map(({ name: field, title }) => (
        <>
          <dt>{title}</dt>
          <dd>{spaced(labelOf(field, given[field]) ?? "non dit")}</dd>
        </>
      ))}
      <dt>Téléphone</dt>
      <dd>{given.phone || "non donné"}</dd>
      <dt>Courriel</dt>
      <dd>{given.email || "non donné"}</dd>
      {given.phone !== "" && (
        <>
          <dt>Vous appeler</dt>
          <dd>{CALL_TIME_WORDS[given.callTime]}</dd>
        </>
      )}
    </dl>
  </section>
);
