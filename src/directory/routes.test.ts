import { expect, test } from "vitest";
import { sendProblem } from "../http/problem.ts";
import { advisorRoutes } from "./routes.ts";
import { advisor, directoryOf } from "./testing/doubles.ts";

// 23:30 in Paris on the 22nd: the day of Paris counts, not that of the machine.
const clock = { now: () => new Date("2026-11-22T23:30:00Z") };
const get = async (path: string) => {
  const app = advisorRoutes({
    clock,
    directory: directoryOf(
      advisor(),
      advisor({ id: "hidden", status: "suspendu" }),
      advisor({ id: "starts", engagementStart: "2026-11-23" }),
    ),
  });
  app.onError((error, c) => sendProblem(c, error));
  const response = await app.request(path);
  const body = (await response.json()) as {
    advisors: { id: string }[];
    errors: { field: string; message: string }[];
  };
  return { status: response.status, type: response.headers.get("content-type"), body };
};

test("the API lists those who may be shown, with the version of the directory", async () => {
  const { status, body } = await get("/api/advisors?region=53");
  expect(status).toBe(200);
  expect(body).toMatchObject({ total: 2, page: 1, pages: 1, directoryVersion: "v1" });
  expect(body.advisors.map(({ id }) => id).sort()).toEqual(["a-1", "starts"]);
  expect(JSON.stringify(body)).not.toContain("verlune@example.org");
});

test("a filter outside the lists is a problem in French that names the field", async () => {
  for (const [query, field] of [
    ["region=35", "region"],
    ["sector=Z", "sector"],
    ["maturity=9", "maturity"],
    ["page=0", "page"],
    [`q=${"x".repeat(201)}`, "q"],
  ]) {
    const { status, type, body } = await get(`/api/advisors?${query}`);
    expect(status).toBe(422);
    expect(type).toContain("application/problem+json");
    expect(body.errors[0]?.field).toBe(field);
    expect(body.errors[0]?.message).toMatch(/^(valeurs acceptées|trop)/);
  }
});

test("one advisor is read whole; hidden and unknown give the same answer", async () => {
  expect((await get("/api/advisors/a-1")).body).toMatchObject({ id: "a-1", contact: "formulaire" });
  const hidden = await get("/api/advisors/hidden");
  expect(hidden.status).toBe(404);
  expect(await get("/api/advisors/nobody")).toEqual(hidden);
});
