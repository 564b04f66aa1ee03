/** The page that people read names every field, as the schema has it. */
import { readFileSync } from "node:fs";
import { format } from "prettier";
import { expect, test } from "vitest";
import { policyJson } from "../../../shared/contracts/policy/policy-json.ts";
import { policyReference } from "../../../shared/contracts/policy/policy-reference.ts";

test("docs/policy.md is what npm run policy-reference writes", async () => {
  const page = readFileSync(new URL("../../../docs/policy.md", import.meta.url), "utf8");
  const options = { parser: "markdown", printWidth: 110 };
  expect(await format(page, options)).toBe(await format(policyReference(), options));
});

test("every field of the schema has its row", () => {
  const names = Object.keys(policyJson.shape).filter((name) => name !== "version");
  const rows = [...policyReference().matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(new Set(rows)).toEqual(new Set(names));
  expect(rows).toHaveLength(names.length);
});
