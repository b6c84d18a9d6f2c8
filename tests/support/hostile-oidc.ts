import { createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

type Claims = Record<string, unknown>;

/** How the provider lies, one way at a time. What is absent is honest. */
export type Lie = {
  idToken?: (claims: Claims) => Claims;
  userinfo?: (claims: Claims) => Claims;
  /** Signed with a key that is not in the published set. */
  idTokenKey?: "foreign" | "none";
  userinfoKey?: "foreign" | "none" | "plain";
  state?: string;
  error?: string;
};

export type HostileProvider = {
  issuer: string;
  /** Told to the client in the metadata, besides what is always there. */
  metadata: Claims;
  person: Claims;
  lie: Lie;
  requests: URLSearchParams[];
  stop(): Promise<void>;
};

const CLIENT_ID = "boussole";
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A provider that signs whatever it is told to, well or ill: the real one cannot be made to lie. */
export async function startHostileProvider(): Promise<HostileProvider> {
  const [own, foreign] = [0, 1].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));
  if (!own || !foreign) throw new Error("no keys");
  const codes = new Map<string, URLSearchParams>();
  const sign = (claims: Claims, key: "foreign" | "none" | undefined): string => {
    const head = encoded({ alg: key === "none" ? "none" : "RS256", kid: "cle", typ: "JWT" });
    const text = `${head}.${encoded(claims)}`;
    if (key === "none") return `${text}.`;
    const { privateKey } = key === "foreign" ? foreign : own;
    return `${text}.${createSign("RSA-SHA256").update(text).sign(privateKey, "base64url")}`;
  };
  const base = (): Claims => {
    const now = Math.floor(Date.now() / 1000);
    return { iss: issuer, aud: CLIENT_ID, sub: "personne", iat: now, exp: now + 60 };
  };
  const json = (body: unknown) => ({ type: "application/json", body: JSON.stringify(body) });

  const routes: Record<
    string,
    (query: URLSearchParams, form: URLSearchParams) => { type: string; body: string }
  > = {
    "/.well-known/openid-configuration": () =>
      json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        token_endpoint_auth_methods_supported: ["client_secret_post"],
        id_token_signing_alg_values_supported: ["RS256"],
        userinfo_signing_alg_values_supported: ["RS256"],
        ...hostile.metadata,
      }),
    "/jwks": () =>
      json({ keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "cle", use: "sig", alg: "RS256" }] }),
    "/token": (_, form) => {
      const asked = codes.get(form.get("code") ?? "");
      const honest = { ...base(), nonce: asked?.get("nonce"), acr: "eidas2" };
      const idToken = sign(hostile.lie.idToken?.(honest) ?? honest, hostile.lie.idTokenKey);
      return json({ access_token: "acces", token_type: "Bearer", expires_in: 60, id_token: idToken });
    },
    "/userinfo": () => {
      const honest = { ...base(), ...hostile.person };
      const claims = hostile.lie.userinfo?.(honest) ?? honest;
      const { userinfoKey } = hostile.lie;
      return userinfoKey === "plain"
        ? json(claims)
        : { type: "application/jwt", body: sign(claims, userinfoKey) };
    },
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", issuer);
    if (pathname === "/authorize") {
      hostile.requests.push(searchParams);
      const code = randomUUID();
      codes.set(code, searchParams);
      const back = new URL(searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("state", hostile.lie.state ?? searchParams.get("state") ?? "");
      if (hostile.lie.error) back.searchParams.set("error", hostile.lie.error);
      else back.searchParams.set("code", code);
      return void response.writeHead(303, { Location: back.href }).end();
    }
    const answer = routes[pathname]?.(searchParams, await formOf(request));
    response
      .writeHead(answer ? 200 : 404, { "Content-Type": answer?.type ?? "text/plain" })
      .end(answer?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hostile: HostileProvider = {
    issuer,
    metadata: {},
    person: { email: "personne@exemple.fr" },
    lie: {},
    requests: [],
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return hostile;
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}
