import { type Dataset, LICENCES } from "./dataset.ts";

/** Where everything is; the addresses do not change from one version to the next. */
export const OPEN_DATA = "/donnees-ouvertes";
export const FILES = `${OPEN_DATA}/fichiers`;

/** The words of the manifest, as terms of DCAT 3, Dublin Core and SPDX: any JSON-LD reader knows them. */
const CONTEXT = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  spdx: "http://spdx.org/rdf/terms#",
  title: "dct:title",
  description: "dct:description",
  publisher: "dct:publisher",
  name: "foaf:name",
  language: "dct:language",
  license: { "@id": "dct:license", "@type": "@id" },
  issued: "dct:issued",
  modified: "dct:modified",
  identifier: "dct:identifier",
  version: "dcat:version",
  keyword: "dcat:keyword",
  dataset: "dcat:dataset",
  distribution: "dcat:distribution",
  downloadURL: { "@id": "dcat:downloadURL", "@type": "@id" },
  path: "dct:source",
  mediaType: "dcat:mediaType",
  byteSize: "dcat:byteSize",
  checksum: "spdx:checksum",
  algorithm: "spdx:algorithm",
  checksumValue: "spdx:checksumValue",
};

export type ManifestOptions = {
  /** « https://boussole.exemple.fr »; null: addresses are left out, as inside the archive. */
  origin: string | null;
  /** Who publishes, as the legal notices name them; null: nobody is named yet. */
  publisher: string | null;
};

/** What is published, in the shape of DCAT-AP: a catalogue, its datasets, and each file with its size and digest. */
export const manifestOf = (datasets: readonly Dataset[], { origin, publisher }: ManifestOptions) => ({
  "@context": CONTEXT,
  "@type": "dcat:Catalog",
  title: "Boussole IA : données ouvertes",
  description:
    "Connaissances, consignes, règles, jeux d'essai et retours d'usage d'un assistant d'orientation du plan « Osez l'IA ».",
  publisher: { "@type": "foaf:Agent", name: publisher ?? "éditeur non renseigné" },
  language: "fr",
  modified:
    datasets
      .flatMap(({ modified }) => modified ?? [])
      .sort()
      .at(-1) ?? null,
  dataset: datasets.map(({ files, licence, keywords, id, ...dataset }) => ({
    "@type": "dcat:Dataset",
    identifier: id,
    ...dataset,
    keyword: keywords,
    license: LICENCES[licence].url,
    licenseName: LICENCES[licence].name,
    distribution: files.map(({ path, title, mediaType, content, sha256 }) => ({
      "@type": "dcat:Distribution",
      title,
      path,
      ...(origin === null ? {} : { downloadURL: `${origin}${FILES}/${path}` }),
      mediaType,
      byteSize: content.length,
      checksum: { algorithm: "sha256", checksumValue: sha256 },
    })),
  })),
});
export type Manifest = ReturnType<typeof manifestOf>;
