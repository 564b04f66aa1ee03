import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import { ruleNamed, rules } from "../../../../shared/domain/alerts/rules/rules.ts";
import { wordingCases } from "./wording-cases.ts";

/** What people read. Read a sentence aloud before you change it here. */
const approved = readFileSync(new URL("./approved/rule-sentences.txt", import.meta.url), "utf8");

test("every rule says what was approved, in both languages", () => {
  const sentences = wordingCases.map(({ rule, what, facts, fund }) => {
    const { describe, describeRecovery } = ruleNamed(rule);
    const [found, over] = [
      describe("소하천 정비", facts, fund, fundNames),
      describeRecovery("소하천 정비", facts, fund, fundNames),
    ];
    return [
      `# ${[rule, what].filter((part) => part !== "").join(", ")}`,
      found.ko,
      found.en,
      over.ko,
      over.en,
    ].join("\n");
  });
  expect(`${sentences.join("\n\n")}\n`).toBe(approved);
});

test("every rule is among the approved", () => {
  const names = new Set(wordingCases.map(({ rule }) => rule));
  expect(rules.filter(({ name }) => !names.has(name))).toEqual([]);
});
