import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const SIREN = "000000018";
export const HEAD_OFFICE = "00000001800010";
export const WORKSHOP = "00000001800028";

/** An establishment in the real API's words (its models of July 2026), of a fictional company. */
export const establishment = (over: object = {}) => ({
  activite_principale: "10.71C",
  activite_principale_naf25: "10.71Y",
  adresse: "1 RUE DU FOUR (FICTIF) 35000 RENNES",
  code_postal: "35000",
  commune: "35238",
  departement: "35",
  est_siege: true,
  etat_administratif: "A",
  latitude: "48.11",
  libelle_commune: "RENNES",
  longitude: "-1.67",
  region: "53",
  siret: HEAD_OFFICE,
  statut_diffusion_etablissement: "O",
  tranche_effectif_salarie: "02",
  ...over,
});

export const unit = (over: object = {}) => ({
  siren: SIREN,
  nom_complet: "FOURNIL FICTIF",
  nom_raison_sociale: "FOURNIL FICTIF",
  sigle: null,
  nombre_etablissements: 2,
  nombre_etablissements_ouverts: 2,
  activite_principale: "10.71C",
  activite_principale_naf25: "10.71Y",
  categorie_entreprise: "PME",
  caractere_employeur: "O",
  annee_categorie_entreprise: "2023",
  date_creation: "2001-02-03",
  etat_administratif: "A",
  nature_juridique: "5499",
  section_activite_principale: "C",
  tranche_effectif_salarie: "12",
  annee_tranche_effectif_salarie: "2023",
  statut_diffusion: "O",
  siege: establishment(),
  complements: { est_entrepreneur_individuel: false, est_ess: false, liste_idcc: ["0843"] },
  // Never asked for, and sent all the same by a register that says too much.
  dirigeants: [
    {
      nom: "PERSONNE",
      prenoms: "FICTIVE",
      date_de_naissance: "1970-01",
      type_dirigeant: "personne physique",
    },
  ],
  ...over,
});

export const envelope = (...results: object[]) => ({
  results,
  total_results: results.length,
  page: 1,
  per_page: 1,
  total_pages: results.length,
});

type Reply = (response: ServerResponse, request: IncomingMessage) => void;
export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
  };

/** A register over real HTTP. `reply` is what it does next; `requests` what it heard. */
export class FakeRegister {
  reply: Reply = json(envelope(unit()));
  requests: { url: URL; headers: IncomingMessage["headers"] }[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      this.requests.push({ url: new URL(request.url ?? "/", "http://register"), headers: request.headers });
      this.reply(response, request);
    });
  }
  /** @returns its address */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
