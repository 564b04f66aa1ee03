// The steps of the deployment's workflow, run as far as no account is needed: with synthesis in place of drift, diff and deployment.
import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";

const root = join(import.meta.dirname, "../..");
const step = z.object({ run: z.string().optional(), with: z.record(z.string(), z.unknown()).default({}) });
const workflow = z.object({
  jobs: z.record(
    z.string(),
    z.object({ steps: z.array(step), env: z.record(z.string(), z.string()).default({}) }),
  ),
});
const { jobs } = workflow.parse(parse(readFileSync(join(root, ".github/workflows/deploy.yml"), "utf8")));
const commit = "0123456789abcdef0123456789abcdef01234567";
const folder = mkdtempSync(join(tmpdir(), "deploy-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function ran(command: string, env: Readonly<Record<string, string>>): void {
  execFileSync("bash", ["-euo", "pipefail", "-c", command], {
    cwd: root,
    env: { ...process.env, ...env, GITHUB_SHA: commit },
    stdio: ["ignore", "ignore", "pipe"],
  });
}

/** What its command says of the environment and the commit, without where it goes and what it writes. */
function synthesis(run: string): string {
  const [, context = ""] = /^npm run cloud:deploy -- (.*?)(?: --outputs-file \S+)?$/.exec(run) ?? [];
  return `npm run synth -- ${context} --output "${join(folder, "cdk.out")}"`;
}

test("the materials are made, and the templates of dev, which name the commit; nothing that is signed is missing", () => {
  for (const { run } of jobs["materials"]?.steps ?? []) if (run === "npm run sbom") ran(run, {});
  const dev = jobs["dev"];
  const deployment = dev?.steps.find(({ run }) => run?.startsWith("npm run cloud:deploy"))?.run ?? "";
  ran(synthesis(deployment), dev?.env ?? {});

  const pipeline = readFileSync(join(folder, "cdk.out/budget-monitor-dev-pipeline.template.json"), "utf8");
  expect(pipeline).toContain(commit);
  const signed = z
    .string()
    .parse(dev?.steps.find(({ with: given }) => "subject-path" in given)?.with["subject-path"]);
  const found = signed
    .trim()
    .split("\n")
    .map((pattern) => {
      const cwd = pattern.startsWith("cdk.out/") ? folder : root;
      return [pattern, globSync(pattern, { cwd }).length] as const;
    });
  const counts = Object.fromEntries(found);
  expect(counts["cdk.out/*.template.json"]).toBe(2);
  expect(counts["dist/sbom.cdx.json"]).toBe(1);
  // Each function has several; a signature takes 1,024 subjects.
  expect(counts["cdk.out/asset.*/*.mjs"]).toBeGreaterThan(50);
  expect(counts["cdk.out/asset.*/*.mjs"]).toBeLessThan(1_000);
}, 300_000);
