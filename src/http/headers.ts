import type { MiddlewareHandler } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";

/** Where the pages live that another site may frame, and the script that this site loads. */
export const FRAME = "/widget";
export const LOADER = "/widget.js";

type Embedding = { ancestors: string[]; loadedFrom: "same-origin" | "cross-origin" };

/**
 * Headers of every response. No outside host anywhere; scripts and styles carry the request's nonce. Nobody frames a
 * page, but those under `FRAME`, by `embedOrigins` (origins, checked by the configuration).
 */
export function securityHeaders(https: boolean, embedOrigins: readonly string[]): MiddlewareHandler {
  const site = headersFor(https, { ancestors: [], loadedFrom: "same-origin" });
  const frame = headersFor(https, { ancestors: [...embedOrigins], loadedFrom: "same-origin" });
  const loader = headersFor(https, { ancestors: [], loadedFrom: "cross-origin" });
  return (c, next) => {
    const { path } = c.req;
    const framed = path === FRAME || path.startsWith(`${FRAME}/`);
    return (path === LOADER ? loader : framed ? frame : site)(c, next);
  };
}

const headersFor = (https: boolean, { ancestors, loadedFrom }: Embedding) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: [NONCE, "'self'"],
      styleSrc: [NONCE, "'self'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ancestors.length > 0 ? ancestors : ["'none'"],
      manifestSrc: ["'self'"],
    },
    strictTransportSecurity: https ? "max-age=31536000; includeSubDomains" : false,
    // It knows no list: where some may frame, the policy above decides alone.
    xFrameOptions: ancestors.length > 0 ? false : "DENY",
    referrerPolicy: "same-origin",
    crossOriginResourcePolicy: loadedFrom,
    crossOriginOpenerPolicy: "same-origin",
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
  });
