import { z } from "@hono/zod-openapi";
import { DIMENSIONS } from "./breakdown.ts";

const count = z.int();
const part = z.number().nullable().openapi({ description: "De 0 à 1 ; null sur aucune réponse" });
const share = { count, of: count, rate: part, low: part, high: part };
const Share = z.object(share).openapi("Share", {
  description: "Une part et son intervalle à 95 % (score de Wilson)",
});

const Agreement = z
  .object({
    raw: Share,
    expected: part,
    kappa: z.number().nullable(),
    standardError: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    missing: z.enum(["no_pair", "one_class", "no_error"]).nullable().openapi({
      description: "Pourquoi un chiffre manque : aucune paire, une seule classe, erreur type nulle",
    }),
  })
  .openapi("Agreement", { description: "Kappa de Cohen sur les réponses lues deux fois à l'aveugle" });

const hours = z.number().nullable().openapi({ description: "En heures, sur celles qui sont lues" });

export const QualityBody = z
  .object({
    period: z.object({ from: z.string(), to: z.string() }),
    at: z.string(),
    recorded: z.object({ all: count, drawable: count }),
    sample: z.object({
      coverage: Share,
      unread: z.object({ waiting: count, expired: count, erased: count, closed: count, opposed: count }),
    }),
    errors: Share,
    inexact: z.object({ ...share, notScored: count }),
    ahead: z.object({ read: count, others: Share }),
    risk: z.object({ read: count, wrong: count }),
    agreement: z.object({ twoWay: Agreement, threeWay: Agreement, notBlind: count }),
    delays: z.array(
      z.object({
        lane: z.enum(["urgent", "contested", "sample", "risk"]),
        of: count,
        read: count,
        median: hours,
        p90: hours,
      }),
    ),
    by: z.object({
      dimension: z.enum(Object.keys(DIMENSIONS) as [keyof typeof DIMENSIONS]),
      cells: z.array(
        z.object({
          value: z.string().nullable(),
          label: z.string(),
          hidden: z.enum(["few", "deducible"]).nullable(),
          errors: Share.nullable(),
        }),
      ),
    }),
    weeks: z.array(
      z.object({ from: z.string(), to: z.string(), running: z.boolean(), errors: Share, coverage: Share }),
    ),
  })
  .openapi("Quality");
