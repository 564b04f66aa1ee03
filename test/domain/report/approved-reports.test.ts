import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { councilReport } from "../../../shared/domain/report/council-report.ts";
import { aSnapshot } from "../../support/snapshots.ts";
import { aMonthBefore, byProject, byUnitProject } from "./report-snapshots.ts";
import { reportText } from "./report-text.ts";

/** What councils read, word by word and figure by figure. Read it whole before you change it. */
const approved = (name: string) => readFileSync(new URL(`./approved/${name}.txt`, import.meta.url), "utf8");
const plain = { hash: null, since: null, officeName: null } as const;

test.each([
  {
    name: "by-unit-project",
    question: {
      snapshot: byUnitProject,
      hash: "a".repeat(64),
      since: aMonthBefore,
      officeName: "영등포구",
      unit: "천원",
    },
  },
  { name: "by-project", question: { ...plain, snapshot: byProject, unit: "원" } },
  { name: "of-an-empty-ledger", question: { ...plain, snapshot: aSnapshot({ lines: [] }), unit: "백만원" } },
] as const)("the council report $name is as it was approved", ({ name, question }) => {
  expect(reportText(councilReport(question))).toBe(approved(name));
});
