import { join } from "node:path";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import { openLeavingLog } from "../mail/leaving-log.ts";
import { createOutbox } from "../mail/outbox.ts";
import { createMailer } from "../mail/transport.ts";
import type { Vault } from "../privacy/vault.ts";
import { type Alerts, createAlerts } from "./alerts.ts";
import { createSender } from "./sending/sender.ts";
import { createWebhook } from "./sending/webhook.ts";

export type Alerting = {
  alerts: Alerts;
  /** Sets the senders to work; waits for no server. */
  tick(): Promise<void>;
  /** Waits for what is being sent; what is left goes at the next start. */
  stop(): Promise<void>;
};

/** All that leaves the service by mail or by webhook, as the settings have it. */
export function openAlerting(
  {
    mail,
    alerts: { email, webhook },
    publicUrl,
    dataDir,
  }: Pick<Config, "mail" | "alerts" | "publicUrl" | "dataDir">,
  deps: { db: Database; vault: Vault; clock: Clock; onUnexpected(error: unknown, place: string): void },
): Alerting {
  const send = mail && createMailer(mail);
  const call = webhook && createWebhook(webhook);
  const sender = createSender({ ...deps, mail: send, fallback: email, webhook: call, publicUrl });
  const log = openLeavingLog(join(dataDir, "mail"), process.pid);
  const outbox = createOutbox({ ...deps, send, log });
  sender.listen();
  // What a former process left, at once.
  void sender.run();
  void outbox.run();
  const settings = { mail: mail !== null, fallback: email !== null, webhook: webhook !== null };
  return {
    alerts: createAlerts({ ...deps, settings }),
    async tick() {
      void sender.run();
      void outbox.run();
    },
    async stop() {
      await Promise.all([sender.stop(), outbox.stop()]);
      log.close();
    },
  };
}
