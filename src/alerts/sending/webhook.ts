import { createHmac } from "node:crypto";
import type { Notice } from "./notice.ts";

export type WebhookSettings = { url: string; secret: string };

/** Why a call failed: `HTTP_500`, `DELAI`, `INJOIGNABLE`. Never what the server said. */
export class WebhookFailure extends Error {
  override name = "WebhookFailure";
  constructor(readonly code: string) {
    super(code);
  }
}

const PATIENCE_MS = 10_000;

/**
 * Calls the operator's address with what is to be told, as JSON. `X-Boussole-Signature` is `sha256=` and the HMAC-SHA256, in
 * hexadecimal, of `X-Boussole-Timestamp` (seconds), a full stop and the body, under the shared secret: the receiver knows who
 * calls, and that it is not an old call played again.
 * @returns a caller that throws WebhookFailure
 */
export function createWebhook({ url, secret }: WebhookSettings, patienceMs = PATIENCE_MS) {
  return async (notice: Notice, now: Date): Promise<void> => {
    const body = JSON.stringify(notice);
    const timestamp = String(Math.floor(now.getTime() / 1_000));
    const signature = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
    const signal = AbortSignal.timeout(patienceMs);
    let response: Response;
    try {
      response = await fetch(url, {
        method: "POST",
        // A redirection is another address than the one that was set.
        redirect: "manual",
        signal,
        headers: {
          "Content-Type": "application/json",
          "User-Agent": "Boussole-IA",
          "X-Boussole-Timestamp": timestamp,
          "X-Boussole-Signature": `sha256=${signature}`,
        },
        body,
      });
      // What it says is not read: a status is enough.
      await response.body?.cancel();
    } catch {
      throw new WebhookFailure(signal.aborted ? "DELAI" : "INJOIGNABLE");
    }
    if (!response.ok) throw new WebhookFailure(`HTTP_${response.status}`);
  };
}
