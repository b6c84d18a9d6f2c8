import { expect, test } from "vitest";
import { extractHtml } from "./html.ts";

const PAGE = `<!doctype html><html lang="fr" class="has-cookie-banner"><head><title>Titre du navigateur</title>
<style>p { color: red }</style><script>var secret = "script";</script></head><body>
<div id="tarteaucitronRoot"><p>Nous utilisons des cookies</p><button>Accepter</button></div>
<header role="banner"><h2>Logo du site</h2></header><nav><ul><li><a href="/">Accueil</a></li></ul></nav>
<main><div class="fr-breadcrumb"><a href="/">Vous êtes ici</a></div>
<article><header><h1>Les   aides <em>à l'IA</em></h1><p>Chapeau de l'article.</p></header>
<p>Le <strong>diagnostic</strong> coûte 50&nbsp;% de moins, voir <a href="https://www.entreprises.gouv.fr/osezlia">le plan</a>
ou <a href="#bas">le bas</a>.</p>
<h2>Conditions</h2><ul><li>Être une PME</li><li>Avoir un SIRET<ul><li>actif</li></ul></li></ul>
<ol><li>Déposer</li><li><p>Attendre</p></li></ol>
<h3><button class="fr-accordion__btn">Qui peut demander ?</button></h3><div class="fr-collapse"><p>Toute entreprise.</p></div>
<table><caption>Montants</caption><thead><tr><th>Taille</th><th>Aide</th></tr></thead>
<tbody><tr><td><p>TPE</p></td><td>1 000 €</td></tr><tr><td>PME</td><td></td></tr></tbody></table>
<form><label>Courriel</label><input name="mail"></form><p hidden>caché</p><p style="display: none">caché</p>
<aside><article>À lire aussi</article></aside><h4>Règle n°1_bis</h4><p>1. Premier point * important_ici</p>
</article></main><footer>Mentions légales</footer></body></html>`;

test("a page becomes its main content in Markdown", () => {
  expect(extractHtml(PAGE)).toBe(`## Les aides à l'IA

Chapeau de l'article.

Le diagnostic coûte 50\u00a0% de moins, voir [le plan](https://www.entreprises.gouv.fr/osezlia) ou le bas.

## Conditions

- Être une PME
- Avoir un SIRET
  - actif

1. Déposer
2. Attendre

### Qui peut demander ?

Toute entreprise.

Montants

Taille | Aide
TPE | 1 000 €
PME |

#### Règle n°1_bis

1. Premier point * important_ici`);
});

test("without main, the only article is the content; without either, the page is", () => {
  expect(extractHtml("<div>Menu</div><article><h1>Actu</h1><p>Texte</p></article>")).toBe("## Actu\n\nTexte");
  expect(extractHtml("<article><p>Un</p></article><article><p>Deux</p></article>")).toBe("Un\n\nDeux");
  expect(extractHtml('<div>Menu</div><div role="main"><p>Texte</p></div>')).toBe("Texte");
});

test("a paragraph about consent inside the article is content", () => {
  const page =
    '<body class="cookie-ok"><main><h1>RGPD</h1><p id="recueil">Le consentement.</p></main></body>';
  expect(extractHtml(page)).toBe("## RGPD\n\nLe consentement.");
});

test("sections always start at ##", () => {
  expect(extractHtml("<h1>A</h1><p>a</p><h2>B</h2><p>b</p><h1>C</h1>")).toBe(
    "## A\n\na\n\n### B\n\nb\n\n## C",
  );
  expect(extractHtml("<h3>A</h3><p>a</p><h4>B</h4><p>b</p>")).toBe("## A\n\na\n\n### B\n\nb");
});

test("malformed or empty pages do not fail", () => {
  expect(extractHtml("")).toBe("");
  expect(extractHtml("<script>let x = 1;</script><nav>Menu</nav>")).toBe("");
  expect(extractHtml("<main><p>Ouvert <b>et jamais fermé")).toBe("Ouvert et jamais fermé");
});

test("a page nested beyond reason says what to do", () => {
  expect(() => extractHtml("<div>".repeat(5000))).toThrow(/imbrique trop d'éléments/);
});

test("a text or a command that starts with # is no heading", () => {
  expect(extractHtml("<h2>A</h2><p># b</p><pre># c\nnpm ci</pre>")).toBe(
    "## A\n\n\\# b\n\n```\n\\# c\nnpm ci\n```",
  );
});
