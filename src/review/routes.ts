import { OpenAPIHono } from "@hono/zod-openapi";
import type { Access } from "../accounts/access.ts";
import { refuseLargeBody, sameOriginProven } from "../http/guard.ts";
import { refuseInvalid } from "../http/validation.ts";
import { correctionRoutes } from "./correction/routes.ts";
import { preparedRoutes } from "./prepared/routes.ts";
import { qualityRoutes } from "./quality/routes.ts";
import { answerRoutes } from "./reading/routes.ts";
import type { Reviews } from "./reviews.ts";

const MAX_BODY = 64 * 1024;

/** Review over HTTP, for whoever would rather have a tool of their own than the console. */
export function reviewRoutes(reviews: Reviews, access: Access): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  // `/*` covers the bare path too.
  app.use("/api/reviews/*", sameOriginProven, refuseLargeBody(MAX_BODY));
  qualityRoutes(app, reviews.quality, access);
  answerRoutes(app, reviews, access);
  correctionRoutes(app, reviews, access);
  preparedRoutes(app, reviews, access);
  return app;
}
