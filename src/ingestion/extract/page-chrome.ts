/** What we read of an HTML element: the project's types know no browser. */
export type Element = {
  nodeName: string;
  getAttribute(name: string): string | null;
  closest(selector: string): Element | null | undefined;
  querySelector(selector: string): Element | null | undefined;
};

const NEVER_CONTENT = new Set(
  "SCRIPT STYLE NOSCRIPT TEMPLATE TITLE META LINK NAV FOOTER ASIDE FORM FIELDSET INPUT SELECT TEXTAREA LABEL DIALOG IFRAME OBJECT EMBED SVG CANVAS IMG PICTURE VIDEO AUDIO MAP".split(
    " ",
  ),
);
const NEVER_CONTENT_ROLES =
  /^(?:navigation|banner|contentinfo|search|complementary|dialog|alertdialog|menu|menubar)$/;
const COOKIES = /cookie|consent(?!ement)|tarteaucitron|axeptio|didomi|onetrust|gdpr/i;
// Inside the article, id="cookies" may be the section that speaks of them.
const NOTICE = /banner|bandeau|notice|popup|pop-up|overlay|modal|manager/i;
// « fr- » names are those of the State's design system, on the pages that we ingest most.
const CHROME =
  /(?:^|\s)(?:breadcrumbs?|fil-ariane|skip-?links?|share|partage|fr-(?:breadcrumb|skiplinks|share|follow|modal|summary|consent-\S+))(?:\s|$)/i;
const HEADINGS = "h1, h2, h3, h4, h5, h6";

function isHidden(element: Element): boolean {
  if (element.getAttribute("hidden") !== null || element.getAttribute("aria-hidden") === "true") return true;
  return /display\s*:\s*none/i.test(element.getAttribute("style") ?? "");
}

function isNamedAsChrome(element: Element): boolean {
  const names = `${element.getAttribute("id") ?? ""} ${element.getAttribute("class") ?? ""}`;
  const notice = COOKIES.test(names) && (NOTICE.test(names) || !element.closest("main, article"));
  // A page may carry « has-cookie-banner » at its root: whatever holds the content is content.
  return (notice || CHROME.test(names)) && !element.querySelector("main, article, h1");
}

/**
 * True for what surrounds the content of a page: menus, banners, forms, cookie notices, what is hidden. A header
 * with a heading inside the article, and a button that is the heading of an accordion, are content.
 */
export function isPageChrome(element: Element): boolean {
  const name = element.nodeName.toUpperCase();
  if (NEVER_CONTENT.has(name) || isHidden(element)) return true;
  if (name === "BUTTON") return !element.closest(`${HEADINGS}, summary`);
  if (name === "HEADER") return !element.closest("main, article") || !element.querySelector(HEADINGS);
  if (NEVER_CONTENT_ROLES.test(element.getAttribute("role") ?? "")) return true;
  return isNamedAsChrome(element);
}
