/** What a browser does, without one: a jar of cookies by host, redirections, the `Origin` of forms. */
export class HttpBrowser {
  private readonly jars = new Map<string, Map<string, string>>();
  /** Where the last answer came from. */
  at = "";

  constructor(
    private readonly userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  ) {}

  cookies(origin: string): Map<string, string> {
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    return jar;
  }

  /** One request, its cookies kept, no redirection followed. */
  async send(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.cookies(origin);
    const headers = new Headers(init.headers);
    headers.set("User-Agent", this.userAgent);
    if (jar.size > 0) headers.set("Cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    const answer = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = "", ...attributes] = cookie.split(";");
      const [name = "", value = ""] = pair.split(/=(.*)/s);
      const gone =
        value === "" || attributes.some((one) => /^\s*(?:max-age=0|expires=thu, 01 jan 1970)/i.test(one));
      if (gone) jar.delete(name);
      else jar.set(name, value);
    }
    this.at = url;
    return answer;
  }

  /** Opens an address and follows where it leads, until `until` says that this is far enough. */
  async open(url: string, until: (next: string) => boolean = () => false): Promise<Response> {
    let answer = await this.send(url);
    for (let hops = 0; hops < 15; hops++) {
      const location = answer.headers.get("location");
      if (location === null) return answer;
      const next = new URL(location, this.at).href;
      if (until(next)) return answer;
      answer = await this.send(next);
    }
    throw new Error("too many redirections");
  }

  /** Sends a form of the same site. */
  post(url: string, fields: Record<string, string> | URLSearchParams = {}): Promise<Response> {
    return this.send(url, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { Origin: new URL(url).origin, Referer: this.at },
    });
  }
}

/** Where an answer leads, whole. */
export const locationOf = (answer: Response, base: string): string =>
  new URL(answer.headers.get("location") ?? "", base).href;
