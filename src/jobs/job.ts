/** Work that a calendar asks for, done by one process of the service whatever their number. */
export type Job = {
  /** Stable code: the name of its queue. */
  name: string;
  /** Five fields, UTC. */
  cron: string;
  /** Asked for at once where it never ran: what it makes is looked for from the first day. */
  awaited?: true;
  /** Throws when it fails: it is then tried again, and told. Must bear being run twice. */
  run(): Promise<void>;
};
