/**
 * `npm run cloud:smoke -- OUTPUTS`: whether what was just deployed answers as it must, from outside and without a login. The
 * file is what `cdk deploy --outputs-file` writes.
 */
import { readFileSync } from "node:fs";
import * as z from "zod";
import { scriptArguments } from "../../shared/runtime/script-arguments.ts";

/** From where, what is asked, and what must come. */
interface Question {
  readonly name: string;
  readonly address: string;
  readonly status: number;
  /** What its body must hold. */
  readonly holds: string;
}

export function questionsOf(outputs: unknown): Question[] {
  const pipeline = pipelineOf(outputs);
  const api = pipeline?.["ApiAddress"];
  const page = pipeline?.["PageAddress"];
  if (api === undefined || page === undefined)
    throw new Error(
      "The outputs name no pipeline with ApiAddress and PageAddress: deploy with --outputs-file.",
    );
  return [
    { name: "the API is there", address: `${api}/api/v1/health`, status: 200, holds: "" },
    {
      name: "it says what it can do",
      address: `${api}/api/v1/openapi.json`,
      status: 200,
      holds: '"openapi"',
    },
    { name: "it lets nobody in without a token", address: `${api}/api/v1/me`, status: 401, holds: "" },
    { name: "the page is there", address: page, status: 200, holds: "<html" },
    { name: "the page reaches the API", address: `${page}api/v1/health`, status: 200, holds: "" },
  ];
}

function pipelineOf(outputs: unknown): Readonly<Record<string, string>> | undefined {
  const stacks = z.record(z.string(), z.record(z.string(), z.string())).parse(outputs);
  return Object.entries(stacks).find(([name]) => name.endsWith("-pipeline"))?.[1];
}

/** What is wrong with where the deployed stacks come from. @param commit that was deployed; null where nobody says. */
export function sourceFailures(outputs: unknown, commit: string | null): string[] {
  const deployed = pipelineOf(outputs)?.["Commit"];
  if (commit === null || deployed === commit) return [];
  return [`it is made of this commit: the stack says ${deployed ?? "none"}, not ${commit}.`];
}

/** @returns what did not come as it must, in a sentence each. */
export async function failuresOf(
  questions: readonly Question[],
  ask: (address: string) => Promise<{ readonly status: number; readonly body: string }>,
): Promise<string[]> {
  const failures = await Promise.all(
    questions.map(async ({ name, address, status, holds }) => {
      try {
        const answer = await ask(address);
        if (answer.status !== status) return [`${name}: ${address} answers ${answer.status}, not ${status}.`];
        return answer.body.includes(holds) ? [] : [`${name}: ${address} answers without ${holds}.`];
      } catch (error) {
        return [
          `${name}: ${address} does not answer (${error instanceof Error ? error.message : "unknown"}).`,
        ];
      }
    }),
  );
  return failures.flat();
}

const patience = 30_000;

if (import.meta.main) {
  const [file = ""] = scriptArguments({
    usage: "npm run cloud:smoke -- OUTPUTS: asks what cdk deploy --outputs-file named",
    options: {},
    mostWords: 1,
  }).words;
  const outputs: unknown = JSON.parse(readFileSync(file, "utf8"));
  const answered = await failuresOf(questionsOf(outputs), async (address) => {
    const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
    return { status: response.status, body: await response.text() };
  });
  const failures = [...sourceFailures(outputs, process.env["GITHUB_SHA"] ?? null), ...answered];
  process.stdout.write(
    failures.length === 0 ? "All five answer as they must.\n" : `${failures.join("\n")}\n`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
}
