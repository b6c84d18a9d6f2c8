import { expect, test } from "vitest";
import { fill } from "./template.ts";

test("each variable takes its value, in one pass: a value is never read as a template", () => {
  expect(fill("a {{x}} b {{y}} {{x}}", { x: "{{y}}", y: "$&" })).toBe("a {{y}} b $& {{y}}");
});

test("a missing value and a value that no variable asks for are refused by name", () => {
  expect(() => fill("{{x}} {{y}}", { x: "1" })).toThrow("valeur manquante pour : y");
  expect(() => fill("{{x}}", { x: "1", z: "2" })).toThrow("variable inconnue du modèle de texte : z");
});
