import * as oidc from "openid-client";

export type ProviderSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the sign-in must be worth; none: whatever the provider does. */
  acrValues: readonly string[];
};

const TIMEOUT_SECONDS = 5;

/**
 * The provider as its own metadata describe it: asked for at the first sign-in and kept, asked again while it fails, so
 * that the service starts and answers the public without it.
 */
export function createProvider(settings: ProviderSettings): () => Promise<oidc.Configuration> {
  let known: Promise<oidc.Configuration> | null = null;
  return () => {
    known ??= discover(settings).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
}

function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<oidc.Configuration> {
  // The configuration takes an http issuer on this machine alone, outside production.
  const insecure = issuer.startsWith("http:");
  return oidc.discovery(new URL(issuer), clientId, undefined, withSecret(clientSecret), {
    timeout: TIMEOUT_SECONDS,
    execute: [
      // Without it a forged signed userinfo passes: openid-client trusts TLS alone by default.
      oidc.enableNonRepudiationChecks,
      ...(insecure ? [oidc.allowInsecureRequests] : []),
    ],
  });
}

/** In the body where the provider takes it there (ProConnect takes nothing else), in the header otherwise (the default of the standard). */
function withSecret(secret: string): oidc.ClientAuth {
  const [post, basic] = [oidc.ClientSecretPost(secret), oidc.ClientSecretBasic(secret)];
  return (server, client, body, headers) => {
    const inBody = server.token_endpoint_auth_methods_supported?.includes("client_secret_post") ?? false;
    return (inBody ? post : basic)(server, client, body, headers);
  };
}
