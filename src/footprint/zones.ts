/**
 * Kilograms of CO2 equivalent per kWh of a country's electricity, by ISO 3166-1 alpha-3 code; `WOR`: the world. Our World in
 * Data, as gathered in `ecologits/data/electricity_mixes.csv` at `METHOD.commit` (https://github.com/mlco2/ecologits).
 */
export const KG_CO2E_PER_KWH: Readonly<Record<string, number>> = {
  ...{ ARG: 0.35895, AUS: 0.55159, AUT: 0.10262, BEL: 0.11758, BGR: 0.26421, BRA: 0.10321, CAN: 0.17481 },
  ...{ CHE: 0.0366, CHL: 0.26552, CHN: 0.55955, CYP: 0.51224, CZE: 0.41386, DEU: 0.34414, DNK: 0.1433 },
  ...{ ESP: 0.14615, EST: 0.34102, FIN: 0.07225, FRA: 0.04418, GBR: 0.21089, GRC: 0.31976, HUN: 0.18282 },
  ...{ IDN: 0.68243, IND: 0.70832, IRL: 0.2797, ISL: 0.02833, ITA: 0.28753, JPN: 0.48232, KOR: 0.41427 },
  ...{ LTU: 0.13934, LUX: 0.13462, LVA: 0.13622, MEX: 0.48483, MLT: 0.48416, MYS: 0.60443, NLD: 0.25331 },
  ...{ NOR: 0.03075, NZL: 0.12011, POL: 0.61498, PRT: 0.11229, ROU: 0.24555, RUS: 0.4492, SVK: 0.09649 },
  ...{ SVN: 0.22765, SWE: 0.03582, THA: 0.5545, TUR: 0.4697, TWN: 0.63565, UKR: 0.25621, USA: 0.38355 },
  ...{ WOR: 0.47301 },
};
