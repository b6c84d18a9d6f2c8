import type { Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import type { PackCompany } from "../../../briefing/pack/pack.ts";
import { parisDay } from "../../../clock.ts";
import type { RequestCompany } from "../../../contact/contact.ts";
import { MATURITIES, NEED_CODES, SECTION_CODES } from "../../../profile/lists.ts";
import { frenchDate } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { Cases, Questions, Schemes } from "./pack-company.tsx";
import { Charter, Origins, ToAsk } from "./pack-rules.tsx";
import { wordsOf } from "./pack-words.ts";
import { needWords, REQUESTS, requestPath, sectorWords, sizeAndRegion } from "./words.ts";

type Deps = Pick<ConsoleDeps, "requestDesk" | "packs" | "clock">;

/** What to reread before a meeting, for a company like this one: nothing of the leader is on it, so that it can be printed. */
export const packPage =
  ({ requestDesk, packs, clock }: Deps): Handler =>
  async (c) => {
    const request = await requestDesk.find(staffOf(c), c.req.param("id") ?? "");
    const { company } = request;
    const pack = await packs.of(companyFor(company), request.text);
    const today = parisDay(clock.now());
    const words = wordsOf(pack.sources);
    return sendConsole(
      c,
      { title: "Dossier de l'échange", here: REQUESTS },
      <div class="pack">
        <p class="up">
          <a href={requestPath(request.id)}>La demande</a>
        </p>
        <h1>{spaced(`Dossier : ${needWords(company)}`)}</h1>
        <p>{spaced(`${sectorWords(company)}, ${sizeAndRegion(company)}`)}</p>
        <p class="aside">
          {spaced(
            `Établi le ${frenchDate(today)} d'après nos fiches, sans modèle. Rien du dirigeant n'y figure : vous pouvez l'imprimer.`,
          )}
        </p>
        <nav class="parts" aria-label="Dans ce dossier">
          <a href="#questions">Questions</a> · <a href="#cas">Cas</a> · <a href="#aides">Aides</a> ·{" "}
          <a href="#charte">Charte</a> · <a href="#demander">À demander</a>
        </nav>
        <Questions pack={pack} words={words} />
        <Cases cases={pack.cases} words={words} />
        <Schemes schemes={pack.schemes} missing={pack.missing} />
        <Charter charter={pack.charter} words={words} />
        <ToAsk toAsk={pack.toAsk} words={words} />
        <Origins sources={pack.sources} today={today} />
      </div>,
    );
  };

const known = <T,>(codes: readonly T[], code: unknown): T | null => codes.find((one) => one === code) ?? null;

/** Codes that the lists no longer hold are unknown. */
const companyFor = ({ section, size, region, need, maturity }: RequestCompany): PackCompany => ({
  section: known(SECTION_CODES, section),
  size,
  region,
  need: known(NEED_CODES, need),
  maturity: known(MATURITIES, maturity),
});
