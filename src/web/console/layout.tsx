import type { Context } from "hono";
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { staffOf } from "../../accounts/access.ts";
import { type Role, roleNames, type Staff } from "../../accounts/staff.ts";
import { assetPath } from "../assets.ts";
import { Compass } from "../components/compass.tsx";

type Place = { href: string; label: string; roles: readonly Role[]; purpose: string };

/** Where staff can go, and the roles that open it; the guard of each route decides, this only hides what it would refuse. */
export const NAV: readonly Place[] = [
  {
    href: "/console/demandes",
    label: "Demandes reçues",
    roles: ["ambassador"],
    purpose: "les dirigeants qui demandent à vous parler, et ce que chacun est devenu.",
  },
  {
    href: "/console/briefing",
    label: "Préparer un échange",
    roles: ["ambassador"],
    purpose: "collez un courriel ou des notes : une page sourcée, sans aucune donnée personnelle.",
  },
  {
    href: "/console/ma-fiche",
    label: "Ma fiche",
    roles: ["ambassador"],
    purpose: "ce que l'annuaire dit de vous, vos absences, vos chiffres ; faire une pause ou arrêter.",
  },
  {
    href: "/console/retours",
    label: "Retours de terrain",
    roles: ["ambassador"],
    purpose: "un cas d'usage, un frein, une règle à simplifier : deux minutes.",
  },
  {
    href: "/console/evenements",
    label: "Événements",
    roles: ["ambassador", "lead"],
    purpose: "proposer un événement, et l'exporter pour l'agenda partagé.",
  },
  {
    href: "/console/enquetes",
    label: "Enquêtes",
    roles: ["ambassador", "lead", "administrator"],
    purpose: "les enquêtes de la DGE auprès des ambassadeurs (charte, article 4).",
  },
  {
    href: "/console/terrain",
    label: "Terrain",
    roles: ["reviewer", "lead", "dpo", "administrator"],
    purpose: "freins et demandes sans réponse, par secteur, taille et région.",
  },
  {
    href: "/console/fiches-proposees",
    label: "Annuaire",
    roles: ["lead", "administrator"],
    purpose: "les changements que les ambassadeurs proposent à leur fiche.",
  },
  {
    href: "/console/relecture",
    label: "À relire",
    roles: ["reviewer", "lead"],
    purpose: "les réponses les plus risquées d'abord, et un échantillon tiré au hasard.",
  },
  {
    href: "/console/corrections",
    label: "Corrections",
    roles: ["reviewer", "lead"],
    purpose: "celles qui attendent l'accord d'une seconde personne.",
  },
  {
    href: "/console/contestations",
    label: "Contestations",
    roles: ["reviewer", "lead", "dpo"],
    purpose: "les réponses que quelqu'un conteste, avec leur échéance.",
  },
  {
    href: "/console/reponses",
    label: "Réponses préparées",
    roles: ["lead"],
    purpose: "les textes que l'administration approuve, avec sa fonction et sa date.",
  },
  {
    href: "/console/qualite",
    label: "Qualité",
    roles: ["reviewer", "lead", "dpo", "administrator"],
    purpose: "la part de réponses justes, avec son incertitude, et ce qui n'a pas été relu.",
  },
  {
    href: "/console/interrupteurs",
    label: "Interrupteurs",
    roles: ["lead", "administrator"],
    purpose: "couper aussitôt le modèle, toutes les réponses, une fiche ou un interlocuteur.",
  },
  {
    href: "/console/astreinte",
    label: "Alertes",
    roles: ["reviewer", "lead", "dpo", "administrator"],
    purpose: "ce qui ne peut pas attendre, et qui en est prévenu.",
  },
  {
    href: "/console/journal",
    label: "Journal",
    roles: ["lead", "dpo", "administrator"],
    purpose: "tout ce qui a été fait, par qui, et de quoi le vérifier.",
  },
  {
    href: "/console/conservation",
    label: "Conservation",
    roles: ["lead", "dpo", "administrator"],
    purpose: "combien de temps chaque donnée est gardée, ce qui est dû, ce qui a été effacé.",
  },
  {
    href: "/console/incidents",
    label: "Incidents",
    roles: ["ambassador", "reviewer", "lead", "dpo", "administrator"],
    purpose: "dire ce qui a mal tourné ; une violation de données se notifie à la CNIL dans les 72 heures.",
  },
  {
    href: "/console/gouvernance",
    label: "Gouvernance",
    roles: ["lead", "dpo", "administrator"],
    purpose: "qui répond de quoi, par fonction, et le bilan annuel à télécharger.",
  },
  {
    href: "/console/comptes",
    label: "Comptes",
    roles: ["administrator", "dpo"],
    purpose: "qui a quel droit, les invitations, et la revue des droits.",
  },
];

export type ConsoleOptions = {
  title: string;
  /** The address of the page in the navigation. */
  here?: string;
  /** A wide page: words beside what they rest on. */
  wide?: boolean;
  status?: ContentfulStatusCode;
};

/** Sends a page of the console, behind a route that `only` guards. */
export const sendConsole = (c: Context, options: ConsoleOptions, body: Child) =>
  send(c, options, staffOf(c), body);

/** Sends a page that needs no account: the way in, the way out, and what went wrong. `next`: where the browser goes at once. */
export function sendDoor(c: Context, options: ConsoleOptions & { next?: string }, body: Child) {
  c.header("Cache-Control", "private, no-store");
  c.header("X-Robots-Tag", "noindex");
  return send(c, options, c.get("staff") ?? null, body);
}

function send(
  c: Context,
  { title, here, wide, status, next }: ConsoleOptions & { next?: string },
  staff: Staff | null,
  body: Child,
) {
  const nonce: string | undefined = c.get("secureHeadersNonce");
  const page = (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <title>{`${title} — Console Boussole IA`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        {next !== undefined && <meta http-equiv="refresh" content={`0; url=${next}`} />}
        <link rel="icon" href={assetPath("icon.svg")} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath("style.css")} nonce={nonce} />
        <link rel="stylesheet" href={assetPath("console.css")} nonce={nonce} />
        <script type="module" src={assetPath("console.js")} nonce={nonce} />
      </head>
      <body class="console">
        <a class="skip" href="#contenu">
          Aller au contenu
        </a>
        <header class="site">
          <div class="bar">
            <a class="brand" href="/console">
              <Compass />
              <span>
                Boussole <abbr>IA</abbr> <small>console</small>
              </span>
            </a>
            {staff !== null && <Within staff={staff} here={here} />}
          </div>
        </header>
        <main id="contenu" tabindex={-1} class={wide ? "wide" : undefined}>
          {body}
        </main>
      </body>
    </html>
  );
  return c.html(html`<!doctype html>${page}`, status ?? 200);
}

/**
 * Where one can go, who one is, and the way out: behind one button on a phone, laid out on a wide screen (console.css). A browser
 * that cannot lay out a closed fold shows the button everywhere.
 */
const Within = ({ staff, here }: { staff: Staff; here: string | undefined }) => (
  <details class="menu">
    <summary>Menu</summary>
    <nav aria-label="Console">
      {NAV.filter(({ roles }) => roles.some((role) => staff.roles.includes(role))).map((entry) => (
        <a href={entry.href} aria-current={entry.href === here ? "page" : undefined}>
          {entry.label}
        </a>
      ))}
    </nav>
    <div class="who">
      <a href="/console/sessions">{roleNames(staff.roles)}</a>
      <form method="post" action="/console/deconnexion">
        <button type="submit" class="quiet">
          Se déconnecter
        </button>
      </form>
    </div>
  </details>
);
