import { expect, test, vi } from "vitest";
import { ModelFailure } from "../models/failure.ts";
import { PersonLeft, resilient } from "./resilience.ts";

test("a passing failure is tried again once, after the wait the server asks for", async () => {
  const guard = resilient();
  const started = Date.now();
  let calls = 0;
  const value = await guard.run(async () => {
    if (++calls === 1) throw new ModelFailure("trop_de_demandes", 400);
    return "réponse";
  });
  expect(value).toBe("réponse");
  expect(calls).toBe(2);
  expect(Date.now() - started).toBeGreaterThanOrEqual(390);
});

test.each([
  ["a refused key", new ModelFailure("refusee")],
  ["what cannot be read", new ModelFailure("illisible")],
  ["a wait of a minute", new ModelFailure("trop_de_demandes", 60_000)],
])("%s is not tried again", async (_, failure) => {
  const call = vi.fn().mockRejectedValue(failure);
  await expect(resilient().run(call)).rejects.toBe(failure);
  expect(call).toHaveBeenCalledTimes(1);
});

test("after five failures in a row the server is left alone, then tried again, then trusted again", async () => {
  const guard = resilient(300);
  const broken = vi.fn().mockRejectedValue(new ModelFailure("illisible"));
  for (let n = 0; n < 5; n++) await expect(guard.run(broken)).rejects.toBeInstanceOf(ModelFailure);
  await expect(guard.run(broken)).rejects.toSatisfy((error) => guard.isOpen(error));
  expect(broken).toHaveBeenCalledTimes(5);
  await new Promise((resolve) => setTimeout(resolve, 350));
  expect(await guard.run(async () => "de retour")).toBe("de retour");
  expect(await guard.run(async () => "encore")).toBe("encore");
});

test("people who leave open no breaker", async () => {
  const guard = resilient();
  for (let n = 0; n < 8; n++) {
    const leaving = new AbortController();
    const call = guard.run(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        }),
      leaving.signal,
    );
    setTimeout(() => leaving.abort(), 5);
    await expect(call).rejects.toBeInstanceOf(PersonLeft);
  }
  expect(await guard.run(async () => "réponse")).toBe("réponse");
});
