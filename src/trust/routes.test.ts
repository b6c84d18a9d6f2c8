import { Hono } from "hono";
import { beforeEach, expect, test } from "vitest";
import { DomainError } from "../errors.ts";
import { sendProblem } from "../http/problem.ts";
import type { NewReport, ReportStatus, Reports } from "./report.ts";
import { reportRoutes } from "./routes.ts";

const DAY = new Date("2026-12-23T09:30:00Z");
let filed: NewReport[];
const STATUS: ReportStatus = {
  reference: "B7K3-9QXM-F",
  state: "received",
  createdAt: new Date("2026-11-23T09:30:00Z"),
  dueAt: DAY,
  closedAt: null,
  outcome: null,
  answer: null,
  erased: false,
};
const reports: Reports = {
  file: async (report) => {
    if (report.what === "")
      throw new DomainError("entree-invalide", "Incomplet.", [{ field: "what", message: "Dites." }]);
    filed.push(report);
    return { ticket: "t".repeat(22), reference: "B7K3-9QXM-F", dueAt: DAY, masked: ["telephone"] };
  },
  status: async (ticket) => (ticket === "t".repeat(22) ? STATUS : null),
};
const app = new Hono().route("/", reportRoutes(reports));
app.onError((error, c) => sendProblem(c, error));
beforeEach(() => {
  filed = [];
});

const send = (body: unknown) =>
  app.request("/api/reports", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

test("a report over HTTP gives a ticket, where to read it, and the day it is due", async () => {
  const body = { advisorId: "a-1", who: "Verlune (fictif)", what: "Vend de force.", contact: "moi" };
  const response = await send(body);
  expect(response.status).toBe(201);
  expect(await response.json()).toEqual({
    ticket: "t".repeat(22),
    reference: "B7K3-9QXM-F",
    dueAt: "2026-12-23T09:30:00.000Z",
    statusUrl: `/signalements/${"t".repeat(22)}`,
    masked: ["telephone"],
  });
  expect(filed).toEqual([body]);
});

test("a report of another shape, too big, or not JSON is refused field by field, and not filed", async () => {
  const missing = await send({ what: "x" });
  expect(missing.status).toBe(422);
  expect(await missing.json()).toMatchObject({
    errors: [{ field: "who", message: expect.stringContaining("who") }],
  });
  expect((await send({ who: "x", what: "" })).status).toBe(422);
  expect((await send({ who: "x", what: "y", admin: true })).status).toBe(422);
  expect((await send({ who: ["x"], what: { a: 1 } })).status).toBe(422);
  expect((await send({ who: "x", what: "y", advisorId: "z".repeat(81) })).status).toBe(422);
  expect((await send({ who: "x", what: "y".repeat(70_000) })).status).toBe(413);
  expect((await send("{")).status).toBe(400);
  expect(filed).toEqual([]);
});

test("a ticket over HTTP tells the state, and a wrong one is not found", async () => {
  const response = await app.request(`/api/reports/${"t".repeat(22)}`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    reference: "B7K3-9QXM-F",
    state: "received",
    createdAt: "2026-11-23T09:30:00.000Z",
    dueAt: "2026-12-23T09:30:00.000Z",
    closedAt: null,
    outcome: null,
    answer: null,
    erased: false,
  });
  expect((await app.request("/api/reports/B7K3-9QXM-F")).status).toBe(404);
  expect((await app.request("/api/reports")).status).toBe(404);
});
