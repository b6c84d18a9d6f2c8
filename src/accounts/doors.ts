import { createDemo, type Demo } from "./demo/demo.ts";
import { removeLinks } from "./demo/file.ts";
import { type AccountsDeps, DEMO_ISSUER } from "./deps.ts";
import type { ProviderSettings } from "./sign-in/provider.ts";
import { createSignIn, type SignIn } from "./sign-in/sign-in.ts";

export type Doors = { deps: AccountsDeps; signIn: SignIn | null; demo: Demo | null };

/**
 * How staff come in: by the provider where there is one; by links elsewhere, never in production. The links of an earlier
 * demonstration go with it: their file would promise what no longer opens.
 */
export async function openDoors(
  base: Omit<AccountsDeps, "issuer">,
  settings: { production: boolean; dataDir: string; oidc: ProviderSettings | null },
  tell: (error: unknown, place: string) => void,
): Promise<Doors> {
  const { production, dataDir, oidc } = settings;
  const demonstration = oidc === null && !production;
  const deps = { ...base, issuer: oidc?.issuer ?? (demonstration ? DEMO_ISSUER : null) };
  if (!demonstration) await removeLinks(dataDir);
  return {
    deps,
    signIn: oidc && createSignIn(deps, oidc, tell),
    demo: demonstration ? createDemo(deps, dataDir) : null,
  };
}
