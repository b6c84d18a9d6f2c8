import type { Context, Handler } from "hono";
import { deviceOf } from "../../../accounts/sessions/device.ts";
import { ROLE_LABELS } from "../../../accounts/staff.ts";
import { DomainError } from "../../../errors.ts";
import { spaced } from "../../typography.ts";
import { agentCookie } from "../cookie.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendDoor } from "../layout.tsx";
import { SIGN_IN } from "../way-back.ts";

type DemoDeps = Pick<ConsoleDeps, "accounts">;

const demoOf = ({ accounts }: DemoDeps) => {
  if (accounts.demo === null) throw new DomainError("introuvable", "Cette page n'existe pas.");
  return accounts.demo;
};

/** The button of a link: opening an address, which mail readers and browsers do on their own, uses nothing. */
export const demoLink =
  (deps: DemoDeps): Handler =>
  async (c) => {
    const role = await demoOf(deps).roleOf(c.req.param("secret") ?? "");
    if (role === null) return useless(c);
    return sendDoor(
      c,
      { title: "Démonstration" },
      <>
        <h1>Entrer dans la démonstration</h1>
        <p>
          {spaced(
            `Ce lien ouvre une session fictive, avec le rôle : ${ROLE_LABELS[role]}. Il sert une seule fois.`,
          )}
        </p>
        <form method="post">
          <button type="submit">Ouvrir la session</button>
        </form>
      </>,
    );
  };

/** Opens the session of a link: the secret in its address is what proves that this may be done. */
export const followDemoLink =
  (deps: DemoDeps): Handler =>
  async (c) => {
    const entered = await demoOf(deps).enter(c.req.param("secret") ?? "", {
      device: deviceOf(c.req.header("user-agent")),
      formerToken: agentCookie.read(c),
    });
    if (entered === null) return useless(c);
    agentCookie.set(c, entered.token);
    c.header("Cache-Control", "private, no-store");
    return c.redirect("/console", 303);
  };

/** The same for a wrong link, for one already used, and for one whose account was disabled. */
const useless = (c: Context) =>
  sendDoor(
    c,
    { title: "Lien sans effet", status: 404 },
    <>
      <h1>Ce lien n'ouvre plus rien</h1>
      <p>
        {spaced(
          "Il a déjà servi, il est incomplet, ou le compte de démonstration est désactivé. Chaque lien sert une fois et un autre prend aussitôt sa place.",
        )}
      </p>
      <p>
        {spaced("Prenez le lien en cours :")} il est dans <code>demo-links.json</code>, dans le dossier des
        données du service (<code>DATA_DIR</code>, par défaut <code>./data</code>), ou dans le terminal après
        un redémarrage.
      </p>
      <p>
        <a href={SIGN_IN}>Aller à la page de connexion</a>
      </p>
    </>,
  );
