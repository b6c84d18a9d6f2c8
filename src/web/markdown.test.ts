import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./markdown.ts";
import { tags } from "./testing/html.ts";

const CITED = "https://www.entreprises.gouv.fr/osezlia";
const render = (markdown: string, answerId = "a1") =>
  renderMarkdown(markdown, {
    allows: (url) => url === CITED,
    marks: { answerId, numbers: new Set([1, 2]), seen: new Set() },
  });

const HOSTILE = [
  "<script>alert(1)</script>",
  "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<math><mtext></p><img src=x onerror=alert(1)>",
  "<iframe src=javascript:alert(1)></iframe>",
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  "<object data=javascript:alert(1)>",
  "<embed src=javascript:alert(1)>",
  "<base href=//evil.example/>",
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<style>*{display:none}</style>",
  '<p style="position:fixed;inset:0">x</p>',
  "<form action=//evil.example><input name=q><button>ok</button></form>",
  "<a href=javascript:alert(1)>x</a>",
  "<a href=//evil.example onclick=alert(1)>x</a>",
  "<details open ontoggle=alert(1)>",
  "<video><source onerror=alert(1)>",
  "<audio src=x onerror=alert(1)>",
  "<body onload=alert(1)>",
  "<template><script>alert(1)</script></template>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<textarea></textarea><script>alert(1)</script>",
  "<!-- --><script>alert(1)</script><!-- -->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<?php echo 1 ?>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\nscript:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](&#x6A;&#x61;vascript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](%6aavascript:alert(1))",
  "[x](<javascript:alert(1)>)",
  "[x](\u0001javascript:alert(1))",
  "[x](vbscript:msgbox(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](file:///etc/passwd)",
  "[x](//evil.example)",
  "[x](/conversation/effacer)",
  "[x](https://evil.example)",
  "[x](https://user:pass@www.entreprises.gouv.fr/osezlia)",
  "[x](https://www.entreprises.gouv.fr.evil.example/osezlia)",
  "[x](https://www.entreprises.gouv.fr/osezlia?a=1)",
  `[x](${CITED} "\\" onmouseover=alert(1) \\"")`,
  "![x](https://evil.example/pixel.png)",
  "![x](javascript:alert(1))",
  '![x](x "onerror=alert(1)")',
  "![](data:image/svg+xml;base64,PHN2Zz4=)",
  "[![x](https://evil.example/p.png)](https://evil.example)",
  "<https://evil.example>",
  "<javascript:alert(1)>",
  "https://evil.example/<script>alert(1)</script>",
  `${CITED}"onmouseover="alert(1)`,
  "[1]: javascript:alert(1)\n\n[1]",
  '[1]: https://evil.example "x"\n\nVoir [1].',
  "[a][b]\n\n[b]: javascript:alert(1)",
  "[1](javascript:alert(1))",
  "`<script>alert(1)</script>`",
  "```html\n<script>alert(1)</script>\n```",
  "# <img src=x onerror=alert(1)>",
  "> <script>alert(1)</script>",
  "- <img src=x onerror=alert(1)>",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<img src=x onerror=alert(1)//",
  "<a\u0000 href=javascript:alert(1)>x</a>",
  "\u202Ehttps://evil.example\u202C",
  "[**<script>alert(1)</script>**](https://evil.example)",
  "<p id=question class=mark>usurpé</p>",
];

const ALLOWED =
  /^<\/?(p|strong|em|ul|ol|li|blockquote|code|br|a|span)( (href|rel|class|id|start)="[^"<>]*")*( \/)?>$/;

describe("hostile Markdown", () => {
  it("is a list worth the name", () => expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(50));

  it.each(HOSTILE)("shows words and nothing else: %j", (payload) => {
    for (const tag of tags(render(payload))) {
      expect(tag).toMatch(ALLOWED);
      const href = /href="([^"]*)"/.exec(tag)?.[1];
      if (href !== undefined) expect([CITED, "#source-a1-1"]).toContain(href);
      if (/ id=/.test(tag)) expect(tag).toContain('id="mark-a1-1"');
    }
  });

  it("keeps an identifier from breaking out of its attribute", () => {
    expect(render("Oui [1].", '"><script>')).not.toContain("<script>");
  });
});

describe("citation marks", () => {
  it("lead to the passage, and only the first of each is a landing", () => {
    const html = render("Un fait [1]. Un autre [2]. Encore [1].");
    expect(html.match(/href="#source-a1-1"/g)).toHaveLength(2);
    expect(html.match(/id="mark-a1-1"/g)).toHaveLength(1);
    expect(html).toContain('<span class="visually-hidden">source </span>2</a>');
  });

  it("stay plain words when there is no such source, and in code", () => {
    expect(render("Un fait [7].")).toContain("[7]");
    expect(render("`[1]`")).not.toContain("href");
  });
});

describe("links", () => {
  it("lead to a cited source, written as a link or bare", () => {
    expect(render(`[la page](${CITED})`)).toContain(`<a href="${CITED}" rel="noopener">la page</a>`);
    expect(render(`Voir ${CITED}.`)).toContain(`<a href="${CITED}" rel="noopener">${CITED}</a>.`);
  });

  it("elsewhere keep their words", () => {
    expect(render("[la page](https://evil.example)")).toBe("<p>la page</p>");
  });

  it("carry an ampersand whole", () => {
    const html = renderMarkdown("https://a.fr/?x=1&y=2", { allows: () => true });
    expect(html).toContain('href="https://a.fr/?x=1&amp;y=2"');
  });
});

it("turns headings into words: the page owns its outline", () => {
  expect(render("# Titre")).toBe('<p class="inner-heading">Titre</p>');
});
