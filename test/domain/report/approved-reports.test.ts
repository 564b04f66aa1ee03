import { aReportQuestion } from "../../support/report-questions.ts";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { councilReport } from "../../../shared/domain/report/council-report.ts";
import { aSnapshot } from "../../support/snapshots.ts";
import { aMonthBefore, byProject, byUnitProject } from "./report-snapshots.ts";
import { reportText } from "./report-text.ts";

/** What councils read, word by word and figure by figure. Read it whole before you change it. */
const approved = (name: string) => readFileSync(new URL(`./approved/${name}.txt`, import.meta.url), "utf8");

test.each([
  {
    name: "by-unit-project",
    question: aReportQuestion(byUnitProject, {
      hash: "a".repeat(64),
      since: aMonthBefore,
      lastQuarter: aMonthBefore,
      officeName: "영등포구",
      department: "기획예산과",
      contact: "예산팀",
    }),
  },
  { name: "by-project", question: aReportQuestion(byProject, { unit: "원" }) },
  { name: "of-an-empty-ledger", question: aReportQuestion(aSnapshot({ lines: [] }), { unit: "백만원" }) },
] as const)("the council report $name is as it was approved", ({ name, question }) => {
  expect(reportText(councilReport(question))).toBe(approved(name));
});
