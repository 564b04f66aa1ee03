// The workflow of deployment, read as it would run: in this order, each environment shown before it is changed and asked after it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";

const step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});
const job = z.object({
  needs: z.string().optional(),
  if: z.string().optional(),
  environment: z.string().optional(),
  env: z.record(z.string(), z.string()).default({}),
  steps: z.array(step),
});
const file = join(import.meta.dirname, "../../.github/workflows/deploy.yml");
const { jobs } = z.object({ jobs: z.record(z.string(), job) }).parse(parse(readFileSync(file, "utf8")));

const environments = ["dev", "stage", "prod"] as const;
const order = ["materials", ...environments.flatMap((name) => [`${name}-diff`, name])];

/** What a job does, in its order: commands without their variables, and roles that it takes. */
function deeds(name: string): string[] {
  return (jobs[name]?.steps ?? []).flatMap(({ uses, run }) => {
    if (run !== undefined) return [/^npm (?:run )?([\w:]+)/.exec(run)?.[1] ?? run];
    if (uses?.startsWith("actions/attest-build-provenance@") === true) return ["attest"];
    return uses?.startsWith("aws-actions/configure-aws-credentials@") === true ? ["role"] : [];
  });
}

test("each job waits for the one before it, so that a failure ends the chain", () => {
  expect(Object.keys(jobs)).toEqual(order);
  for (const [at, name] of order.entries()) expect(jobs[name]?.needs).toBe(order[at - 1]);
});

test("goes no further than was asked", () => {
  for (const name of ["dev-diff", "dev"]) expect(jobs[name]?.if).toBeUndefined();
  expect(jobs["stage-diff"]?.if).toBe("inputs.as_far_as != 'dev'");
  expect(jobs["prod-diff"]?.if).toBe("inputs.as_far_as == 'prod'");
});

describe.each(environments)("%s", (name) => {
  test("is shown under a role that only reads, then changed under another and asked whether it answers", () => {
    expect(deeds(`${name}-diff`)).toEqual(["ci", "role", "cloud:drift", "cloud:diff"]);
    expect(deeds(name)).toEqual(["ci", "role", "cloud:deploy", "sbom", "attest", "cloud:smoke"]);
    expect([jobs[`${name}-diff`]?.environment, jobs[name]?.environment]).toEqual([`${name}-diff`, name]);
  });

  test("signs what was deployed: each template, each file of a function, and what they are made of", () => {
    const attested = jobs[name]?.steps.find(({ uses }) => uses?.includes("attest-build-provenance") === true);
    expect(attested?.with).toEqual({
      "subject-path": "cdk.out/*.template.json\ncdk.out/asset.*/*.mjs\ndist/sbom.cdx.json\n",
    });
    expect(jobs[`${name}-diff`]?.steps.some(({ uses }) => uses?.includes("attest"))).toBe(false);
  });

  test("takes its role by its own variables, in the one account that is named", () => {
    for (const each of [`${name}-diff`, name]) {
      const role = jobs[each]?.steps.find(({ uses }) => uses?.includes("configure-aws-credentials") === true);
      expect(role?.with).toEqual({
        "role-to-assume": "${{ vars.ROLE }}",
        "aws-region": "${{ vars.REGION }}",
        "allowed-account-ids": "${{ vars.ACCOUNT }}",
      });
    }
  });

  test("is what its settings say, of the commit that was started, in everything that is shown and changed", () => {
    for (const each of [`${name}-diff`, name]) {
      expect(jobs[each]?.env).toEqual({ ENVIRONMENT: name });
      const runs = (jobs[each]?.steps ?? []).flatMap(({ run }) => run ?? []);
      const made = runs.filter((run) => /cloud:(diff|deploy)/.test(run));
      expect(made).toHaveLength(1);
      for (const run of made) {
        expect(run).toContain('-c "environment=$ENVIRONMENT"');
        expect(run).toContain('-c "commit=$GITHUB_SHA"');
      }
    }
  });
});
