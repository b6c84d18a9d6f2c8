import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { refuseInvalid } from "../http/validation.ts";
import { shareOf } from "../review/quality/share.ts";
import { nobodyIn } from "./coverage.ts";
import type { Equity } from "./equity.ts";
import type { EquityRun } from "./run.ts";

const Versions = z.object({
  answering: z.string(),
  orientation: z.string(),
  knowledge: z.string(),
  directory: z.string(),
  pairs: z.string(),
});
const RunBody = z.object({
  at: z.string(),
  versions: Versions,
  pairs: z.number().int(),
  alike: z.number().int(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  topics: z.array(z.object({ topic: z.string(), alike: z.number().int(), of: z.number().int() })),
  failing: z.array(
    z.object({
      id: z.string(),
      differs: z.string(),
      a: z.string(),
      b: z.string(),
      differences: z.array(z.object({ field: z.string(), a: z.string(), b: z.string() })),
    }),
  ),
});
const Cell = z.object({
  value: z.string(),
  told: z
    .object({
      size: z.enum(["10-29", "30-99", "100+"]),
      served: z.number(),
      low: z.number(),
      high: z.number(),
    })
    .nullable(),
});
const Uncovered = z.object({ nobody: z.number().int(), unhelped: z.number().int(), asked: z.number().int() });
const EquityBody = z
  .object({
    last: RunBody.nullable().openapi({ description: "Le dernier passage des paires ; null : aucun encore" }),
    history: z.array(RunBody.pick({ at: true, versions: true, pairs: true, alike: true })),
    gaps: z.array(z.object({ dimension: z.string(), value: z.string(), since: z.string() })).openapi({
      description: "Les écarts ouverts",
    }),
    lastMonth: z
      .object({
        month: z.string(),
        whole: Cell.shape.told,
        cells: z.object({ region: z.array(Cell), size: z.array(Cell), section: z.array(Cell) }),
      })
      .nullable()
      .openapi({
        description:
          "L'usage du dernier mois clos, en pour cent des conversations orientées ; « told » null : moins de dix conversations, ou ce qui les trahirait",
      }),
    coverage: z.object({
      directory: z.string(),
      on: z.string(),
      fictional: z.boolean(),
      corners: z.array(Uncovered.extend({ region: z.string(), size: z.string() })),
    }),
  })
  .openapi("Equity");

/** What /equite shows, for programs. Nothing in it is about a person. */
export function equityRoutes(equity: Equity): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  app.openapi(
    createRoute({
      method: "get",
      path: "/api/equity",
      summary:
        "Ce que l'on sait de l'égalité de traitement : paires, usage par groupe, zones sans interlocuteur",
      responses: {
        200: { description: "Les mesures", content: { "application/json": { schema: EquityBody } } },
      },
    }),
    async (c) => {
      const [runs, gaps, lastMonth, coverage] = [
        await equity.history(),
        await equity.gaps(),
        await equity.lastMonth(),
        await equity.coverage(),
      ];
      const [last] = runs;
      return c.json(
        {
          last: last ? written(last) : null,
          history: runs
            .map(written)
            .map(({ at, versions, pairs, alike }) => ({ at, versions, pairs, alike })),
          gaps: gaps.map(({ since, ...gap }) => ({ ...gap, since: since.toISOString() })),
          lastMonth: lastMonth && {
            ...lastMonth,
            cells: {
              region: [...lastMonth.cells.region],
              size: [...lastMonth.cells.size],
              section: [...lastMonth.cells.section],
            },
          },
          coverage: { ...coverage, corners: byRegionAndSize(coverage.corners) },
        },
        200,
      );
    },
  );
  return app;
}

const written = ({ at, durationMs: _, ...run }: EquityRun) => {
  const { low, high } = shareOf(run.alike, run.pairs);
  return {
    ...run,
    at: at.toISOString(),
    low,
    high,
    topics: [...run.topics],
    failing: run.failing.map((one) => ({ ...one, differences: [...one.differences] })),
  };
};

/** Every region and size, whatever the sector: of so many situations, in how many nobody can be proposed. */
function byRegionAndSize(corners: Awaited<ReturnType<Equity["coverage"]>>["corners"]) {
  const keys = [...new Set(corners.map(({ region, size }) => `${region} ${size}`))];
  return keys.map((key) => {
    const [region = "", size = ""] = key.split(" ");
    return { region, size, ...nobodyIn(corners.filter((one) => one.region === region && one.size === size)) };
  });
}
