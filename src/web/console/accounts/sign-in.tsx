import type { Context, Handler } from "hono";
import { deviceOf } from "../../../accounts/sessions/device.ts";
import type { Refusal } from "../../../accounts/sign-in/identity.ts";
import { spaced } from "../../typography.ts";
import { agentCookie, signInCookie } from "../cookie.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendDoor } from "../layout.tsx";
import { SIGN_IN, signInFor, wayBack } from "../way-back.ts";

export type SignInDeps = Pick<ConsoleDeps, "accounts" | "publicUrl">;

const originOf = ({ publicUrl }: SignInDeps, c: Context): string => new URL(publicUrl ?? c.req.url).origin;
const returnUri = (deps: SignInDeps, c: Context): string => `${originOf(deps, c)}${SIGN_IN}/retour`;

/** The way in: the provider's button, or what to do without one. */
export const signInPage =
  (deps: SignInDeps): Handler =>
  (c) => {
    const { retour, renouveler } = c.req.query();
    const query = new URLSearchParams({
      retour: wayBack(retour),
      ...(renouveler === "oui" ? { renouveler } : {}),
    });
    return sendDoor(
      c,
      { title: "Connexion" },
      <>
        <h1>Connexion des agents</h1>
        <p>
          La console est réservée aux ambassadeurs, aux agents qui relisent les réponses et à ceux qui
          administrent le service. Pour poser une question, <a href="/">aucun compte n'est nécessaire</a>.
        </p>
        {deps.accounts.signIn !== null && (
          <>
            {/* A link, not a form: the policy of the page lets a form lead nowhere but here. */}
            <p class="actions">
              <a class="button" href={`${SIGN_IN}/ouvrir?${query}`}>
                S'identifier
              </a>
            </p>
            <p class="aside">
              {spaced(
                "Vous serez redirigé vers le fournisseur d'identité de votre administration. Seules les personnes invitées par un administrateur peuvent entrer.",
              )}
            </p>
          </>
        )}
        {deps.accounts.demo !== null && <DemoHelp />}
        {deps.accounts.signIn === null && deps.accounts.demo === null && (
          <p class="essential">
            {spaced(
              "Aucun fournisseur d'identité n'est configuré : personne ne peut se connecter. Qui exploite le service doit renseigner OIDC_ISSUER (voir le README).",
            )}
          </p>
        )}
      </>,
    );
  };

const DemoHelp = () => (
  <>
    <p>
      {spaced("Ce service est en démonstration : on y entre par un lien, un par rôle, qui sert une fois.")}
    </p>
    <ul>
      <li>{spaced("Ils sont affichés dans le terminal au démarrage du service.")}</li>
      <li>
        Les liens en cours de validité sont dans le fichier <code>demo-links.json</code> du dossier des
        données (<code>DATA_DIR</code>).
      </li>
    </ul>
  </>
);

/** Sends the browser to the provider. A GET changes nothing but what waits for this browser to come back. */
export const beginSignIn =
  (deps: SignInDeps): Handler =>
  async (c) => {
    const { signIn } = deps.accounts;
    if (signIn === null) return c.redirect(SIGN_IN, 303);
    const { retour, renouveler } = c.req.query();
    const way = { returnTo: wayBack(retour), redirectUri: returnUri(deps, c), renew: renouveler === "oui" };
    const begun = await signIn.begin(way);
    if (begun === null) return refuse(c, "unavailable", way.returnTo);
    signInCookie.set(c, begun.secret);
    c.header("Cache-Control", "private, no-store");
    return c.redirect(begun.url, 303);
  };

/** Where the provider sends the browser back. */
export const endSignIn =
  (deps: SignInDeps): Handler =>
  async (c) => {
    const { signIn } = deps.accounts;
    if (signIn === null) return c.redirect(SIGN_IN, 303);
    const address = new URL(returnUri(deps, c));
    address.search = new URL(c.req.url).search;
    const ended = await signIn.complete(address, {
      secret: signInCookie.read(c),
      device: deviceOf(c.req.header("user-agent")),
      formerToken: agentCookie.read(c),
    });
    signInCookie.clear(c);
    if ("refused" in ended) return refuse(c, ended.refused, "/console");
    agentCookie.set(c, ended.token);
    c.header("Cache-Control", "private, no-store");
    return c.redirect(ended.returnTo, 303);
  };

const REFUSED: Record<Refusal, { status: 403 | 400 | 503; message: string }> = {
  not_invited: {
    status: 403,
    message:
      "Personne n'a invité l'adresse avec laquelle vous vous êtes identifié, ou l'invitation a expiré (7 jours). Demandez à un administrateur du service de vous inviter avec cette adresse exacte.",
  },
  disabled: {
    status: 403,
    message: "Votre compte est désactivé. Un administrateur du service peut le réactiver.",
  },
  weak: {
    status: 403,
    message:
      "Votre identification n'est pas assez forte : ce service demande une double authentification. Recommencez en l'utilisant.",
  },
  cancelled: { status: 400, message: "Vous avez interrompu l'identification. Rien n'a été enregistré." },
  stale: {
    status: 400,
    message:
      "Cette connexion n'est plus en cours dans ce navigateur : elle a déjà servi, elle date de plus de dix minutes, ou elle a commencé ailleurs. Recommencez.",
  },
  unverified: {
    status: 403,
    message:
      "Ce que le fournisseur d'identité a renvoyé n'a pas pu être vérifié : la connexion est refusée. Recommencez ; si cela se répète, prévenez un administrateur.",
  },
  unavailable: {
    status: 503,
    message: "Le fournisseur d'identité ne répond pas comme prévu. Réessayez dans quelques minutes.",
  },
};

function refuse(c: Context, why: Refusal, page: string) {
  const { status, message } = REFUSED[why];
  return sendDoor(
    c,
    { title: "Connexion refusée", status },
    <>
      <h1>Connexion refusée</h1>
      <p>{spaced(message)}</p>
      <p>
        <a href={signInFor(page)}>Revenir à la connexion</a>
      </p>
    </>,
  );
}

/** The local session first, whatever the provider does next; then the provider's own. */
export const signOutPage =
  (deps: SignInDeps): Handler =>
  async (c) => {
    const { accounts } = deps;
    const token = agentCookie.read(c);
    const { idToken } = token === undefined ? { idToken: null } : await accounts.signOut(token);
    agentCookie.clear(c);
    const next = (await accounts.signIn?.leave(idToken, `${originOf(deps, c)}${SIGN_IN}`)) ?? undefined;
    // A page and not a redirect: browsers apply the form's policy to where it leads, and providers send from one to another.
    return sendDoor(
      c,
      { title: "Déconnexion", ...(next === undefined ? {} : { next }) },
      <>
        <h1>Vous êtes déconnecté</h1>
        {next === undefined ? (
          <p>
            <a href={SIGN_IN}>Se connecter de nouveau</a>
          </p>
        ) : (
          <p>
            {spaced("La console est fermée. Reste la session de votre fournisseur d'identité :")}{" "}
            <a href={next}>la fermer aussi</a>.
          </p>
        )}
      </>,
    );
  };
