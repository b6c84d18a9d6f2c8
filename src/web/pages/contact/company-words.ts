import type { RequestCompany } from "../../../contact/contact.ts";
import { labelOf } from "./given.ts";

/** « PME (10 à 249), Industrie manufacturière, Bretagne » : what helps to tell a request from another; null when nothing was said. */
export function companyInWords({ size, section, region, need }: RequestCompany): string | null {
  const said = [
    size && labelOf("size", size),
    section && labelOf("sector", section),
    region && labelOf("region", region),
    need && `besoin : ${labelOf("need", need)?.toLowerCase()}`,
  ].filter(Boolean);
  return said.length === 0 ? null : said.join(", ");
}
