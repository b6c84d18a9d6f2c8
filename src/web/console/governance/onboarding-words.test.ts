import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ROLES } from "../../../accounts/staff.ts";
import { ONBOARDING_VERSION } from "../../../governance/onboarding/onboarding.ts";
import { ABOUT_AI, DUTIES, REFLEXES, SELF_CHECK, SERVICE, SITUATIONS } from "./onboarding-words.ts";

test("whoever changes what everyone must read changes its version too, so that it is read again", () => {
  const words = JSON.stringify([ABOUT_AI, SERVICE, DUTIES, REFLEXES, SITUATIONS, SELF_CHECK]);
  const digest = createHash("sha256").update(words).digest("hex").slice(0, 12);
  // A mended letter changes only the second.
  expect([ONBOARDING_VERSION, digest]).toEqual(["2026-12", "d51712b2d27f"]);
});

test("each role has its duties and something to do in each of the three situations; five reflexes, five questions", () => {
  expect([SITUATIONS.length, REFLEXES.length, SELF_CHECK.length]).toEqual([3, 5, 5]);
  for (const role of ROLES) {
    expect(DUTIES[role].length).toBeGreaterThanOrEqual(4);
    for (const { todo } of SITUATIONS) expect(todo[role].length).toBeGreaterThan(0);
  }
  const [, , offence] = SITUATIONS;
  // The duty of public officials is not one of volunteers.
  expect(offence?.todo.ambassador.join(" ")).toContain("vous n'avez pas le devoir");
  expect(offence?.todo.reviewer.join(" ")).toMatch(/sans délai au procureur.*article 40, second alinéa/);
});
