import { isDay } from "../../clock.ts";
import { DomainError, type FieldError } from "../../errors.ts";
import { isPremiumNumber, PREMIUM_REFUSED } from "../../premium-number.ts";
import { saysSomething } from "../../text.ts";
import { cleanEvent, type Detector } from "../clean.ts";
import { ATTENDANCES, type Attendance, type RegistrationContact, type Timing } from "../event.ts";
import { regionOf } from "../region.ts";
import { httpsLink } from "../text.ts";
import { instantOf, isoIn, zoneOfRegion } from "../zone.ts";
import { type Draft, LONGEST, MOST_DATES, type ProposalForm, type TypedDate } from "./proposal.ts";
import { THEME_WORDS } from "./themes.ts";

/** An event is announced within this many years: beyond, a year was mistyped. */
const YEARS_AHEAD = 2;

const line = (text: string): string => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
const lengthOf = (text: string): number => [...text].length;

const NAMES = {
  title: "Le titre",
  summary: "Le résumé",
  description: "La description",
  conditions: "Le public",
  venue: "Le nom du lieu",
  street: "L'adresse",
  city: "La ville",
} as const;

// The form that browsers accept for an e-mail, with a dot in the domain.
const MAILBOX = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
const PHONE = /^\+?\d[\d .()-]{7,28}$/;
/** Letters, and what stands between them in the names of towns. */
const TOWN = /^\p{L}[\p{L}' -]{1,59}$/u;

type Faults = { add(field: string, message: string | null): void; list: FieldError[] };

function newFaults(): Faults {
  const list: FieldError[] = [];
  return {
    list,
    add(field, message) {
      if (message !== null) list.push({ field, message });
    },
  };
}

/**
 * Reads what an ambassador typed into an event of the agenda, cleaned like any other: telephone numbers and addresses of persons out
 * of its words, links in https, orders to machines and praise set aside.
 * @param id of the proposal, and of the event in its source
 * @throws DomainError `entree-invalide` naming every field at fault
 */
export function readProposal(
  form: ProposalForm,
  { id, now, speaksToMachine }: { id: string; now: Date; speaksToMachine: Detector },
): Draft {
  const faults = newFaults();
  for (const [field, name] of Object.entries(NAMES) as [keyof typeof NAMES, string][]) {
    const length = lengthOf(form[field].trim());
    if (length > LONGEST[field])
      faults.add(field, `${name} compte ${length} caractères ; le maximum est ${LONGEST[field]}.`);
  }
  if (!saysSomething(form.title)) faults.add("title", "Donnez un titre : ce que c'est, en quelques mots.");
  if (!saysSomething(form.summary))
    faults.add("summary", "Dites en une phrase ce qu'on y fait : c'est ce que les gens liront en premier.");
  const attendance = ATTENDANCES.find((one) => one === form.attendance) ?? null;
  if (attendance === null) faults.add("attendance", "Dites si l'on vient sur place, en ligne, ou les deux.");
  const place = readPlace(form, attendance, faults);
  const region =
    attendance === "en_ligne"
      ? null
      : regionOf({ insee: "", postalCode: place.postalCode, regionName: "", country: "" });
  const timings = readDates(form.dates, { zone: zoneOfRegion(region), now, faults });
  const links = readLinks(form, attendance, faults);
  if (faults.list.length > 0 || attendance === null) throw refused(faults.list);
  const { street, postalCode, city, venue } = place;
  const cleaned = cleanEvent(
    {
      uid: id,
      title: form.title,
      summary: form.summary,
      description: form.description,
      conditions: form.conditions,
      keywords: THEME_WORDS.filter((word) => form.themes.includes(word)),
      timings,
      allDay: false,
      attendance,
      full: false,
      place: {
        venue,
        address: [street, `${postalCode} ${city}`.trim()].filter(Boolean).join(", "),
        city,
        postalCode,
        insee: "",
        regionName: "",
        country: "",
      },
      url: "",
      registrationUrl: links.registrationUrl,
      onlineUrl: links.onlineUrl,
      note: null,
    },
    speaksToMachine,
  );
  if ("refused" in cleaned)
    throw refused([
      { field: "title", message: "Ce titre ne peut pas être repris : dites seulement ce que c'est." },
    ]);
  const contacts = links.contacts.length > 0 ? { registrationContacts: links.contacts } : {};
  return { facts: { ...cleaned.facts, ...contacts }, place: { street, postalCode }, aside: cleaned.aside };
}

const refused = (fields: FieldError[]): DomainError =>
  new DomainError(
    "entree-invalide",
    "Rien n'est perdu : corrigez ce qui est indiqué, puis recommencez.",
    fields,
  );

/** Where it is held; all empty when it is online only. Commas part the fields of a place in calendars: none is kept within one. */
function readPlace(form: ProposalForm, attendance: Attendance | null, faults: Faults) {
  if (attendance === null || attendance === "en_ligne")
    return { venue: "", street: "", postalCode: "", city: "" };
  const within = (text: string): string =>
    line(text)
      .replaceAll(/\s*[,;]+\s*/g, " – ")
      .replace(/^ – | – $/g, "");
  const postalCode = form.postalCode.replaceAll(/\s/g, "");
  const city = line(form.city).replaceAll("’", "'");
  if (!/^\d{5}$/.test(postalCode)) faults.add("postalCode", "Le code postal a cinq chiffres, comme 35000.");
  if (!TOWN.test(city)) faults.add("city", "Donnez la ville, en lettres.");
  const [venue, street] = [within(form.venue), within(form.street)];
  if (!saysSomething(venue))
    faults.add("venue", "Donnez le nom du lieu : une salle, une mairie, une chambre.");
  // What a calendar finds a town by.
  for (const [field, text] of Object.entries({ venue, street }))
    if (/\b\d{5}\b/.test(text)) faults.add(field, "Le code postal a son champ : ne le répétez pas ici.");
  return { venue, street, postalCode, city };
}

function readDates(
  dates: readonly TypedDate[],
  { zone, now, faults }: { zone: string; now: Date; faults: Faults },
): Timing[] {
  const typed = dates.map((date, index) => ({ ...date, field: `day-${index}` }));
  const given = typed.filter(({ day, from, to }) => day !== "" || from !== "" || to !== "");
  if (given.length === 0) faults.add("day-0", "Donnez au moins une date, avec ses heures.");
  if (given.length > MOST_DATES)
    faults.add("day-0", `${MOST_DATES} dates au plus : au-delà, proposez-le en deux fois.`);
  const timings = given.slice(0, MOST_DATES).flatMap(({ field, ...date }) => {
    const read = readDate(date, zone, now);
    if (typeof read !== "string") return [read];
    faults.add(field, read);
    return [];
  });
  timings.sort((a, b) => (a.begin < b.begin ? -1 : 1));
  if (timings.some(({ begin }, n) => timings[n + 1]?.begin === begin))
    faults.add("day-0", "Deux dates commencent au même moment : gardez-en une.");
  return timings;
}

/** A date, or what is wrong with it. */
function readDate({ day, from, to }: TypedDate, zone: string, now: Date): Timing | string {
  if (day === "" || from === "" || to === "")
    return "Une date veut son jour, son heure de début et son heure de fin.";
  if (!isDay(day)) return "Ce jour n'existe pas : attendu, par exemple, 2027-01-21.";
  const [begin, end] = [at(day, from, zone), at(day, to, zone)];
  if (begin === null || end === null) return "Une heure est mal écrite : attendu, par exemple, 09:30.";
  if (end <= begin) return "La fin doit venir après le début, le même jour.";
  if (end < now) return "Cette date est passée.";
  if (Number(day.slice(0, 4)) - now.getUTCFullYear() > YEARS_AHEAD)
    return "Cette date est bien loin : vérifiez l'année.";
  return { begin: begin.toISOString(), end: end.toISOString() };
}

/** Null for a time that is none, or that the clocks skip that night. */
function at(day: string, time: string, zone: string): Date | null {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const instant = instantOf(
    { year, month, day: date, hour: Number(hour), minute: Number(minute), second: 0 },
    zone,
  );
  return isoIn(instant, zone).startsWith(`${day}T${time}`) ? instant : null;
}

function readLinks(form: ProposalForm, attendance: Attendance | null, faults: Faults) {
  const link = (field: "onlineUrl" | "registrationUrl"): string => {
    const typed = form[field].trim();
    if (typed === "") return "";
    const read = httpsLink(typed);
    if (read === null) faults.add(field, "Attendu : une adresse complète, qui commence par https://");
    return read ?? "";
  };
  const [onlineUrl, registrationUrl] = [link("onlineUrl"), link("registrationUrl")];
  if (attendance !== null && attendance !== "sur_place" && form.onlineUrl.trim() === "")
    faults.add("onlineUrl", "Donnez le lien pour suivre en ligne, ou la page où l'obtenir.");
  const contacts: RegistrationContact[] = [];
  const phone = line(form.registrationPhone);
  if (phone !== "" && !PHONE.test(phone))
    faults.add("registrationPhone", "Ce numéro est mal écrit : attendu, par exemple, 02 99 00 00 00.");
  else if (isPremiumNumber(phone)) faults.add("registrationPhone", PREMIUM_REFUSED);
  else if (phone !== "") contacts.push({ type: "phone", value: phone });
  const email = form.registrationEmail.trim().toLowerCase();
  if (email !== "" && (!MAILBOX.test(email) || email.length > LONGEST.email))
    faults.add("registrationEmail", "Cette adresse électronique est mal écrite.");
  else if (email !== "") contacts.push({ type: "email", value: email });
  return { onlineUrl, registrationUrl, contacts };
}
