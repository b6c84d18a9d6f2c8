import { request } from "node:http";

export type Weight = {
  kind: "html" | "css" | "js" | "icône";
  files: number;
  rawBytes: number;
  gzipBytes: number;
};

/** Everything that the first visit of `/` loads, as sent on the wire, plain and with gzip. */
export async function measurePage(url: string): Promise<Weight[]> {
  const html = (await download(`${url}/`, "identity")).toString("utf8");
  const linked = (pattern: RegExp): string[] =>
    [...html.matchAll(pattern)].flatMap(([, path]) => (path ? [path] : []));
  const scripts = new Set<string>();
  for (const path of linked(/<script[^>]*\ssrc="([^"]+)"/g)) await followImports(url, path, scripts);
  return [
    await weigh(url, "html", ["/"]),
    await weigh(url, "css", linked(/<link rel="stylesheet" href="([^"]+)"/g)),
    await weigh(url, "js", [...scripts]),
    await weigh(url, "icône", linked(/<link rel="icon" href="([^"]+)"/g)),
  ];
}

async function followImports(url: string, path: string, seen: Set<string>): Promise<void> {
  if (seen.has(path)) return;
  seen.add(path);
  const text = (await download(`${url}${path}`, "identity")).toString("utf8");
  for (const [, target = ""] of text.matchAll(
    /^\s*(?:import|export)\s(?:[^"']*\sfrom\s+)?["'](\.[^"']+)["']/gm,
  )) {
    await followImports(url, new URL(target, `${url}${path}`).pathname, seen);
  }
}

async function weigh(url: string, kind: Weight["kind"], paths: readonly string[]): Promise<Weight> {
  const weight: Weight = { kind, files: paths.length, rawBytes: 0, gzipBytes: 0 };
  for (const path of paths) {
    weight.rawBytes += (await download(`${url}${path}`, "identity")).length;
    weight.gzipBytes += (await download(`${url}${path}`, "gzip")).length;
  }
  return weight;
}

/** The bytes of the body as they travel: fetch would decompress them. */
function download(address: string, encoding: "identity" | "gzip"): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { "accept-encoding": encoding } }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      if (response.statusCode === 200) resolve(Buffer.concat(parts));
      else reject(new Error(`${address} : HTTP ${response.statusCode}`));
    })
      .on("error", reject)
      .end();
  });
}
