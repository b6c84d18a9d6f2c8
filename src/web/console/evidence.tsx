import type { Handler } from "hono";
import { staffOf } from "../../accounts/access.ts";
import type { EvidenceDesk } from "../../evidence/evidence.ts";
import { EvidenceFile } from "../components/evidence.tsx";
import { sendConsole } from "./layout.tsx";

/** The file that proves an answer, for the staff; issuing one is an act of the journal. */
export const evidencePage =
  ({ evidence }: { evidence: EvidenceDesk }): Handler =>
  async (c) => {
    const file = await evidence.forStaff(c.req.param("reference") ?? "", staffOf(c).accountId);
    return sendConsole(
      c,
      { title: `Dossier de preuve ${file.reference}`, here: "/console/relecture" },
      <>
        <p class="up">
          <a href={`/console/relecture/${file.reference}`}>Revenir à la relecture</a>
        </p>
        <EvidenceFile evidence={file} />
      </>,
    );
  };
