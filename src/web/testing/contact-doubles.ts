import type {
  AdvisorView,
  ContactRequests,
  LeaderView,
  MeetingReturn,
  NewRequest,
  OneTap,
  OneTaps,
  Reach,
  Satisfaction,
  Sent,
  State,
} from "../../contact/contact.ts";
import { DomainError } from "../../errors.ts";

export const SECRET = "s".repeat(43);
/** Links of letters have dots. */
export const TAP = "r1.take.s";
const SENT_AT = new Date("2026-11-23T09:30:00Z");

export const sent = (over: Partial<Sent> = {}): Sent => ({
  id: "r1",
  path: `/demandes/${SECRET}`,
  answerBy: "2026-11-30",
  mailed: true,
  acknowledged: false,
  ...over,
});

export const leaderView = (over: Partial<LeaderView> = {}): LeaderView => ({
  id: "r1",
  state: "sent",
  advisor: { id: "a-1", name: "Association Verlune (fictif)", kind: "ambassadeur_regional" },
  text: "Bonjour,\nPouvez-vous me rappeler ?",
  contact: { phone: "02 99 00 00 01", email: null },
  callTime: "matin",
  appointment: null,
  sentAt: SENT_AT,
  answerBy: "2026-11-30",
  steps: [{ state: "sent", at: SENT_AT, by: "leader" }],
  next: null,
  awaitsSatisfaction: false,
  followedBy: null,
  mayDispute: false,
  expiresAt: new Date("2027-02-21T09:30:00Z"),
  ...over,
});

/** Requests in memory: one that is followed, those that were sent, and what was done to it. */
export class MemoryRequests implements ContactRequests {
  way: Reach = { way: "form" };
  view: LeaderView | null = leaderView();
  sent: NewRequest[] = [];
  acts: unknown[] = [];
  /** What the next call that writes throws. */
  refusal: DomainError | null = null;
  private refuse(): void {
    if (this.refusal) throw this.refusal;
  }

  async reach() {
    return this.way;
  }
  preview(text: string) {
    const masked = text.replaceAll(/0\d(?: ?\d\d){4}/g, "[téléphone masqué]");
    return { text: masked, removed: masked === text ? [] : ["téléphone"] };
  }
  async send(request: NewRequest, admit?: () => Promise<void>) {
    this.refuse();
    if (!request.consent)
      throw new DomainError("entree-invalide", "Il manque votre accord.", [
        { field: "consent", message: "Cochez la case : sans votre accord, rien ne part." },
      ]);
    await admit?.();
    this.sent.push(request);
    return sent({ acknowledged: request.contact.email !== null });
  }
  async follow(secret: string) {
    return secret === SECRET ? this.view : null;
  }
  async cancel(secret: string) {
    this.refuse();
    this.acts.push(["cancel", secret]);
  }
  async agree(secret: string, advisorId: string, consent: boolean) {
    this.refuse();
    if (!consent)
      throw new DomainError("entree-invalide", "Il manque votre accord.", [
        { field: "consent", message: "Cochez la case : sans votre accord, rien ne part." },
      ]);
    this.acts.push(["agree", secret, advisorId]);
    return sent({ id: "r2", path: `/demandes/${"t".repeat(43)}` });
  }
  async dispute(secret: string) {
    this.refuse();
    this.acts.push(["dispute", secret]);
  }
  async erase(secret: string) {
    this.acts.push(["erase", secret]);
  }
  async satisfy(secret: string, satisfaction: Satisfaction) {
    this.refuse();
    this.acts.push(["satisfy", secret, satisfaction]);
  }
  async pathFor(conversationId: string, id: string) {
    const own = (await this.ofConversation(conversationId)).some((one) => one.id === id);
    return own ? `/demandes/${SECRET}` : null;
  }
  async ofConversation(id: string) {
    return this.sent
      .filter(({ conversationId }) => conversationId === id)
      .map((_, index) => ({
        id: `r${index + 1}`,
        state: "sent" as State,
        advisorName: "Association Verlune (fictif)",
        sentAt: SENT_AT,
      }));
  }
}

/** The links of letters in memory: `TAP` works once. */
export class MemoryTaps implements OneTaps {
  confirmed: { return?: MeetingReturn; satisfaction?: Satisfaction; day?: string }[] = [];
  constructor(private readonly tap: OneTap | null = null) {}
  async read(token: string) {
    return token === TAP && this.confirmed.length === 0 ? this.tap : null;
  }
  async details(token: string): Promise<(AdvisorView & { take: string | null }) | null> {
    const tap = await this.read(token);
    if (tap?.kind !== "details") return null;
    const { id, state, text, contact, callTime, appointment, sentAt, answerBy, steps } = leaderView();
    return {
      id,
      state,
      company: tap.company,
      text,
      contact,
      callTime,
      appointment,
      sentAt,
      answerBy,
      steps,
      acts: tap.state === "sent" ? ["take"] : [],
      take: tap.state === "sent" ? "r1.take.t" : null,
    };
  }
  async confirm(token: string, given: { return?: MeetingReturn; satisfaction?: Satisfaction; day?: string }) {
    if ((await this.read(token)) === null) return null;
    this.confirmed.push(given);
    return this.tap?.kind === "advisor" && this.tap.act === "take" ? "taken" : ("done_helped" as State);
  }
}
