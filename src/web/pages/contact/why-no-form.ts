import type { NoForm } from "../../../contact/contact.ts";
import { frenchDate } from "../../dates.ts";

/** Why no request can be sent to an advisor from here, in one sentence. */
export function whyNoForm(because: NoForm): string {
  switch (because.code) {
    case "no_email":
      return "Nous n'avons pas d'adresse où lui écrire.";
    case "no_mail_server":
      return "Ce service n'envoie pas de courriel pour l'instant.";
    case "away":
      return `Absence annoncée jusqu'au ${frenchDate(because.until)}.`;
    case "full":
      return "Cette personne ne prend plus de nouvelle demande pour l'instant : elle en suit déjà autant qu'elle peut.";
    case "closed":
      return "Cette personne ne prend pas de demande en ce moment : elle s'est déclarée indisponible.";
  }
}
