import { maskPersonalData } from "../privacy/mask.ts";
import { praises } from "../verification/tone.ts";
import type { EventFacts, RawEvent, Reading } from "./event.ts";
import { regionOf } from "./region.ts";
import { httpsLink, plainLine, plainText } from "./text.ts";
import { topicsOf } from "./topics.ts";

/** True for a text that may speak to a machine rather than to a person. */
export type Detector = (text: string) => boolean;

/** Bounds in code points; OpenAgenda's own are close. */
const MOST = { title: 200, summary: 300, description: 4_000, conditions: 300, name: 160, keyword: 60 };
const MOST_KEYWORDS = 20;
const MOST_TIMINGS = 800;

type Cleaned = { facts: EventFacts; aside: Reading["aside"] } | { refused: string };

/** Bars and braces separate words in titles; they also part the turns of a model's prompt. */
const withoutBars = (text: string): string => text.replaceAll(/\s*\|\s*/g, " – ").replaceAll(/[{}<>]/g, "");

/** « La Cité des congrès » is a place; folded, it reads as « cite ! ». */
const listening =
  (speaksToMachine: Detector): Detector =>
  (text) =>
    speaksToMachine(text.replaceAll(/\bCité (?=de |des |du |d['’])/g, ""));

const onlineOf = ({ onlineUrl = "", attendance }: RawEvent): { onlineUrl?: string } => {
  const link = attendance === "sur_place" ? null : httpsLink(onlineUrl);
  return link === null ? {} : { onlineUrl: link };
};

/** In place of a title that was all praise: what it is, and where. */
const plainTitle = (attendance: RawEvent["attendance"], city: string): string =>
  attendance === "en_ligne" ? "Événement en ligne" : city === "" ? "Événement" : `Événement (${city})`;

/**
 * An event as it may be kept and shown. Telephone numbers and e-mail addresses of persons are masked; a sentence, or a name of a place,
 * that may speak to a machine is set aside, and the event is refused when its title does. Praise is set aside wherever it stands:
 * the service is neutral.
 */
export function cleanEvent(raw: RawEvent, detector: Detector): Cleaned {
  const speaksToMachine = listening(detector);
  const line = (text: string, most: number): string =>
    maskPersonalData(plainLine(withoutBars(plainLine(text, most)), most), { published: true }).text;
  const { place } = raw;
  const title = line(raw.title, MOST.title);
  if (title === "") return { refused: "sans titre" };
  if (speaksToMachine(title))
    return { refused: `le titre semble s'adresser à une machine : « ${plainLine(title, 80)} »` };

  const aside: Reading["aside"] = [];
  const without = (isSuspect: Detector, reason: string, field: string, text: string): string => {
    const { kept, removed } = screened(text, isSuspect);
    aside.push(
      ...removed.map((sentence) => ({ uid: raw.uid, field, text: plainLine(sentence, 200), reason })),
    );
    return kept;
  };
  const neutral = (field: string, text: string): string =>
    without(praises, "il contient un éloge", field, text);
  const prose = (field: string, text: string): string =>
    neutral(field, without(speaksToMachine, "il semble s'adresser à une machine", field, text));
  const masked = (text: string, most: number): string =>
    maskPersonalData(plainText(withoutBars(plainText(text, most)), most), { published: true }).text;
  const summary = prose("résumé", line(raw.summary, MOST.summary));
  const description = prose("description", masked(raw.description, MOST.description));
  const keywords = raw.keywords
    .slice(0, MOST_KEYWORDS)
    .map((keyword) => neutral("mot-clé", line(keyword, MOST.keyword)))
    .filter((keyword) => keyword !== "" && !speaksToMachine(keyword));
  const city = prose("ville", line(place.city, MOST.name));
  const facts: EventFacts = {
    uid: raw.uid,
    title: neutral("titre", title) || plainTitle(raw.attendance, city),
    summary,
    description: description === summary ? "" : description,
    conditions: prose("conditions", line(raw.conditions, MOST.conditions)),
    keywords,
    timings: raw.timings.slice(0, MOST_TIMINGS),
    allDay: raw.allDay,
    attendance: raw.attendance,
    full: raw.full,
    venue: prose("lieu", line(place.venue, MOST.name)),
    address: prose("adresse", line(place.address, MOST.name)),
    city,
    region: raw.attendance === "en_ligne" ? null : regionOf(place),
    url: httpsLink(raw.url),
    registrationUrl: httpsLink(raw.registrationUrl),
    ...onlineOf(raw),
    ...topicsOf(keywords),
  };
  return { facts, aside };
}

/** Sentence by sentence; when what is left is still suspect, an order or praise ran over several: none is kept. */
function screened(text: string, isSuspect: Detector): { kept: string; removed: string[] } {
  if (!isSuspect(text)) return { kept: text, removed: [] };
  const sentences = text.split(/(?<=[.!?…][»")\]]?)(?=\s+[^\s\p{Ll}])|(?<=\n)/u);
  const removed = sentences.filter((sentence) => isSuspect(sentence));
  const kept = sentences
    .filter((sentence) => !removed.includes(sentence))
    .join("")
    .trim();
  return isSuspect(kept) ? { kept: "", removed: [text] } : { kept, removed };
}
