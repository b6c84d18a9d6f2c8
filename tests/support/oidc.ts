import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";

/** Who the provider says has come, and by what proof. */
export type Person = { sub: string; email: string; emailVerified?: boolean; idpId?: string; acr?: string };

export type TestProvider = {
  issuer: string;
  /** Makes the provider itself, once the address of its client is known. */
  serve(clientOrigin: string): void;
  /** Who signs in next, without a page: what a person would choose there. */
  person: Person;
  /** The authorization requests received, as they came. */
  requests: URLSearchParams[];
  stop(): Promise<void>;
};

export const CLIENT = { id: "boussole", secret: "secret-de-test-secret-de-test" };

/** A real OpenID Connect provider (oidc-provider) on this machine, that signs its userinfo as ProConnect does. */
export async function startProvider(): Promise<TestProvider> {
  let handle: ReturnType<Provider["callback"]> | null = null;
  let oidc: Provider | null = null;
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
    if (pathname === "/auth") provider.requests.push(searchParams);
    if (oidc === null || handle === null) return void response.writeHead(503).end();
    if (!pathname.startsWith("/interaction/")) return void handle(request, response);
    // Asked again after an answer: the proof is less than what the client demands, and there is no better one to give.
    const asked = await oidc.interactionDetails(request, response);
    if (asked.lastSubmission?.login) {
      const error = { error: "unmet_authentication_requirements", error_description: "acr" };
      return void (await oidc.interactionFinished(request, response, error));
    }
    const { sub, acr } = provider.person;
    const login = { accountId: sub, remember: false, ...(acr === undefined ? {} : { acr }) };
    await oidc.interactionFinished(request, response, { login });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: TestProvider = {
    issuer,
    person: { sub: "personne", email: "personne@exemple.fr" },
    requests: [],
    serve(clientOrigin) {
      oidc = new Provider(
        issuer,
        configuration(clientOrigin, () => provider.person),
      );
      handle = oidc.callback();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return provider;
}

const SCOPES = ["openid", "email", "idp_id"];

const configuration = (origin: string, person: () => Person): Configuration => ({
  clients: [
    {
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      redirect_uris: [`${origin}/console/connexion/retour`],
      post_logout_redirect_uris: [`${origin}/console/connexion`],
      response_types: ["code"],
      grant_types: ["authorization_code"],
      token_endpoint_auth_method: "client_secret_post",
      userinfo_signed_response_alg: "RS256",
    },
  ],
  scopes: SCOPES,
  claims: { openid: ["sub", "idp_id"], email: ["email", "email_verified"], acr: null, auth_time: null },
  acrValues: ["eidas1", "eidas2"],
  features: {
    devInteractions: { enabled: false },
    jwtUserinfo: { enabled: true },
    claimsParameter: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
  pkce: { required: () => false },
  cookies: { keys: ["cle-de-test"] },
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (_, sub) => ({
    accountId: sub,
    claims: () => {
      const { email, emailVerified, idpId } = person();
      return {
        sub,
        email,
        ...(emailVerified === undefined ? {} : { email_verified: emailVerified }),
        ...(idpId === undefined ? {} : { idp_id: idpId }),
      };
    },
  }),
  async loadExistingGrant(ctx) {
    const { client, session, provider } = ctx.oidc;
    if (!client || !session?.accountId) return undefined;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(SCOPES.join(" "));
    grant.addOIDCClaims(["acr", "auth_time", "email", "email_verified", "idp_id"]);
    await grant.save();
    return grant;
  },
});
