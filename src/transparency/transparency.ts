import { type Clock, parisDay } from "../clock.ts";
import type { Config, Legal } from "../config.ts";
import type { Database } from "../db/database.ts";
import type { EvidenceDesk } from "../evidence/evidence.ts";
import type { Prompt } from "../generation/prompt.ts";
import type { Owner } from "../governance/owners/owner.ts";
import { MAX_TOKENS, TEMPERATURE } from "../models/mistral.ts";
import { remember } from "../open-data/remember.ts";
import type { PolicyView } from "../retention/policy.ts";
import { type Measures, measuresOf } from "./answer/measures.ts";
import { type Why, whyAnswer } from "./answer/why.ts";
import { type KnownErrors, knownErrors } from "./knowledge/known-errors.ts";
import { type SourceView, sourcesOf } from "./knowledge/sources.ts";
import { type DocumentCode, readDocument } from "./legal/documents.ts";
import { securityTxt } from "./legal/security-txt.ts";
import { MISTRAL_SERVER, type OutsideSettings, type Processor, processorsOf } from "./register/processors.ts";
import { type RegisterEntry, registerOf } from "./register/register.ts";

/** The model that may write, as configured; null: none. */
export type ModelView = {
  name: string;
  host: string;
  temperature: number;
  maxTokens: number;
  /** Staff turned its writing off. */
  off: boolean;
};

/** What the public pages say of the service, read from what runs. */
export type Transparency = {
  legal: Legal;
  register(): RegisterEntry[];
  processors: readonly Processor[];
  /** Who answers for what, by function. */
  owners(): Promise<Owner[]>;
  model(): Promise<ModelView | null>;
  measures(): Promise<Measures>;
  /** At most a minute old. */
  sources(): Promise<SourceView[]>;
  /** At most a minute old. */
  knownErrors(): Promise<KnownErrors>;
  /** @throws DomainError `introuvable` */
  why(conversationId: string, answerId: string): Promise<Why>;
  document(code: DocumentCode): Promise<string>;
  /** Null: nobody is named to be told of a flaw. */
  securityTxt(): string | null;
};

const KEPT_MS = 60_000;

export function createTransparency(deps: {
  db: Database;
  clock: Clock;
  settings: OutsideSettings & Pick<Config, "publicUrl">;
  prompt: Prompt | null;
  evidence: Pick<EvidenceDesk, "forPerson">;
  policies(): readonly PolicyView[];
  owners(): Promise<Owner[]>;
  /** What staff turned off. */
  isGeneratedOff(): Promise<boolean>;
}): Transparency {
  const { db, clock, settings, prompt } = deps;
  const { model, legal } = settings;
  return {
    legal,
    register: () => registerOf(deps.policies()),
    processors: processorsOf(settings),
    owners: deps.owners,
    async model() {
      if (model === null) return null;
      return {
        name: model.chatModel ?? prompt?.model ?? "",
        host: new URL(model.serverURL ?? MISTRAL_SERVER).hostname,
        temperature: TEMPERATURE,
        maxTokens: MAX_TOKENS,
        off: await deps.isGeneratedOff(),
      };
    },
    measures: measuresOf,
    sources: remember(clock, KEPT_MS, () => sourcesOf(db, parisDay(clock.now()))),
    knownErrors: remember(clock, KEPT_MS, () => knownErrors(db)),
    why: (conversationId, answerId) => whyAnswer(deps, conversationId, answerId),
    document: readDocument,
    securityTxt: () => securityTxt(legal.securityContact, settings.publicUrl, clock.now()),
  };
}
