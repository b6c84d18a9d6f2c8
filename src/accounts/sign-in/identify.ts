import * as oidc from "openid-client";
import type { Clock } from "../../clock.ts";
import { type Identity, normalEmail, type Refusal } from "./identity.ts";
import type { ProviderSettings } from "./provider.ts";
import type { SignInRow } from "./store.ts";

/** What the provider says is genuine, and is not enough. */
export class Unproven extends Error {
  constructor(readonly reason: Refusal) {
    super(reason);
    this.name = "Unproven";
  }
}

/**
 * Exchanges the code that came back for who they are. The library checks state, nonce, issuer, audience, expiry and the
 * signature of the ID token and of a signed userinfo; the level of proof, it never does.
 * @throws Unproven, and the library's own errors for what the provider did not sign for us
 */
export async function identify(
  server: oidc.Configuration,
  { issuer, acrValues }: ProviderSettings,
  address: URL,
  begun: SignInRow,
  clock: Clock,
): Promise<Identity> {
  const tokens = await oidc.authorizationCodeGrant(server, address, {
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    idTokenExpected: true,
    ...(begun.verifier === null ? {} : { pkceCodeVerifier: begun.verifier }),
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Unproven("unverified");
  if (acrValues.length > 0 && !acrValues.includes(String(claims.acr ?? ""))) throw new Unproven("weak");
  // Another `sub` than the ID token's is refused there (OpenID Connect Core 1.0 §5.3.2).
  const told = await oidc.fetchUserInfo(server, tokens.access_token, claims.sub);
  const email = told.email ?? claims.email;
  const verified = told.email_verified ?? claims.email_verified;
  const idpId = told.idp_id ?? claims.idp_id;
  const now = clock.now();
  return {
    issuer,
    idpId: typeof idpId === "string" ? idpId : "",
    sub: claims.sub,
    email: typeof email === "string" && verified !== false ? normalEmail(email) : null,
    // A provider that still knew them asked for nothing: what was proved was proved then.
    authenticatedAt:
      typeof claims.auth_time === "number" && claims.auth_time * 1000 < now.getTime()
        ? new Date(claims.auth_time * 1000)
        : now,
    idToken: tokens.id_token ?? null,
  };
}
