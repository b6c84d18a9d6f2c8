import * as oidc from "openid-client";
import { newSecret } from "../../ids.ts";
import type { AccountsDeps } from "../deps.ts";
import type { Opening } from "../sessions/open.ts";
import { digestOf, isSecret } from "../sessions/token.ts";
import { admit } from "./admit.ts";
import { identify, Unproven } from "./identify.ts";
import type { Identity, Refusal } from "./identity.ts";
import { createProvider, type ProviderSettings } from "./provider.ts";
import { insertSignIn, takeSignIn } from "./store.ts";

/** Minutes to prove who one is. */
const MINUTES = 10;

export type SignIn = {
  /**
   * Begins a sign-in: where to send the browser, and the secret that it must come back with; null while the provider does
   * not answer.
   * @param renew the person must prove again who they are, where the provider knows how to ask
   */
  begin(way: {
    returnTo: string;
    redirectUri: string;
    renew: boolean;
  }): Promise<{ url: string; secret: string } | null>;
  /** Ends a sign-in, once. `address`: the whole address that the provider sent the browser to. */
  complete(
    address: URL,
    browser: { secret: string | undefined } & Pick<Opening, "device" | "formerToken">,
  ): Promise<{ token: string; returnTo: string } | { refused: Refusal }>;
  /** Where to end the provider's own session; null when it offers no such place, or does not answer. */
  leave(idToken: string | null, returnUri: string): Promise<string | null>;
};

/**
 * Sign-in with an OpenID Connect provider: authorization code flow (OpenID Connect Core 1.0 §3.1), as ProConnect asks:
 * state and nonce of 43 characters (32 at least there), no parameter that it does not list.
 * @param tell hears of failures that are the provider's or ours, never of a person's
 */
export function createSignIn(
  deps: AccountsDeps,
  settings: ProviderSettings,
  tell: (error: unknown, place: string) => void,
): SignIn {
  const provider = createProvider(settings);
  const reached = (place: string) =>
    provider().catch((error: unknown) => {
      tell(error, place);
      return null;
    });
  const { db, clock } = deps;
  return {
    async begin({ returnTo, redirectUri, renew }) {
      const server = await reached("sign-in");
      if (server === null) return null;
      const [secret, state, nonce] = [newSecret(), newSecret(), newSecret()];
      const verifier = server.serverMetadata().supportsPKCE() ? oidc.randomPKCECodeVerifier() : null;
      const expiresAt = new Date(clock.now().getTime() + MINUTES * 60_000);
      await insertSignIn(db, digestOf(secret), { state, nonce, verifier, returnTo, expiresAt });
      const challenge = verifier && (await oidc.calculatePKCECodeChallenge(verifier));
      const url = oidc.buildAuthorizationUrl(server, {
        redirect_uri: redirectUri,
        scope: scopeFor(server),
        state,
        nonce,
        ...(challenge ? { code_challenge: challenge, code_challenge_method: "S256" } : {}),
        ...(settings.acrValues.length > 0 ? { claims: claimsFor(settings.acrValues) } : {}),
        ...(renew && listed(server, "prompt_values_supported", "login") ? { prompt: "login" } : {}),
      });
      return { url: url.href, secret };
    },
    async complete(address, { secret, ...browser }) {
      if (secret === undefined || !isSecret(secret)) return { refused: "stale" };
      const begun = await takeSignIn(db, digestOf(secret));
      if (begun === null || begun.expiresAt <= clock.now()) return { refused: "stale" };
      let identity: Identity;
      try {
        identity = await identify(await provider(), settings, address, begun, clock);
      } catch (error) {
        if (error instanceof Unproven) return { refused: error.reason };
        const refused = refusalOf(error);
        // What a person did, or lacks, is no failure.
        if (refused === "unverified" || refused === "unavailable") tell(error, "sign-in");
        return { refused };
      }
      const admission = await admit(deps, identity, browser);
      return "refused" in admission ? admission : { token: admission.token, returnTo: begun.returnTo };
    },
    async leave(idToken, returnUri) {
      const server = idToken === null ? null : await reached("sign-out");
      if (idToken === null || !server?.serverMetadata().end_session_endpoint) return null;
      const url = oidc.buildEndSessionUrl(server, {
        id_token_hint: idToken,
        state: newSecret(),
        post_logout_redirect_uri: returnUri,
      });
      // The library adds it; the hint says it already, and ProConnect lists no such parameter.
      url.searchParams.delete("client_id");
      return url.href;
    },
  };
}

/** No more than we use. `idp_id` is ProConnect's: `sub` is unique within a provider behind it, and no further. */
const scopeFor = (server: oidc.Configuration): string =>
  listed(server, "scopes_supported", "idp_id") ? "openid email idp_id" : "openid email";

/** OpenID Connect Core 1.0 §5.5.1.1: an essential acr must be satisfied or the sign-in fail; we check it again. */
const claimsFor = (values: readonly string[]): string =>
  JSON.stringify({ id_token: { acr: { essential: true, values } } });

function listed(server: oidc.Configuration, name: string, value: string): boolean {
  const list = server.serverMetadata()[name];
  return Array.isArray(list) && list.includes(value);
}

/** OAuth 2.0 §4.1.2.1: the provider says itself that the person, or their level, did not do. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof oidc.AuthorizationResponseError) {
    if (error.error === "access_denied") return "cancelled";
    if (error.error === "unmet_authentication_requirements") return "weak";
    return "unavailable";
  }
  // What fails before an answer came (no network, no time) is the provider's; what came and does not hold is refused.
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code === "" || code === "OAUTH_TIMEOUT" || error instanceof TypeError ? "unavailable" : "unverified";
}
