import { expect, test } from "vitest";
import { networkOf } from "./guard.ts";

test("an IPv6 network counts as one address, however its owner moves in it", () => {
  expect(networkOf("2001:db8:1:2:aaaa::1")).toBe(networkOf("2001:0db8:0001:0002:bbbb:0:0:9"));
  expect(networkOf("2001:db8:1:3::1")).not.toBe(networkOf("2001:db8:1:2::1"));
  expect(networkOf("2001:db8::1")).toBe(networkOf("2001:db8:0:0:ffff::"));
  expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("inconnue")).toBe("inconnue");
});
