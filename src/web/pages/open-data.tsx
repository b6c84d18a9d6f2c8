import type { Handler } from "hono";
import { DomainError } from "../../errors.ts";
import { type Dataset, LICENCES } from "../../open-data/dataset.ts";
import { FILES, OPEN_DATA } from "../../open-data/manifest.ts";
import { frenchDate } from "../dates.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";
import { siteOrigin } from "./origin.ts";

/** What anyone may take away: each dataset, its licence, its files. */
export const openData =
  ({ openData, unofficialBanner }: PagesDeps): Handler =>
  async (c) => {
    const datasets = await openData.datasets();
    const files = datasets.reduce((sum, dataset) => sum + dataset.files.length, 0);
    return sendPage(
      c,
      { title: "Données ouvertes", unofficialBanner },
      <main id="contenu" tabindex={-1} class="reading">
        <h1>Données ouvertes</h1>
        <p>
          {spaced(
            "Ce que Boussole IA sait, ses règles et ses jeux d'essai sont à vous. Copiez-les, corrigez-les, réutilisez-les.",
          )}
        </p>
        <p>
          <a
            href={`${OPEN_DATA}/archive.tar.gz`}
          >{`Tout télécharger (${files} fichiers, archive .tar.gz)`}</a>
        </p>
        <p>
          <a href={`${OPEN_DATA}/manifeste.json`}>Manifeste</a>
          {spaced(
            " : un fichier pour vos programmes. Il donne l'adresse, la taille et l'empreinte SHA-256 de chaque fichier. Ces adresses ne changent pas.",
          )}
        </p>
        <h2>Ce que vous devez faire</h2>
        <ul>
          <li>
            {"Sous "}
            <a href={LICENCES.ouverte.url}>{spaced("Licence Ouverte 2.0")}</a>
            {spaced(
              " : citez Boussole IA et la date des données. Les sources nommées dans une fiche restent à citer aussi.",
            )}
          </li>
          <li>
            {"Sous "}
            <a href={LICENCES.mit.url}>licence MIT</a>
            {spaced(" : gardez le texte de la licence (LICENSE.txt) avec ce que vous copiez.")}
          </li>
          <li>
            {spaced(
              "Dans les deux cas, l'usage commercial est permis, et personne ne garantit l'exactitude.",
            )}
          </li>
        </ul>
        <h2>Ce qui n'y est pas</h2>
        <p>
          {spaced(
            "Aucune conversation, aucune donnée personnelle, aucun nom d'agent. L'annuaire réel se lit sur sa page : ses fiches appartiennent à ceux qui les écrivent.",
          )}
        </p>
        {datasets.map((dataset) => (
          <DatasetBlock dataset={dataset} />
        ))}
      </main>,
    );
  };

/** So few files are shown at once. */
const SHOWN = 12;

function DatasetBlock({ dataset }: { dataset: Dataset }) {
  const { id, title, description, licence, version, modified, files } = dataset;
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  return (
    <section class="passage-full" aria-labelledby={`jeu-${id}`}>
      <h2 id={`jeu-${id}`}>{spaced(title)}</h2>
      <p>{spaced(description)}</p>
      <p class="aside">
        {spaced(
          `${LICENCES[licence].name}, version ${version}${modified === null ? "" : `, du ${frenchDate(modified)}`} ; ${files.length} fichier${files.length > 1 ? "s" : ""}, ${sizeOf(bytes)}.`,
        )}
      </p>
      {files.length <= SHOWN ? (
        <FileList files={files} />
      ) : (
        <details class="unfold">
          <summary>{spaced(`Voir les ${files.length} fichiers`)}</summary>
          <FileList files={files} />
        </details>
      )}
    </section>
  );
}

const FileList = ({ files }: Pick<Dataset, "files">) => (
  <ul>
    {files.map(({ path, title, content }) => (
      <li>
        <a href={`${FILES}/${path}`}>{spaced(title)}</a> <small>{sizeOf(content.length)}</small>
      </li>
    ))}
  </ul>
);

const sizeOf = (bytes: number): string =>
  bytes < 1_000
    ? `${bytes} octets`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1_000)} ko`
      : `${(bytes / 1_000_000).toFixed(1).replace(".", ",")} Mo`;

/** The list of files for programs. */
export const openDataManifest =
  (deps: PagesDeps): Handler =>
  async (c) =>
    c.body(JSON.stringify(await deps.openData.manifest(siteOrigin(c, deps)), null, 1), 200, {
      "Content-Type": "application/ld+json; charset=utf-8",
      "Cache-Control": "no-cache",
    });

/** A file that the manifest lists; a path is looked up there, and never on the disk. */
export const openDataFile =
  ({ openData }: PagesDeps): Handler =>
  async (c) => {
    const file = await openData.file(c.req.param("path") ?? "");
    if (file === null)
      throw new DomainError(
        "introuvable",
        "Ce fichier n'est pas publié ; la liste est sur /donnees-ouvertes.",
      );
    return c.body(new Uint8Array(file.content), 200, {
      "Content-Type": `${file.mediaType}; charset=utf-8`,
      "Cache-Control": "no-cache",
    });
  };

export const openDataArchive =
  ({ openData }: PagesDeps): Handler =>
  async (c) =>
    c.body(new Uint8Array(await openData.archive()), 200, {
      "Content-Type": "application/gzip",
      "Content-Disposition": 'attachment; filename="boussole-ia-donnees-ouvertes.tar.gz"',
      "Cache-Control": "no-cache",
    });
