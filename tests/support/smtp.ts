import type { Socket } from "node:net";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";

export type Received = { from: string; to: string[]; subject: string; id: string; text: string; raw: string };
/**
 * What the server does with a letter: takes it, refuses it with a code (450 for now, 550 for good), never answers, cuts the
 * connection in the middle, or takes it and cuts before saying so.
 */
export type SmtpBehaviour = "accept" | { refuse: number } | "slow" | "cut" | "takeThenCut";

export type FakeSmtp = {
  url: string;
  /** The letters taken, in order. */
  messages: Received[];
  /** Letters begun, taken or not. */
  tries(): number;
  behave(behaviour: SmtpBehaviour): void;
  stop(): Promise<void>;
};

/** A real mail server on a free port, as good or as bad as it is told to be. */
export async function startSmtp(port = 0): Promise<FakeSmtp> {
  let behaviour: SmtpBehaviour = "accept";
  let tries = 0;
  const messages: Received[] = [];
  const sockets = new Set<Socket>();
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = new SMTPServer({
    authOptional: true,
    // Its certificate would be its own: a careful client refuses it.
    disabledCommands: ["STARTTLS"],
    logger: false,
    async onData(stream, session, done) {
      tries++;
      const now = behaviour;
      if (now === "cut") return cut();
      const raw = await textOf(stream).catch(() => null);
      // The client left before the end.
      if (raw === null || now === "slow") return;
      if (typeof now === "object") {
        const refusal = new Error("refusé pour le test") as Error & { responseCode: number };
        refusal.responseCode = now.refuse;
        return done(refusal);
      }
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom === false ? "" : mailFrom.address;
      messages.push({ from, to: rcptTo.map(({ address }) => address), raw, ...read(raw) });
      if (now === "takeThenCut") return cut();
      done();
    },
  });
  // A client that leaves in the middle is what some tests want.
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    messages,
    tries: () => tries,
    behave(next) {
      behaviour = next;
    },
    async stop() {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function textOf(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** The subject, and the plain text of a letter of one part or of two (text and HTML). */
function read(raw: string): { subject: string; id: string; text: string } {
  const [head, body] = split(raw);
  const boundary = /boundary="?([^";\r\n]+)/.exec(headerOf(head, "content-type"))?.[1];
  const [partHead, partBody] = boundary ? split(body.split(`--${boundary}\r\n`)[1] ?? "") : [head, body];
  const encoding = headerOf(partHead, "content-transfer-encoding").toLowerCase();
  const plain =
    encoding === "base64"
      ? Buffer.from(partBody, "base64").toString()
      : encoding === "quoted-printable"
        ? unquote(partBody.replace(/=\r\n/g, ""))
        : partBody;
  const text = plain.replace(/\r\n/g, "\n");
  return { subject: unword(headerOf(head, "subject")), id: headerOf(head, "message-id"), text };
}

const split = (text: string): [string, string] => {
  const at = text.indexOf("\r\n\r\n");
  return [text.slice(0, at), text.slice(at + 4)];
};

const headerOf = (head: string, name: string): string =>
  new RegExp(`^${name}:\\s*(.*(?:\\r\\n[ \\t].*)*)`, "im").exec(head)?.[1]?.replace(/\r\n[ \t]/g, " ") ?? "";

const unquote = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");

/** RFC 2047, as mail libraries write it. */
const unword = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === "q"
        ? unquote(word.replaceAll("_", " "))
        : Buffer.from(word, "base64").toString(),
    );
