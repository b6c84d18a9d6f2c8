import type { Handler } from "hono";
import { EvidenceFile } from "../components/evidence.tsx";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { requireConversation } from "./session.ts";

/** The file that proves an answer, for the person who got it. */
export const answerEvidence =
  (deps: PagesDeps): Handler =>
  async (c) => {
    const conversation = await requireConversation(c, deps);
    const evidence = await deps.evidence.forPerson(conversation, c.req.param("id") ?? "");
    return sendPage(
      c,
      {
        title: `Dossier de preuve ${evidence.reference}`,
        unofficialBanner: deps.unofficialBanner,
        script: true,
        personal: true,
      },
      <main id="contenu" tabindex={-1}>
        <p class="up">
          <a href={`/#r-${evidence.reference}`}>Revenir à ma conversation</a>
        </p>
        <EvidenceFile evidence={evidence} />
      </main>,
    );
  };
