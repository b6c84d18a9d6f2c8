import { ASKING, type Corner, coverageOf, nobodyIn } from "../../src/equity/coverage.ts";
import type { Network } from "../../src/orientation/orient.ts";
import { SIZES } from "../../src/profile/lists.ts";
import { REGION_LIST } from "../../src/profile/places/regions.ts";
import { ON } from "./arbitraries.ts";

/**
 * Who finds nobody in a directory (src/equity/coverage.ts). A row a region, a column a sector: in per cent of the sizes and needs,
 * who is shown nobody, and nobody who declared the need.
 */
export async function unmatchedIn(network: Network): Promise<{
  nobody: number;
  asked: number;
  figures: Record<string, string>;
}> {
  const { advisors, directoryVersion: version } = network;
  const { corners } = await coverageOf({ version, advisors }, ON);
  const shares = (kept: (corner: Corner) => boolean): string => {
    const { nobody, unhelped, asked } = nobodyIn(corners.filter(kept));
    return [nobody, unhelped].map((part) => Math.round((100 * part) / Math.max(asked, 1))).join("/");
  };
  const row = <K extends string>(keys: readonly K[], kept: (key: K) => (corner: Corner) => boolean): string =>
    keys.map((key) => `${key} ${shares(kept(key))}`).join(" · ");
  const { nobody, asked } = nobodyIn(corners);
  return {
    nobody,
    asked,
    figures: {
      "personne / personne sur ce besoin (%)": shares(() => true),
      "… par taille": row(
        SIZES,
        (key) =>
          ({ size }) =>
            size === key,
      ),
      "… par secteur": row(
        ASKING,
        (key) =>
          ({ section }) =>
            section === key,
      ),
      ...Object.fromEntries(
        REGION_LIST.map(({ code, name }) => [
          `… ${name} (${shares(({ region }) => region === code)})`,
          row(
            ASKING,
            (key) =>
              ({ region, section }) =>
                region === code && section === key,
          ),
        ]),
      ),
    },
  };
}
