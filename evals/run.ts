import { existsSync } from "node:fs";
import { ordinaryWords } from "../src/verification/store.ts";
import { learnAnswerability } from "./answerability/learn.ts";
import { evaluateAnswers } from "./answers/evaluate.ts";
import { evaluateRefusals } from "./refusals/evaluate.ts";
import { evaluateRetrieval } from "./retrieval/evaluate.ts";
import { type Evaluated, openEvaluated } from "./support/open.ts";
import { print, type Report, reaches } from "./support/report.ts";
import { evaluateVerification } from "./verification/evaluate.ts";

const RETRIEVAL = new URL("./retrieval/cases.jsonl", import.meta.url);
const REFUSALS = new URL("./refusals/cases.jsonl", import.meta.url);

const STEPS: Record<string, (service: Evaluated, file?: string) => Promise<Report>> = {
  retrieval: (service, file) => evaluateRetrieval(service, file ?? RETRIEVAL),
  answers: (service, file) => evaluateAnswers(service, file ?? RETRIEVAL),
  refusals: (service, file) => evaluateRefusals(service, file ?? REFUSALS),
  verification: async ({ db, knowledgeVersion }, file) => {
    const ordinary = await ordinaryWords(db, knowledgeVersion);
    return evaluateVerification((word) => ordinary.has(word), file);
  },
};

const HELP = `npm run evals [-- ÉTAPE…] [--cases FICHIER] [--failures]

Étapes : ${Object.keys(STEPS).join(", ")} (toutes par défaut).
--cases FICHIER   un autre jeu, au même format (une seule étape)
--failures        montre les questions manquées

npm run evals -- learn   réapprend quand une question a sa réponse (src/answering/answerability.json)`;

const args = process.argv.slice(2);
const at = args.indexOf("--cases");
const file = at === -1 ? undefined : args.splice(at, 2)[1];
const withFailures = args.includes("--failures");
const steps = args.filter((arg) => !arg.startsWith("--"));
const learns = steps.length === 1 && steps[0] === "learn";
const unknown = learns ? undefined : steps.find((step) => !(step in STEPS));
if (args.includes("--help") || unknown || (file && (!existsSync(file) || steps.length !== 1))) {
  console.log(unknown ? `Étape inconnue : ${unknown}\n\n${HELP}` : HELP);
  process.exit(args.includes("--help") ? 0 : 2);
}

const service = await openEvaluated();
if (learns) {
  await learnAnswerability(service);
  await service.db.close();
  process.exit(0);
}
console.log(`Édition des connaissances : ${service.knowledgeVersion}`);
let reached = true;
for (const [name, evaluate] of Object.entries(STEPS)) {
  if (steps.length > 0 && !steps.includes(name)) continue;
  const report = await evaluate(service, file);
  print(report, withFailures);
  reached &&= report.measures.every(reaches);
}
await service.db.close();
process.exit(reached ? 0 : 1);
