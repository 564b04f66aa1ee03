/** An environment as its app makes it, as the CDK command line runs it. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const cdkSettings = z.object({ context: z.record(z.string(), z.unknown()) });

/**
 * @param folder where templates come to lie, and the functions' files with them.
 * @param environment a file of infra/settings, without .json.
 * @param bundled the stacks whose functions are made into files: none, or `**` for all.
 */
export function synthesizeApp(folder: string, environment: string, bundled: readonly "**"[]): void {
  const root = join(import.meta.dirname, "../..");
  const { context } = cdkSettings.parse(JSON.parse(readFileSync(join(root, "cdk.json"), "utf8")));
  execFileSync(process.execPath, [join(root, "infra/app.ts")], {
    cwd: root,
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, environment, "aws:cdk:bundling-stacks": bundled }),
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
}
