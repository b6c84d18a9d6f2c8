import { describe, expect, it } from "vitest";
import { assetPath } from "./assets.ts";
import { site } from "./testing/doubles.ts";

const { app } = site();
const get = (path: string, headers = {}) => app.request(path, { headers });

describe("static files", () => {
  it.each([
    ["style.css", "text/css"],
    ["chat.js", "text/javascript"],
    ["sse.js", "text/javascript"],
    ["icon.svg", "image/svg+xml"],
  ])("%s is kept for ever under its version", async (name, type) => {
    const response = await get(assetPath(name));
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toContain(type);
    expect(response.headers.get("Cache-Control")).toContain("immutable");
  });

  it("are checked again under another version or none", async () => {
    const response = await get("/assets/chat.js");
    expect(response.headers.get("Cache-Control")).toBe("no-cache");
    const etag = response.headers.get("ETag") ?? "";
    expect((await get("/assets/chat.js", { "If-None-Match": etag })).status).toBe(304);
    expect((await get("/assets/ancienne/chat.js")).headers.get("Cache-Control")).toBe("no-cache");
  });

  it("come compressed to whoever can read it", async () => {
    const response = await get(assetPath("style.css"), { "Accept-Encoding": "gzip, br" });
    expect(response.headers.get("Content-Encoding")).toBe("br");
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(20_000);
  });

  it.each([
    "/assets/../pages.ts",
    "/assets/%2e%2e/pages.ts",
    "/assets/tsconfig.json",
    "/assets/",
    "/assets/a/b/c.js",
  ])("nothing else is reached: %s", async (path) => expect((await get(path)).status).toBe(404));

  it("weigh less than 150 kB with the home page, uncompressed", async () => {
    const html = await (await get("/")).text();
    const names = [
      "style.css",
      "icon.svg",
      "chat.js",
      "ask.js",
      "sse.js",
      "composer.js",
      "turns.js",
      "tools.js",
      "here.js",
    ];
    const sizes = await Promise.all(
      names.map(async (name) => (await (await get(assetPath(name))).arrayBuffer()).byteLength),
    );
    expect(html.length + sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
  });

  it("draw nothing from elsewhere nor from data: images that are in use", async () => {
    const css = await (await get(assetPath("style.css"))).text();
    expect(css).not.toMatch(/url\(["']?(https?:)?\/\//);
    expect(css).not.toContain("@import");
  });
});
