import { expect, test } from "vitest";
import { isReference, newId, newReference, readReference } from "./ids.ts";

test("an id carries 128 bits in 22 URL-safe characters", () => {
  const ids = new Set(Array.from({ length: 1000 }, newId));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/);
});

test("a reference is checkable: any single wrong character is caught", () => {
  for (let round = 0; round < 50; round++) {
    const reference = newReference();
    expect(isReference(reference)).toBe(true);
    const at = [0, 1, 2, 3, 5, 6, 7, 8][round % 8] ?? 0;
    const other = reference.charAt(at) === "7" ? "8" : "7";
    expect(isReference(reference.slice(0, at) + other + reference.slice(at + 1))).toBe(false);
  }
});

test("a reference is read as people type it, a typing error is still caught", () => {
  for (let round = 0; round < 20; round++) {
    const reference = newReference();
    const typed = ` ${reference.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
    expect(readReference(typed)).toBe(reference);
  }
  for (const wrong of ["", "B7K3", "B7K3-9QXM-FF", "B7K3-9QXM-E"])
    expect(isReference(readReference(wrong)), wrong).toBe(false);
});
