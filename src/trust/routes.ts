import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { refuseLargeBody } from "../http/guard.ts";
import { refuseInvalid } from "../http/validation.ts";
import { FiledBody, ReportBody, type Reports, StatusBody, unknownTicket } from "./report.ts";

const MAX_BODY = 64 * 1024;
const json = <T extends z.ZodType>(schema: T) => ({ content: { "application/json": { schema } } });

/** Reports over HTTP: filed by anyone, followed by whoever holds the ticket. */
export function reportRoutes(reports: Reports): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.use("/api/reports", refuseLargeBody(MAX_BODY));
  app.openapi(
    createRoute({
      method: "post",
      path: "/api/reports",
      summary: "Signaler quelqu'un qui se présente comme ambassadeur ou activateur (rien n'est publié)",
      request: { body: { required: true, ...json(ReportBody) } },
      responses: {
        201: { description: "Le ticket, à garder, et le jour où répondre au plus tard", ...json(FiledBody) },
      },
    }),
    async (c) => {
      const { ticket, reference, dueAt, masked } = await reports.file(c.req.valid("json"));
      const statusUrl = `/signalements/${ticket}`;
      return c.json({ ticket, reference, dueAt: dueAt.toISOString(), statusUrl, masked }, 201);
    },
  );
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/reports/{ticket}",
      summary: "Où en est un signalement",
      request: { params: z.object({ ticket: z.string() }) },
      responses: { 200: { description: "Son état, sans ses mots", ...json(StatusBody) } },
    }),
    async (c) => {
      const status = await reports.status(c.req.valid("param").ticket);
      if (status === null) throw unknownTicket();
      const { createdAt, dueAt, closedAt, ...rest } = status;
      const days = { createdAt: createdAt.toISOString(), dueAt: dueAt.toISOString() };
      return c.json({ ...rest, ...days, closedAt: closedAt?.toISOString() ?? null }, 200);
    },
  );
  return app;
}
