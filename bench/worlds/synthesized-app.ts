/** An environment as its app makes it, as the CDK command line runs it. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const cdkSettings = z.object({ context: z.record(z.string(), z.unknown()) });

/**
 * @param folder where templates come to lie, and the functions' files with them.
 * @param app its file, below the repository's root; `infra/app.ts` makes dev.
 * @param bundled the stacks whose functions are made into files: none, or `**` for all.
 */
export function synthesizeApp(folder: string, app: string, bundled: readonly "**"[]): void {
  const root = join(import.meta.dirname, "../..");
  const { context } = cdkSettings.parse(JSON.parse(readFileSync(join(root, "cdk.json"), "utf8")));
  execFileSync(process.execPath, [join(root, app)], {
    cwd: root,
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, "aws:cdk:bundling-stacks": bundled }),
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
}
