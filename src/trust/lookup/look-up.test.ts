import { describe, expect, it } from "vitest";
import type { Advisor } from "../../directory/advisor.ts";
import { advisor } from "../../directory/testing/doubles.ts";
import { readCriteria } from "./criteria.ts";
import { lookUp, MOST_MATCHES } from "./look-up.ts";

const ON = "2026-11-23";
const verlune = advisor({
  id: "verlune",
  name: "Association Verlune SARL (fictif)",
  url: "https://www.verlune.example.fr/accueil",
  siret: "73282932000074",
});
const ormesel = advisor({
  id: "ormesel",
  kind: "activateur",
  name: "Cabinet Ormésel Bretagne (fictif)",
  url: "https://www.francenum.gouv.fr/activateurs/ormesel",
  phone: "+590 590 12 34 56",
  engagementStart: null,
});
const people = [verlune, ormesel];
const ids = (line: string, among: readonly Advisor[] = people): string[] =>
  lookUp(among, line, ON).matches.map(({ advisor: { id } }) => id);

describe("the words of whoever was contacted", () => {
  it("are read as a number, a telephone, a site and a name, in any order and writing", () => {
    expect(
      readCriteria("Verlune, tél : 02.61.91.00.11, www.verlune.example.fr SIRET 732 829 320 00074"),
    ).toEqual({
      siren: "732829320",
      phone: "261910011",
      site: expect.objectContaining({ host: "verlune.example.fr", path: "" }),
      name: "Verlune, ,",
      badNumber: null,
    });
    for (const phone of [
      "0261910011",
      "+33 2 61 91 00 11",
      "+33 (0)2 61 91 00 11",
      "0033 261 910 011",
      "02-61-91-00-11",
    ])
      expect(readCriteria(phone), phone).toMatchObject({ phone: "261910011", siren: null, name: "" });
    expect(readCriteria("0590 12 34 56").phone).toBe(readCriteria("+590 590 12 34 56").phone);
    expect(readCriteria("73282932000075")).toMatchObject({ siren: null, badNumber: "73282932000075" });
    expect(readCriteria("St.Martin et Cie").site).toBeNull();
    expect(readCriteria("jean@verlune.fr").site).toMatchObject({ host: "verlune.fr" });
  });

  it("are read in a moment, whatever they hold", () => {
    for (const line of [
      "a.".repeat(100),
      "0 ".repeat(100),
      "@".repeat(200),
      "+0033".repeat(40),
      "é-".repeat(100),
      "w.w@".repeat(50),
    ]) {
      const before = performance.now();
      readCriteria(line);
      expect(performance.now() - before).toBeLessThan(200);
    }
  });
});

describe("who is in the directory", () => {
  it.each([
    ["verlune"],
    ["Association VERLUNE"],
    ["sarl verlune"],
    ["Jean Martin de chez Verlune"],
    ["02 61 91 00 11"],
    ["+33 (0)2 61 91 00 11"],
    ["https://verlune.example.fr/autre?x=1"],
    ["contact@verlune.example.fr"],
    ["732 829 320"],
    ["SIRET : 73282932000074"],
  ])("is found by %s", (line) => {
    expect(ids(line)).toEqual(["verlune"]);
  });

  it.each([
    ["verlune.example.com"],
    ["verlune.example.fr.evil.com"],
    ["https://evil.fr/verlune.example.fr"],
    ["notverlune.example.fr"],
    ["https://www.francenum.gouv.fr/activateurs/autre"],
    ["francenum.gouv.fr"],
    ["06 00 00 00 01"],
    ["552 100 554"],
    ["Zorblax"],
    ["Verloncourt Conseil"],
  ])("and not by what only looks like it: %s", (line) => {
    expect(ids(line).filter((id) => id === "verlune" || id === "ormesel")).toEqual([]);
  });

  it("is found on a page that several share by that page alone, and by the sound of a name", () => {
    expect(ids("https://www.francenum.gouv.fr/activateurs/ormesel/")).toEqual(["ormesel"]);
    expect(ids("0590 12 34 56")).toEqual(["ormesel"]);
    expect(lookUp(people, "ormezel", ON).matches[0]).toMatchObject({ close: true, same: ["name"] });
    expect(lookUp(people, "Ormesel", ON).matches[0]).toMatchObject({ close: false });
    const [a, b] = ["x", "y"].map((path) =>
      advisor({ id: path, name: path, url: `https://commun.fr/${path}` }),
    );
    if (a && b) expect([ids("commun.fr/x", [a, b]), ids("commun.fr/z", [a, b])]).toEqual([["x"], []]);
  });

  it("says what is the same and what is not: a borrowed name has another telephone", () => {
    const [found] = lookUp(people, "Verlune 06 12 34 56 78", ON).matches;
    expect(found).toMatchObject({ same: ["name"], differs: ["phone"] });
    const [other] = lookUp(people, "Zorblax 02 61 91 00 11 linkedin.com/in/zorblax", ON).matches;
    expect(other).toMatchObject({ same: ["phone"], differs: ["name"] });
  });

  it("asks for more when the words name nobody", () => {
    for (const line of ["ambassadeur ia", "un conseiller de Bretagne", "linkedin.com/in/jean", "conseil"])
      expect(lookUp(people, line, ON), line).toMatchObject({ vague: true, matches: [] });
    expect(lookUp(people, "Zorblax", ON)).toMatchObject({ vague: false, matches: [] });
    expect(lookUp(people, "73282932000075", ON)).toMatchObject({ vague: false });
    const common = advisor({ id: "commun", name: "Association Conseil IA" });
    expect(ids("association conseil ia", [common])).toEqual(["commun"]);
  });

  it("lists several, the surest first, ten at most, and counts the others", () => {
    const many = Array.from({ length: 14 }, (_, n) =>
      advisor({ id: `v-${n}`, name: `Verlune ${n}${n} (fictif)`, phone: n === 9 ? "02 61 91 00 19" : null }),
    );
    const found = lookUp(many, "Verlune 02 61 91 00 19", ON);
    expect(found.matches).toHaveLength(MOST_MATCHES);
    expect(found.matches[0]?.advisor.id).toBe("v-9");
    expect(found.others).toBe(4);
  });
});

describe("who is no longer, or was never", () => {
  const standing = (over: Partial<Advisor>) =>
    lookUp([advisor(over)], "verlune", ON).matches[0]?.standing ?? null;

  it("is withdrawn when suspended, withdrawn or at the end of the engagement, without saying which", () => {
    expect(standing({})).toBe("listed");
    expect(standing({ status: "suspendu" })).toBe("withdrawn");
    expect(standing({ status: "retire" })).toBe("withdrawn");
    expect(standing({ engagementStart: "2024-01-15", nonRenewalNotice: "2024-06-01" })).toBe("withdrawn");
  });

  it("is unknown when the public was never to see them", () => {
    expect(standing({ publicationConsent: false })).toBeNull();
    expect(standing({ publicationConsent: false, status: "suspendu" })).toBeNull();
    expect(standing({ engagementStart: "2027-01-01" })).toBeNull();
    expect(standing({ charterAccepted: false })).toBeNull();
    expect(standing({ kind: "activateur", activateurRegistered: false })).toBeNull();
  });
});
