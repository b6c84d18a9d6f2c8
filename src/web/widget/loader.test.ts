import { expect, it } from "vitest";
import { site } from "../testing/doubles.ts";

const MAX = 15_000;

it("the loader of other sites weighs 15 kB at most, uncompressed, and carries its styles", async () => {
  const response = await site().app.request("/widget.js");
  expect(response.headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
  expect(response.headers.get("Cache-Control")).toBe("public, max-age=3600");
  const script = await response.text();
  expect(Buffer.byteLength(script)).toBeLessThanOrEqual(MAX);
  expect(script).toContain(":host");
  expect(script).not.toContain('"STYLE"');
});

it("the loader evaluates no text, writes no style attribute and keeps nothing in the browser", async () => {
  const script = await (await site().app.request("/widget.js")).text();
  expect(script).not.toMatch(/\beval\b|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
  expect(script).not.toMatch(/\.style\b|document\.cookie|localStorage|sessionStorage|indexedDB/);
});

it("the page for webmasters gives the tag with the public address, and says what is kept", async () => {
  const { app } = site({ publicUrl: "https://boussole.exemple/" });
  const html = await (await app.request("/integrer")).text();
  expect(html).toContain("&lt;script src=&quot;https://boussole.exemple/widget.js&quot; defer&gt;");
  expect(html).toContain("&lt;noscript&gt;&lt;a href=&quot;https://boussole.exemple/&quot;");
  expect(html).toContain("frame-src https://boussole.exemple");
  expect(html).toContain("30 jours");
});
