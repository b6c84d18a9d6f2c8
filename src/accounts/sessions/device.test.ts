import { expect, test } from "vitest";
import { deviceOf } from "./device.ts";

test("a device is named well enough to be known by its owner", () => {
  const linux = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const chrome =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
  const iphone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
  expect([linux, chrome, `${chrome} Edg/140.0`, iphone].map(deviceOf)).toEqual([
    "Firefox sur Linux",
    "Chrome sur Windows",
    "Edge sur Windows",
    "Safari sur iPhone",
  ]);
  expect([undefined, "", "curl/8", "<script>"].map(deviceOf)).toEqual(Array(4).fill("Appareil inconnu"));
});
