import { describe, expect, test } from "vitest";
import { scan } from "./scan.ts";

const read = (sentence: string) => scan(sentence).figures.map(({ value, unit }) => `${value} ${unit}`.trim());

describe("figures of a sentence", () => {
  test.each([
    ["L'État finance 40 % de 1,5 million d'euros.", ["40 %", "1500000 €"]],
    ["Il a coûté 500 k€, puis deux cents milliards d'euros.", ["500000 €", "200000000000 €"]],
    ["quatre-vingt-dix-sept jours, dix-huit mois, soixante et onze ans", ["97 jour", "18 mois", "71 an"]],
    ["entre 3 et 8 millions d'euros, de 9,6 à 6,5 %", ["3000000 €", "8000000 €", "9.6 %", "6.5 %"]],
    ["281 000 m³ d'eau et 1 000 kilomètres", ["281000 m3", "1000 km"]],
    ["Un million de mètres cubes en un mois.", ["1000000 m3", "1 mois"]],
  ])("figures: %s", (sentence, figures) => {
    expect(read(sentence)).toEqual(figures);
  });

  test.each([
    ["huit entreprises sur dix", ["80 %"]],
    ["une agence d'architecture sur deux", ["50 %"]],
    ["un tiers des PME et trois quarts des TPE", [`${100 / 3} %`, "75 %"]],
    ["une étude portant sur 2018", ["20180000 date"]],
    ["30 % de gaspillage en moins, sur 50 kg", ["30 %", "50 kg"]],
    ["le niveau 1 sur 4", ["1", "4"]],
    ["dans un quart d'heure", []],
  ])("shares: %s", (sentence, figures) => {
    expect(read(sentence)).toEqual(figures);
  });

  test.each([
    ["le 9 juin 2026, en juin 2026, en 2026", ["20260609 date", "20260600 date", "20260000 date"]],
    ["le 08/07/2026 et le 2026-07-24", ["20260708 date", "20260724 date"]],
    ["daté du 8 juillet, paru le 24 du même mois", ["708 date", "24 date"]],
    ["neuf depuis mai", []],
  ])("dates: %s", (sentence, figures) => {
    expect(read(sentence)).toEqual(figures);
  });

  test("a date that no calendar has is told", () => {
    expect(scan("Annoncés le 2026 février 10.").garbled).toBe("2026 fevrier 10");
    expect(scan("Sur l'année 2021-2019.").garbled).toBe("2021-2019");
    expect(scan("Sur 2018-2019, en février 2026.").garbled).toBeNull();
  });
});
