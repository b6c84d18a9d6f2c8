/**
 * What a verification finds wrong. `altered`: an entry, a link or a text is no longer what was journalled. `missing`: it is
 * not there. `truncated`: the end was cut. `checkpoint`: the entry is not the one that was attested. `key_lost`: a key is
 * gone and no entry says so. `not_erased`: an entry says that a key is destroyed and it is there. `signature`,
 * `unknown_key`, `unreadable`: about the checkpoints themselves.
 */
export type FaultKind =
  | "altered"
  | "missing"
  | "truncated"
  | "checkpoint"
  | "key_lost"
  | "not_erased"
  | "signature"
  | "unknown_key"
  | "unreadable";

export type Fault = { seq: number | null; kind: FaultKind; reason: string };

/** A wholly rewritten journal has as many faults as entries: all are counted, the first ones are told. */
const TOLD = 200;

export class Faults {
  readonly told: Fault[] = [];
  count = 0;

  add(seq: number | null, kind: FaultKind, reason: string): void {
    this.count++;
    if (this.told.length < TOLD) this.told.push({ seq, kind, reason });
  }
}
