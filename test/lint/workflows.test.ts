// The workflows run what anybody can run here, with no more rights than they need, and nobody else's code that could change.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";

const root = join(import.meta.dirname, "../..");
const folder = join(root, ".github/workflows");

const permissions = z.record(z.string(), z.string());
const step = z.object({ uses: z.string().optional(), run: z.string().optional() });
const job = z.object({
  permissions: permissions.optional(),
  environment: z.string().optional(),
  "timeout-minutes": z.int(),
  strategy: z.object({ matrix: z.object({ check: z.array(z.string()) }) }).optional(),
  steps: z.array(step),
});
const workflow = z.object({ permissions, jobs: z.record(z.string(), job) });

const manifest = z
  .object({ scripts: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read("package.json")));

const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(join(folder, name), "utf8");
  return { name, text, ...workflow.parse(parse(text)) };
});

function read(name: string): string {
  return readFileSync(join(root, name), "utf8");
}

const jobs = workflows.flatMap(({ name, jobs: all }) =>
  Object.entries(all).map(([id, each]) => ({ name: `${name}/${id}`, ...each })),
);

test("there are a check of each change, a nightly one and a deployment", () => {
  expect(workflows.map(({ name }) => name)).toEqual(["ci.yml", "deploy.yml", "nightly.yml"]);
});

describe.each(workflows)("$name", ({ name, text, permissions: rights, jobs: all }) => {
  test("only reads the repository", () => {
    expect(rights).toEqual({ contents: "read" });
  });

  test("gives a token for AWS to jobs of a guarded environment of deploy alone, and no other right than to sign what they deployed", () => {
    const own = Object.values(all).filter((each) => each.permissions !== undefined);
    const attests = (each: (typeof own)[number]) =>
      each.steps.some(({ uses }) => uses?.startsWith("actions/attest-build-provenance@") === true);
    expect(own.map((each) => each.permissions)).toEqual(
      own.map((each) => ({
        contents: "read",
        "id-token": "write",
        ...(attests(each) ? { attestations: "write" } : {}),
      })),
    );
    expect(own.filter((each) => each.environment === undefined)).toEqual([]);
    expect(own.length > 0).toBe(name === "deploy.yml");
  });

  test("uses no stored secret", () => {
    expect(text).not.toMatch(/secrets\.|AWS_SECRET|aws-access-key/iu);
  });

  test("is not woken by what strangers can send with rights of ours", () => {
    expect(text).not.toMatch(/pull_request_target|workflow_run|issue_comment/u);
  });
});

const actions = jobs.flatMap(({ name, steps }) =>
  steps.flatMap(({ uses }) => (uses === undefined ? [] : [{ name, uses }])),
);

test.each(actions)("$name takes $uses at a commit", ({ uses }) => {
  expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/u);
});

test("each pinned commit says beside it which version it is", () => {
  for (const { text } of workflows)
    for (const line of text.split("\n").filter((each) => each.includes("uses:")))
      expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u);
});

const commands = jobs.flatMap(({ name, steps, strategy }) =>
  [...steps.flatMap(({ run }) => run ?? []), ...(strategy?.matrix.check ?? [])].map((run) => ({ name, run })),
);

const scripts = new Set([
  ...Object.keys(manifest.scripts).map((name) => `npm run ${name}`),
  "npm ci",
  "bash .ci/run",
  "sudo apt-get",
  "${{ matrix.check }}",
]);

test.each(commands)("$name runs '$run', which is there", ({ run }) => {
  const known = /^(npm run [\w:-]+|npm ci$|bash \.ci\/run$|sudo apt-get|\$\{\{ matrix\.check \}\}$)/u.exec(
    run,
  )?.[1];
  expect(scripts).toContain(known);
});

test("no command holds what somebody writes into a form: it comes as a variable", () => {
  for (const { run } of commands) expect(run).not.toMatch(/\$\{\{ (inputs|github)\./u);
});

test("the nightly has every check that takes long", () => {
  const nightly = commands.filter(({ name }) => name.startsWith("nightly")).map(({ run }) => run);
  for (const script of ["test:long", "simulate", "crash", "guarantees", "cloud:test"])
    expect(nightly.some((run) => run.startsWith(`npm run ${script}`))).toBe(true);
});

test("every job has an end", () => {
  for (const each of jobs) expect(each["timeout-minutes"]).toBeLessThanOrEqual(300);
});

test(".nvmrc is the Node that npm ci installs", () => {
  expect(read(".nvmrc").trim()).toBe(manifest.devDependencies["node"]);
});
