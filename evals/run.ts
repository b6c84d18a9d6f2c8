import { learnAnswerability } from "./answerability/learn.ts";
import { HELP, readArguments } from "./arguments.ts";
import { comparePrompts } from "./prompts/run.ts";
import { publish } from "./report/publish.ts";
import { STEPS } from "./steps.ts";
import { type Evaluated, openEvaluated } from "./support/open.ts";
import { print } from "./support/print.ts";
import { type Report, reaches } from "./support/report.ts";

let opened: Promise<Evaluated> | undefined;
/** The engine, opened once, when something first needs it. */
function open(): Promise<Evaluated> {
  opened ??= openEvaluated().then((service) => {
    console.log(`Édition des connaissances : ${service.knowledgeVersion}`);
    return service;
  });
  return opened;
}

/** Runs what the command line asks for. @returns the exit code: 1 where a threshold is missed, 2 where it cannot run */
async function main(args: readonly string[]): Promise<number> {
  const command = readArguments(args);
  switch (command.name) {
    case "help":
      console.log(HELP);
      return 0;
    case "refused":
      console.log(`${command.reason}\n\n${HELP}`);
      return 2;
    case "learn":
      await learnAnswerability(await open());
      return 0;
    case "prompts":
      return comparePrompts(open, command.folder);
    case "measure":
      return measure(command);
  }
}

type Measured = Extract<ReturnType<typeof readArguments>, { name: "measure" }>;

async function measure({ steps, whole, file, failures }: Measured): Promise<number> {
  const reports: Record<string, Report> = {};
  for (const [name, evaluate] of Object.entries(STEPS)) {
    if (!steps.includes(name)) continue;
    const report = await evaluate(open, file);
    print(report, failures);
    reports[name] = report;
  }
  // A page that mixed steps of two editions would mislead: only a whole run makes one.
  if (whole) await publish((await open()).knowledgeVersion, reports);
  return Object.values(reports).every(({ measures }) => measures.every(reaches)) ? 0 : 1;
}

const code = await main(process.argv.slice(2));
await (await opened)?.db.close();
process.exit(code);
