/** Where the leader follows, cancels or passes on their request; the secret is in the address alone. */
export const followPath = (secret: string): string => `/demandes/${encodeURIComponent(secret)}`;

/** Where a conversation asks for the private page of a request sent from it. */
export const OWN_REQUEST = "/conversation/demande";

/** What a link of a letter does, without signing in. Its token has dots; the secret that reopens a conversation has none. */
export const oneTapPath = (token: string): string => `/retour/${encodeURIComponent(token)}`;
export const ONE_TAP_ROUTE = "/retour/:token{[^/]+\\.[^/]+}";
