import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { calendarOf } from "../../../events/proposals/ical-export.ts";
import { openAgendaOf } from "../../../events/proposals/openagenda-export.ts";
import type { Proposal } from "../../../events/proposals/proposal.ts";
import type { ConsoleDeps } from "../deps.ts";
import { isLive, viewerOf } from "./list.tsx";

type Deps = Pick<ConsoleDeps, "proposals">;
type Format = "json" | "ics";

/** One proposal, or all that one sees and that stand, in a file for another agenda. */
export const exportEvents =
  ({ proposals }: Deps, format: Format): Handler =>
  async (c) => {
    const viewer = viewerOf(staffOf(c));
    const id = c.req.param("id");
    const chosen =
      id === undefined ? (await proposals.list(viewer)).filter(isLive) : [await proposals.find(viewer, id)];
    return send(c, chosen, format);
  };

function send(c: Context, proposals: readonly Proposal[], format: Format) {
  c.header("Content-Disposition", `attachment; filename="boussole-ia-evenements.${format}"`);
  c.header(
    "Content-Type",
    format === "json" ? "application/json; charset=utf-8" : "text/calendar; charset=utf-8",
  );
  return c.body(
    format === "json" ? `${JSON.stringify(openAgendaOf(proposals), null, 2)}\n` : calendarOf(proposals),
  );
}
