// Lints small files with the product's own rules, in a scratch folder laid out like the repository.
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as z from "zod";

export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
}

const root = join(import.meta.dirname, "../..");

/** Lints all files in one run. The scratch folder is gone when this returns, whatever happened. */
export async function lint(files: ReadonlyMap<string, string>): Promise<readonly Finding[]> {
  const scratch = await mkdtemp(join(tmpdir(), "lint-rules-"));
  try {
    await symlink(join(root, "node_modules"), join(scratch, "node_modules"));
    await copyFile(join(root, ".oxlintrc.json"), join(scratch, ".oxlintrc.json"));
    await copyFile(join(root, "tsconfig.json"), join(scratch, "tsconfig.json"));
    for (const [file, text] of files) {
      await mkdir(dirname(join(scratch, file)), { recursive: true });
      await writeFile(join(scratch, file), text);
    }
    return findings(await run(scratch));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function run(folder: string): Promise<string> {
  const oxlint = join(root, "node_modules/oxlint/bin/oxlint");
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024, timeout: 50_000 };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [oxlint, "--type-aware", "--format", "json"],
      options,
      (error, output, said) => {
        // Findings make it exit with 1; anything that is not a report is a broken run.
        if (output.startsWith("{")) resolve(output);
        else reject(new Error(`oxlint gave no report: ${output}${said}`, { cause: error }));
      },
    );
  });
}

const report = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string(),
      filename: z.string(),
      labels: z.tuple([z.object({ span: z.object({ line: z.number() }) })], z.unknown()),
    }),
  ),
});

function findings(output: string): readonly Finding[] {
  return report.parse(JSON.parse(output)).diagnostics.map(({ code, filename, labels: [at] }) => ({
    file: filename,
    line: at.span.line,
    rule: code,
  }));
}
