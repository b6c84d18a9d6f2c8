import { expect, test } from "vitest";
import { createCache } from "./cache.ts";
import { PersonLeft } from "./resilience.ts";

test("the same request is made once, also when it comes twice at a time", async () => {
  const cache = createCache<number>();
  let made = 0;
  const make = async () => ++made;
  const both = await Promise.all([cache.get("q", make), cache.get("q", make)]);
  expect(both).toEqual([
    { value: 1, fresh: true },
    { value: 1, fresh: false },
  ]);
  expect(await cache.get("q", make)).toEqual({ value: 1, fresh: false });
  expect(await cache.get("autre", make)).toEqual({ value: 2, fresh: true });
});

test("a failure is not kept, and who is still there asks again when who asked first has left", async () => {
  const cache = createCache<string>();
  const first = cache.get("q", () => Promise.reject(new PersonLeft()));
  const second = cache.get("q", async () => "réponse");
  await expect(first).rejects.toBeInstanceOf(PersonLeft);
  expect(await second).toEqual({ value: "réponse", fresh: true });
  await expect(cache.get("r", () => Promise.reject(new Error("panne")))).rejects.toThrow("panne");
  expect(await cache.get("r", async () => "ensuite")).toEqual({ value: "ensuite", fresh: true });
});
