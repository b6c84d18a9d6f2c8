import type { Context } from "hono";
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { STATE } from "../transparency/legal/accessibility.ts";
import { assetPath } from "./assets.ts";
import { Compass } from "./components/compass.tsx";
import { spaced } from "./typography.ts";

export type PageOptions = {
  title: string;
  unofficialBanner: string | null;
  status?: ContentfulStatusCode;
  /** Loads the client script: only the pages that have something for it to do. */
  script?: boolean;
  /** Where we are, for the navigation. */
  section?: "question" | "annuaire" | "agenda" | "fiches" | "docs";
  /** A personal page: never kept by a cache, never indexed. */
  personal?: boolean;
};

const NAV = [
  ["question", "/", "Question"],
  ["annuaire", "/annuaire", "Annuaire"],
  ["agenda", "/agenda", "Agenda"],
  ["fiches", "/fiches", "Fiches"],
] as const;

/** The rest is one step further, on /transparence. */
const FOOTER = [
  ["/humain", "Parler à un humain"],
  ["/orientation", "Trouver la bonne personne"],
  ["/maturite", "Où en êtes-vous ?"],
  ["/verifier", "Vérifier un interlocuteur"],
  ["/verifier-une-reponse", "Vérifier une réponse"],
] as const;
/** What the law wants on every page. */
const LEGAL = [
  ["/mentions-legales", "Mentions légales"],
  ["/donnees-personnelles", "Données personnelles"],
  ["/mes-donnees", "Vos droits"],
  ["/accessibilite", `Accessibilité : ${STATE}`],
  ["/securite", "Sécurité"],
  ["/transparence", "Transparence"],
] as const;

/** Sends a whole page: the frame that all pages share around `body`. */
export function sendPage(c: Context, options: PageOptions, body: Child): Response | Promise<Response> {
  const { title, unofficialBanner, section, personal = false } = options;
  const nonce: string | undefined = c.get("secureHeadersNonce");
  const frame = c.get("frame");
  c.header("Cache-Control", personal ? "private, no-store" : "no-cache");
  if (personal) c.header("X-Robots-Tag", "noindex");
  const page = (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <title>{title === "Boussole IA" ? title : `${title} — Boussole IA`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {/* Not no-referrer: with it, browsers send `Origin: null` on our own forms. */}
        <meta name="referrer" content="same-origin" />
        <link rel="icon" href={assetPath("icon.svg")} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath("style.css")} nonce={nonce} />
        {options.script === true && <script type="module" src={assetPath("chat.js")} nonce={nonce} />}
        {frame && <script type="module" src={assetPath("frame.js")} nonce={nonce} />}
      </head>
      <body class={frame && "framed"} data-hosts={frame?.hosts.join(" ")}>
        <a class="skip" href="#contenu">
          Aller au contenu
        </a>
        <header class="site">
          {frame === undefined && (
            <div class="bar">
              <a class="brand" href="/">
                <Compass />
                <span>
                  Boussole <abbr>IA</abbr>
                </span>
              </a>
              <nav aria-label="Principale">
                {NAV.map(([name, href, label]) => (
                  <a href={href} aria-current={name === section ? "page" : undefined}>
                    {label}
                  </a>
                ))}
              </nav>
            </div>
          )}
          {unofficialBanner !== null && <p class="banner">{spaced(unofficialBanner)}</p>}
        </header>
        {body}
        {frame === undefined ? (
          <footer class="site">
            <p>Boussole IA oriente les dirigeants d'entreprise à partir de fiches sourcées et datées.</p>
            <p>
              {FOOTER.map(([href, label]) => (
                <>
                  <a href={href}>{spaced(label)}</a>{" "}
                </>
              ))}
            </p>
            <p>
              {LEGAL.map(([href, label]) => (
                <>
                  <a href={href}>{spaced(label)}</a>{" "}
                </>
              ))}
            </p>
          </footer>
        ) : (
          <footer class="site">
            <p>
              <a href="/" target="_blank" rel="noopener">
                Boussole IA en pleine page
              </a>
            </p>
          </footer>
        )}
      </body>
    </html>
  );
  return c.html(html`<!doctype html>${page}`, options.status ?? 200);
}
