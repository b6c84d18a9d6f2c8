import { Transform } from "node:stream";
import { createTransport } from "nodemailer";

export type Letter = {
  to: string;
  subject: string;
  text: string;
  html?: string | undefined;
  /** The same for the same letter sent again: a mailbox may then show it once. */
  id: string;
};

/** Hears of the last line of a letter, which makes it leave. */
export type Leaving = {
  /** Once the server has all the rest: it leaves after that alone. Fails: it never leaves. */
  before(): Promise<void>;
  /** As soon as that line is on its way, whatever the server says of it. */
  after(): void;
};

/** @throws MailFailure */
export type SendMail = (letter: Letter, leaving?: Leaving) => Promise<void>;

/** Why a letter did not leave: a code (`550`, `ETIMEDOUT`), never the server's words, which quote addresses. */
export class MailFailure extends Error {
  override name = "MailFailure";
  constructor(
    readonly code: string,
    /** The server refuses this letter or this address, and would again. */
    readonly permanent: boolean,
  ) {
    super(code);
  }
}

const PATIENCE_MS = 10_000;

export type MailSettings = {
  /** `smtp://` or `smtps://`, with the credentials. */
  url: string;
  /** The address that letters come from. */
  from: string;
};

/** Sends letters to a mail server, one connection each: nothing stays open between two. */
export function createMailer({ url, from }: MailSettings, patienceMs = PATIENCE_MS): SendMail {
  const transport = createTransport({
    url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    // Nothing of a letter is read from a file or an address that its words could name.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // The last thing that is sent of a letter waits for whoever must know that it is about to leave.
  transport.use("stream", (mail, done) => {
    const { leaving } = mail.data as { leaving?: Leaving };
    if (leaving) {
      mail.message.transform(
        () =>
          new Transform({
            transform: (chunk, _, next) => next(null, chunk),
            flush: (next) =>
              void leaving.before().then(() => {
                next();
                setImmediate(leaving.after);
              }, next),
          }),
      );
    }
    done();
  });
  const domain = from.slice(from.lastIndexOf("@") + 1).replace(/>$/, "");
  return async ({ id, html, ...letter }, leaving) => {
    try {
      await transport.sendMail({
        ...letter,
        ...(html === undefined ? {} : { html }),
        from,
        messageId: `<${id}@${domain}>`,
        // Vacation replies and the like are for a person, and nobody reads this address.
        headers: { "Auto-Submitted": "auto-generated" },
        // A server that answers a byte at a time never meets the timeouts of the socket.
        signal: AbortSignal.timeout(patienceMs),
        ...(leaving === undefined ? {} : { leaving }),
      });
    } catch (error) {
      throw failureOf(error);
    }
  };
}

function failureOf(error: unknown): MailFailure {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (typeof responseCode === "number") return new MailFailure(String(responseCode), responseCode >= 500);
  if (code === "EABORT") return new MailFailure("ETIMEDOUT", false);
  return new MailFailure(typeof code === "string" && /^\w{2,40}$/.test(code) ? code : "EINCONNU", false);
}
