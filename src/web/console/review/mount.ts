import type { Hono } from "hono";
import { refuseLargeBody } from "../../../http/guard.ts";
import type { ConsoleDeps } from "../deps.ts";
import { postAssignment, postComment, postReasoned, postRelease, postVerdict } from "./acts.ts";
import { reviewAnswer } from "./answer.tsx";
import { batchPage, postBatch } from "./batch.tsx";
import { correctionForm, postCorrection } from "./correction-form.tsx";
import {
  correctionPage,
  correctionsPage,
  evalCasesFile,
  postApproval,
  postRejection,
} from "./corrections.tsx";
import { postPrepared, postPreparedWithdrawal, preparedPage } from "./prepared.tsx";
import { goTo, reviewQueue, takeNext } from "./queue.tsx";

const FORM_BYTES = 64 * 1024;

/** The pages of review: readers read and propose, leads decide, the data-protection officer looks. */
export function mountReview(app: Hono, deps: ConsoleDeps): void {
  const limit = refuseLargeBody(FORM_BYTES);
  const { only } = deps.access;
  const readers = only("reviewer", "lead");
  const leads = only("lead");

  app.get("/console/relecture", readers, reviewQueue(deps));
  app.get("/console/relecture/aller", readers, goTo);
  app.post("/console/relecture/suivante", readers, limit, takeNext(deps));
  app.get("/console/relecture/:reference", only("reviewer", "lead", "dpo"), reviewAnswer(deps));
  app.post("/console/relecture/:reference/avis", readers, limit, postVerdict(deps));
  app.post("/console/relecture/:reference/retrait", readers, limit, postReasoned(deps, "withdraw"));
  app.post("/console/relecture/:reference/escalade", readers, limit, postReasoned(deps, "escalate"));
  app.post("/console/relecture/:reference/attribution", leads, limit, postAssignment(deps));
  app.post("/console/relecture/:reference/cloture", leads, limit, postReasoned(deps, "settle"));
  app.post("/console/relecture/:reference/retablissement", leads, limit, postReasoned(deps, "reinstate"));
  app.post("/console/relecture/:reference/commentaire", readers, limit, postComment(deps));
  app.post("/console/relecture/:reference/liberation", readers, limit, postRelease(deps));
  app.get("/console/relecture/:reference/correction", readers, correctionForm(deps));
  app.post("/console/relecture/:reference/correction", readers, limit, postCorrection(deps));

  app.get("/console/corrections", readers, correctionsPage(deps));
  app.get("/console/corrections/cas.jsonl", leads, evalCasesFile(deps));
  app.get("/console/corrections/:id", readers, correctionPage(deps));
  app.post("/console/corrections/:id/approuver", leads, limit, postApproval(deps));
  app.post("/console/corrections/:id/refuser", leads, limit, postRejection(deps));

  app.get("/console/reponses", leads, preparedPage(deps));
  app.post("/console/reponses", leads, limit, postPrepared(deps));
  app.post("/console/reponses/retirer", leads, limit, postPreparedWithdrawal(deps));
  app.get("/console/lots/:id", leads, batchPage(deps));
  app.post("/console/lots/:id", leads, limit, postBatch(deps));
}
