import { expect, test } from "vitest";
import { decodeWindows1252 } from "./windows-1252.ts";

test("the bytes where Windows-1252 parts from Latin-1 are its own marks and letters, whatever the Node", () => {
  expect(decodeWindows1252(Uint8Array.of(0x80, 0x92, 0x9c, 0x85, 0x9c))).toBe("€’œ…œ");
  const between = Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index);
  // Five bytes stand for nothing: like the web, they are left as control characters.
  expect(decodeWindows1252(between)).toBe("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ");
});

test("every other byte is the character of its own number", () => {
  expect(decodeWindows1252(Uint8Array.of(0x41, 0x0a, 0xa0, 0xe9, 0xff))).toBe("A\n\u00a0éÿ");
  expect(decodeWindows1252(new Uint8Array())).toBe("");
});
