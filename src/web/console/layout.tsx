import type { Context } from "hono";
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import { staffOf } from "../../accounts/access.ts";
import { ROLE_LABELS, type Role } from "../../accounts/staff.ts";
import { assetPath } from "../assets.ts";
import { Compass } from "../components/compass.tsx";

/** Where staff can go, and the roles that open it; the guard of each route decides, this only hides what it would refuse. */
const NAV: readonly { href: string; label: string; roles: readonly Role[] }[] = [
  { href: "/console/relecture", label: "À relire", roles: ["reviewer", "lead"] },
  { href: "/console/corrections", label: "Corrections", roles: ["reviewer", "lead"] },
  { href: "/console/contestations", label: "Contestations", roles: ["reviewer", "lead", "dpo"] },
  { href: "/console/reponses", label: "Réponses préparées", roles: ["lead"] },
  { href: "/console/qualite", label: "Qualité", roles: ["reviewer", "lead", "dpo", "administrator"] },
  { href: "/console/interrupteurs", label: "Interrupteurs", roles: ["lead", "administrator"] },
  { href: "/console/journal", label: "Journal", roles: ["lead", "dpo", "administrator"] },
  { href: "/console/comptes", label: "Comptes", roles: ["administrator", "dpo"] },
];

export type ConsoleOptions = {
  title: string;
  /** The address of the page in the navigation. */
  here?: string;
  /** A wide page: words beside what they rest on. */
  wide?: boolean;
};

/** Sends a page of the console, behind a route that `only` guards. */
export function sendConsole(c: Context, { title, here, wide }: ConsoleOptions, body: Child) {
  const staff = staffOf(c);
  const nonce: string | undefined = c.get("secureHeadersNonce");
  const page = (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <title>{`${title} — Console Boussole IA`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
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
            <nav aria-label="Console">
              {NAV.filter(({ roles }) => roles.some((role) => staff.roles.includes(role))).map((entry) => (
                <a href={entry.href} aria-current={entry.href === here ? "page" : undefined}>
                  {entry.label}
                </a>
              ))}
            </nav>
            <div class="who">
              <a href="/console/sessions">{staff.roles.map((role) => ROLE_LABELS[role]).join(", ")}</a>
              <form method="post" action="/console/deconnexion">
                <button type="submit" class="quiet">
                  Se déconnecter
                </button>
              </form>
            </div>
          </div>
        </header>
        <main id="contenu" tabindex={-1} class={wide ? "wide" : undefined}>
          {body}
        </main>
      </body>
    </html>
  );
  return c.html(html`<!doctype html>${page}`);
}
