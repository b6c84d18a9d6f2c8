const DAY_MS = 86_400_000;
/** RFC 9116, 2.5.5: less than a year. Half of one leaves a cached copy good. */
const VALID_DAYS = 180;

/**
 * The file `security.txt` (RFC 9116), or null where nobody is named to be told of a flaw.
 * @param contact an e-mail address, or a page over https
 * @param site the address of the service; null: unknown, and neither `Canonical` nor `Policy` can be said
 */
export function securityTxt(contact: string | null, site: string | null, now: Date): string | null {
  if (contact === null) return null;
  const expires = new Date((Math.floor(now.getTime() / DAY_MS) + VALID_DAYS) * DAY_MS);
  const at = (path: string): string | null => site && new URL(path, site).href;
  const [canonical, policy] = [at("/.well-known/security.txt"), at("/securite")];
  return [
    `Contact: ${contact.includes("://") ? contact : `mailto:${contact}`}`,
    `Expires: ${expires.toISOString().replace(".000Z", "Z")}`,
    "Preferred-Languages: fr",
    ...(canonical ? [`Canonical: ${canonical}`] : []),
    ...(policy ? [`Policy: ${policy}`] : []),
    "",
  ].join("\n");
}
