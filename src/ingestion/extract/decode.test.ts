import { expect, test } from "vitest";
import { decodeText } from "./decode.ts";

const SAID = Buffer.from("L\x92\x9cuvre co\xfbte 5 \x80\x85\r\n", "latin1");

test.each([
  ["says nothing", ""],
  ["says so", '<meta charset="windows-1252">'],
  ["says Latin-1, which the web reads as Windows-1252", '<meta charset="iso-8859-1">'],
])("a Windows-1252 page keeps its apostrophes, ligatures and euros when it %s", (_, head) => {
  expect(decodeText(Buffer.concat([Buffer.from(head), SAID]))).toBe(`${head}L’œuvre coûte 5 €…\n`);
});

test("a page in another encoding that it declares is read in that one", () => {
  const page = Buffer.concat([Buffer.from('<meta charset="iso-8859-15">'), Buffer.from([0xa4, 0xbd])]);
  expect(decodeText(page)).toBe('<meta charset="iso-8859-15">€œ');
});

test("an encoding that does not exist leaves Windows-1252", () => {
  expect(decodeText(Buffer.from('<meta charset="rien">\x92', "latin1"))).toBe('<meta charset="rien">’');
});
