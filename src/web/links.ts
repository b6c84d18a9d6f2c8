/** The address when it is a plain web link without credentials, else null: nothing else ever becomes a `href`. */
export function webUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const plain = (url.protocol === "https:" || url.protocol === "http:") && url.username === "";
  return plain ? url.href : null;
}

/** The page of a citation when it stays on this site, else the page of its fiche. */
export function fichePath(citation: { page: string; fiche: string }): string {
  const local = /^\/fiches\/[\w-]+(#[\w-]*)?$/.test(citation.page);
  return local ? citation.page : `/fiches/${encodeURIComponent(citation.fiche)}`;
}
