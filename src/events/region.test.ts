import { expect, test } from "vitest";
import { REGION_LIST } from "../profile/places/regions.ts";
import { regionOf } from "./region.ts";
import { topicsOf } from "./topics.ts";

const none = { insee: "", postalCode: "", regionName: "", country: "FR" };

test.each([
  ["35238", "53"],
  ["2A004", "94"],
  ["2b033", "94"],
  ["97411", "04"],
  ["97611", "06"],
  ["75112", "11"],
])("the commune %s gives its region", (insee, region) => {
  expect(regionOf({ ...none, insee })).toBe(region);
});

test.each([
  ["20090", "94"],
  ["97139", "01"],
  ["69003", "84"],
  ["98800", null],
  ["00000", null],
  ["3500", null],
])("the postal code %s gives its region, or none", (postalCode, region) => {
  expect(regionOf({ ...none, postalCode })).toBe(region);
});

test("a region's name is recognised as agendas write it", () => {
  for (const { code, name } of REGION_LIST) expect(regionOf({ ...none, regionName: name })).toBe(code);
  expect(regionOf({ ...none, regionName: "Réunion" })).toBe("04");
  expect(regionOf({ ...none, regionName: "ile de france" })).toBe("11");
  expect(regionOf({ ...none, regionName: "Région Hauts-de-France" })).toBe("32");
  expect(regionOf({ ...none, regionName: "Wallonie" })).toBeNull();
});

test("a place abroad has no region, even with five digits", () => {
  expect(regionOf({ ...none, postalCode: "35000", country: "DE" })).toBeNull();
});

test("keywords name sectors and needs; others say nothing", () => {
  expect(topicsOf(["Bâtiment", "BTP", "Ressources humaines", "devis", "numérique"])).toEqual({
    sectors: ["F"],
    needs: ["devis_facturation", "rh_recrutement"],
  });
  expect(topicsOf(["intelligence artificielle", "constructor"])).toEqual({ sectors: [], needs: [] });
});
