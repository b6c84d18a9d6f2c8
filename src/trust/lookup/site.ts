import { fold } from "../../retrieval/tokenise.ts";

/** A site: its host without « www. », and the folders after it. */
export type Site = { host: string; path: string };

const LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?";
const REST = "(?::\\d+)?(?<path>(?:[/?#][^\\s,;]*)?)";
/** Said to be an address by what stands before it. */
const MARKED = new RegExp(
  `(?:https?://(?:www\\.)?|www\\.|[\\p{L}\\p{N}._%+-]+@)(?<host>(?:${LABEL}\\.)+\\p{L}{2,})${REST}`,
  "iu",
);
/** Otherwise only with a usual ending: « St.Martin » is a name. */
const PLAIN = new RegExp(
  `(?<![\\p{L}\\p{N}.-])(?<host>(?:${LABEL}\\.)+(?:fr|com|org|net|eu|io|ai|app|dev|info|pro|co|biz|tech|online|site|shop|agency|cloud|bzh|corsica|paris|alsace|re|gp|mq|gf|nc|pf|be|ch|uk|de))(?![\\p{L}\\p{N}-])${REST}`,
  "iu",
);

/** Where anyone may have a page, or a mailbox: the host alone tells nobody apart. */
const SHARED = new Set(
  (
    "linkedin.com facebook.com instagram.com twitter.com x.com youtube.com tiktok.com google.com github.com linktr.ee " +
    "calendly.com meetup.com helloasso.com malt.fr francenum.gouv.fr gmail.com outlook.com outlook.fr hotmail.com hotmail.fr " +
    "live.fr yahoo.com yahoo.fr orange.fr wanadoo.fr free.fr sfr.fr laposte.net icloud.com protonmail.com proton.me"
  ).split(" "),
);

const bare = (host: string): string => host.toLowerCase().replace(/^(?:www|m|fr)\.(?=[^.]+\.)/, "");
const folders = (path: string): string => fold(path).replace(/\/+$/, "");

/** The site of a web address; null for what is none. */
export function siteOf(address: string): Site | null {
  if (!URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  return { host: bare(hostname), path: folders(pathname) };
}

/** The site that a line holds, or that of an e-mail address, and the words it was read in; null when none is written. */
export function siteIn(line: string): (Site & { written: string }) | null {
  const found = MARKED.exec(line) ?? PLAIN.exec(line);
  const { host = "", path = "" } = found?.groups ?? {};
  const site = siteOf(`https://${host}${path.replace(/[.)\]»"']+$/, "")}`);
  return found && site ? { ...site, written: found[0] } : null;
}

/** A host where several have their page, or one under it; `alsoShared` are those that several advisors have. */
export function isShared(host: string, alsoShared: ReadonlySet<string>): boolean {
  if (alsoShared.has(host)) return true;
  const labels = host.split(".");
  return labels.some((_, from) => SHARED.has(labels.slice(from).join(".")));
}

/**
 * Whether the site that someone showed is the advisor's: the same host or one under it, and, where several have a page on
 * that host, the same page. Null when that tells nothing: such a page beside a site of one's own is no contradiction.
 */
export function sameSite(shown: Site, own: Site, alsoShared: ReadonlySet<string>): boolean | null {
  const there = shown.host === own.host || shown.host.endsWith(`.${own.host}`);
  if (!there) return isShared(shown.host, alsoShared) || isShared(own.host, alsoShared) ? null : false;
  if (!isShared(own.host, alsoShared)) return true;
  return own.path !== "" && (shown.path === own.path || shown.path.startsWith(`${own.path}/`));
}
