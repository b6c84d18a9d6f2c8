import type { Config } from "../../config.ts";

/** Only what names an outside service: never a key, a password, a user or a path. */
export type OutsideSettings = Pick<
  Config,
  "model" | "mail" | "oidc" | "registerUrl" | "eventsUrl" | "alerts" | "legal"
>;

/** An outside service that this one may call. French. */
export type Processor = {
  role: string;
  /** What it receives. */
  receives: string;
  /** The name of its server; null: none is configured, nothing leaves. */
  host: string | null;
};

export const MISTRAL_SERVER = "https://api.mistral.ai";

/** Every outside service that the settings may name, with the server they name. */
export function processorsOf(settings: OutsideSettings): Processor[] {
  const { model, mail, oidc, registerUrl, eventsUrl, alerts } = settings;
  return [
    {
      role: "Modèle de langue",
      receives: "La question masquée et des passages de fiches, quand un modèle rédige.",
      host: model && hostOf(model.serverURL ?? MISTRAL_SERVER),
    },
    {
      role: "Serveur de courriel",
      receives: "L'adresse et le texte des lettres envoyées.",
      host: mail && hostOf(mail.url),
    },
    {
      role: "Connexion des agents",
      receives: "Rien de vous : seuls les agents s'y identifient.",
      host: oidc && hostOf(oidc.issuer),
    },
    {
      role: "Registre public des entreprises",
      receives: "Le numéro SIREN ou SIRET, seulement si vous le donnez.",
      host: hostOf(registerUrl),
    },
    {
      role: "Agenda",
      receives: "Rien de vous : le service y lit des événements publics.",
      host: eventsUrl && hostOf(eventsUrl),
    },
    {
      role: "Appel automatique des alertes",
      receives: "La sorte d'alerte, une référence et l'heure. Aucun mot d'une personne.",
      host: alerts.webhook && hostOf(alerts.webhook.url),
    },
  ];
}

/** The name of the server of an address, without user, password, port or path. */
const hostOf = (address: string): string => new URL(address).hostname;

/** What is known of where a server is; this software knows no more. French. */
const PLACES: Readonly<Record<string, string>> = {
  "recherche-entreprises.api.gouv.fr": "C'est un service de l'État.",
  localhost: "C'est la machine du service elle-même.",
  "127.0.0.1": "C'est la machine du service elle-même.",
};
export const placeOf = (host: string): string =>
  PLACES[host] ?? "Son pays n'est pas connu de ce logiciel : à confirmer par le responsable.";
