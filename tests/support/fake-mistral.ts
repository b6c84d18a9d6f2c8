import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type FakePassage = { n: number; titre: string; texte: string; conditions: string[] };
export type FakeRequest = { system: string; user: string; question: string; passages: FakePassage[] };
export type Sentence = { texte: string; sources: number[] };
/** What a fake model says to a request; a string is sent as it is, whatever the shape asked for. */
export type Says = (request: FakeRequest) => Sentence[] | string;
/** What the server does with a request, `turn` counting them from 1. */
export type Behaviour = (answer: Reply, turn: number) => void | Promise<void>;

export type FakeMistral = {
  url: string;
  /** Requests received, those that a client left, and those still open. */
  counts(): { received: number; left: number; open: number };
  requests: FakeRequest[];
  behave(behaviour: Behaviour): void;
  say(says: Says): void;
  stop(): Promise<void>;
};

/** One request under way, and every way of answering it well or ill. */
export class Reply {
  constructor(
    readonly request: FakeRequest,
    private readonly response: ServerResponse,
    private readonly says: Says,
  ) {}

  ok(): void {
    this.json(200, JSON.stringify(this.completion()));
  }
  status(status: number, headers: Record<string, string> = {}): void {
    this.json(status, '{"object":"error","message":"la question était : …"}', headers);
  }
  garbage(): void {
    this.json(200, "<html>passerelle en panne</html>");
  }
  /** Well-formed, and not what was asked for. */
  unreadable(): void {
    this.json(200, JSON.stringify(this.completion("Voici ma réponse, sans la forme demandée.")));
  }
  empty(): void {
    this.json(200, '{"id":"x","object":"chat.completion","created":1,"model":"faux","choices":[]}');
  }
  oversized(): void {
    this.response.writeHead(200, { "Content-Type": "application/json" });
    const megabyte = "x".repeat(1 << 20);
    for (let sent = 0; sent < 8 && this.response.writable; sent++) this.response.write(megabyte);
    this.response.end();
  }
  /** Half of a good answer, then the connection is gone. */
  cut(): void {
    const body = JSON.stringify(this.completion());
    this.response.writeHead(200, { "Content-Type": "application/json", "Content-Length": body.length });
    this.response.write(body.slice(0, body.length / 2), () => this.response.socket?.destroy());
  }
  /** A good answer a few bytes at a time, for ever too slow. */
  async dribble(): Promise<void> {
    const body = JSON.stringify(this.completion());
    this.response.writeHead(200, { "Content-Type": "application/json" });
    for (let at = 0; at < body.length && this.response.writable && !this.response.destroyed; at += 3) {
      this.response.write(body.slice(at, at + 3));
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    this.response.end();
  }

  private json(status: number, body: string, headers: Record<string, string> = {}): void {
    this.response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(body);
  }

  private completion(content = contentOf(this.says(this.request))) {
    const prompt = tokensOf(this.request.system + this.request.user);
    return {
      id: "faux",
      object: "chat.completion",
      created: 1,
      model: "faux-mistral",
      choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
      usage: {
        prompt_tokens: prompt,
        completion_tokens: tokensOf(content),
        total_tokens: prompt + tokensOf(content),
      },
    };
  }
}

const contentOf = (said: Sentence[] | string): string =>
  typeof said === "string" ? said : JSON.stringify({ phrases: said });

/** Four characters a token: an order of magnitude for French, the same for whoever is compared. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 4);

/** The Mistral API over real HTTP, on a free port: as good, slow, broken or deceitful as it is told to be. */
export async function startFakeMistral(): Promise<FakeMistral> {
  let behaviour: Behaviour = (answer) => answer.ok();
  let says: Says = joinsPassages;
  let [received, left, open] = [0, 0, 0];
  const requests: FakeRequest[] = [];
  const server = createServer(async (incoming, response) => {
    received++;
    open++;
    response.on("close", () => {
      open--;
      if (!response.writableFinished) left++;
    });
    const request = await readRequest(incoming);
    requests.push(request);
    await behaviour(new Reply(request, response, says), received);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts: () => ({ received, left, open }),
    requests,
    behave(next) {
      behaviour = next;
    },
    say(next) {
      says = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<FakeRequest> {
  let text = "";
  for await (const chunk of incoming) text += String(chunk);
  const { messages } = JSON.parse(text) as { messages: { role: string; content: string }[] };
  const [system = "", user = ""] = messages.map(({ content }) => content);
  const data = /\{[\s\S]*\}/.exec(user)?.[0];
  const { question = user, passages = [] } = (data ? JSON.parse(data) : {}) as Partial<FakeRequest>;
  return { system, user, question, passages };
}

/** The first sentence with its full stop: one cut short may say something else. */
const wholeSentence = (text: string): string | undefined =>
  text
    .split(/\n+|(?<=[.!?])\s+(?=\p{Lu})/u)
    .map((sentence) => sentence.replace(/^[-*>]\s+/, "").trim())
    .find((sentence) => /[.!?]$/.test(sentence) && sentence.length <= LONGEST);

/** The longest sentence that the service reads (`Output` in src/generation/writer.ts). */
const LONGEST = 500;
const QUOTED = 3;

/** An honest model of little talent, that lies to nobody: it copies a whole sentence of each of the first passages, whoever asks. */
export const joinsPassages = ({ passages }: Pick<FakeRequest, "passages">): Sentence[] =>
  passages.slice(0, QUOTED).flatMap(({ n, texte }) => {
    const sentence = wholeSentence(texte);
    return sentence ? [{ texte: sentence, sources: [n] }] : [];
  });
