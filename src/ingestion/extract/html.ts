import { createRequire } from "node:module";
import type TurndownService from "turndown";
import { ExtractionError } from "./error.ts";
import type { Element } from "./page-chrome.ts";
import { isPageChrome } from "./page-chrome.ts";
import { escapeHeading, tidyMarkdown } from "./tidy.ts";

// Loaded at the first page, not at startup: it brings a whole HTML parser. `require`, because we are synchronous.
const require = createRequire(import.meta.url);

const TOO_DEEP =
  "Cette page imbrique trop d'éléments pour être lue : copiez son texte dans un document .docx ou .md, puis recommencez.";

const oneLine = (content: string): string => content.replace(/\s+/g, " ").trim();

const is = (node: unknown, ...names: string[]): boolean =>
  names.includes((node as Element).nodeName.toUpperCase());

const isInChrome = (node: unknown): boolean =>
  Boolean((node as Element).closest("nav, aside, footer, dialog, [hidden]"));

/** The paragraphs and items of a table cell, on one line. */
const cell = (content: string): string => oneLine(content).replace(/ ?\| ?/g, " / ");

function addTables(service: TurndownService): void {
  service.addRule("cell", {
    filter: ["td", "th"],
    replacement: (content) => `${cell(content)} | `,
  });
  service.addRule("row", {
    filter: "tr",
    replacement: (content) => `${content.replace(/ \| $/, "").trim()}\n`,
  });
  service.addRule("caption", { filter: "caption", replacement: (content) => `${oneLine(content)}\n\n` });
  service.addRule("rows", { filter: ["thead", "tbody", "tfoot"], replacement: (content) => content });
  service.addRule("table", { filter: "table", replacement: (content) => `\n\n${content.trim()}\n\n` });
}

function addText(service: TurndownService): void {
  service.addRule("plain", {
    filter: ["strong", "b", "em", "i"],
    replacement: (content) => content,
  });
  service.addRule("code block", {
    filter: "pre",
    replacement: (_, node) => `\n\n\`\`\`\n${escapeHeading(node.textContent.trim())}\n\`\`\`\n\n`,
  });
  service.addRule("small heading", {
    filter: ["h5", "h6", "summary"],
    replacement: (content) => `\n\n${oneLine(content)}\n\n`,
  });
  service.addRule("heading", {
    filter: ["h1", "h2", "h3", "h4"],
    replacement: (content, node) =>
      `\n\n${"#".repeat(Number(node.nodeName.charAt(1)))} ${oneLine(content)}\n\n`,
  });
  service.addRule("item", {
    filter: "li",
    replacement: (content) => `- ${content.trim().replace(/\n+/g, "\n  ")}\n`,
  });
  service.addRule("numbered list", {
    filter: "ol",
    replacement: (content) => {
      let number = 0;
      return `\n\n${content.replace(/^- /gm, () => `${++number}. `).trim()}\n\n`;
    },
  });
  service.addRule("link", {
    filter: "a",
    replacement: (content, node) => {
      const target = (node as unknown as Element).getAttribute("href") ?? "";
      const text = oneLine(content);
      return text !== "" && /^https?:/.test(target) ? `[${text}](${target})` : content;
    },
  });
}

function convert(service: TurndownService, html: string): string {
  try {
    return service.turndown(html);
  } catch (error) {
    // The parser goes down one call an element: thousands inside one another exhaust the stack.
    if (error instanceof RangeError) throw new ExtractionError(TOO_DEEP);
    throw error;
  }
}

/**
 * The main content of an HTML page as Markdown: headings, paragraphs, lists, web links, one line a table row. The
 * content is `main` where the page has one, else its only `article`, else the page; menus, headers, footers, forms,
 * asides, cookie notices and scripts go. A page without content gives "". Throws ExtractionError for a page nested
 * too deep to be read.
 */
export function extractHtml(html: string): string {
  const Turndown = require("turndown") as typeof TurndownService;
  const service = new Turndown({ headingStyle: "atx", bulletListMarker: "-", codeBlockStyle: "fenced" });
  // The text is searched and quoted, not rendered: « 1\. » or « a\_b » would be misquotations.
  service.escape = escapeHeading;
  const mains: string[] = [];
  const articles: string[] = [];
  addText(service);
  addTables(service);
  service.addRule("content", {
    filter: (node) =>
      is(node, "MAIN", "ARTICLE") || (node as unknown as Element).getAttribute("role") === "main",
    replacement: (content, node) => {
      if (!isInChrome(node)) (is(node, "ARTICLE") ? articles : mains).push(content);
      return `\n\n${content}\n\n`;
    },
  });
  service.addRule("chrome", {
    filter: (node) => isPageChrome(node as unknown as Element),
    replacement: () => "",
  });
  const page = convert(service, html);
  const onlyArticle = articles.length === 1 ? articles[0] : undefined;
  return tidyMarkdown(mains.length > 0 ? mains.join("\n\n") : (onlyArticle ?? page));
}
