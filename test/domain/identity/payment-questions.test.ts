/** Which projects unmatched payments may be: asked where something speaks for one project alone, and said where nothing does. */
import { expect, test } from "vitest";
import { answerable, paymentQuestions } from "../../../shared/domain/identity/payment-questions.ts";
import { sureAnswers } from "../../../shared/domain/identity/questions.ts";
import { joinedLedger } from "../../../shared/domain/matching/joined-ledger.ts";
import { noPartners, type Partners } from "../../../shared/domain/matching/match-answers.ts";
import {
  type ProjectFacts,
  projectIdOfCode,
  projectIdOfPayments,
} from "../../../shared/domain/values/project.ts";
import { aBalance, aPayment, aPosting, aProject, aStatement, day } from "../../support/builders.ts";

const through = "2020-06-30";
const department = "관광진흥과";

function stated(code: string, name: string, amount: bigint, facts: Partial<ProjectFacts> = {}) {
  const project = {
    ...aProject({ account: "일반회계", department, name, ...facts }),
    id: projectIdOfCode(code),
  };
  return aBalance(
    aPosting({ project, asOf: day(through), entries: aStatement(through, { unsplit: amount }) }),
  );
}

function paid(name: string, amount: bigint, of = department) {
  const project = {
    ...aProject({ name, department: of, account: "일반회계" }),
    id: projectIdOfPayments("일반회계", of, name),
  };
  const covers = { from: day("2020-01-01"), to: day("2020-10-31") };
  return aBalance(aPosting({ seq: 2, project, covers, entries: [aPayment("2020-05-04", amount)] }));
}

function asked(balances: readonly ReturnType<typeof aBalance>[], partners: Partners = noPartners) {
  const joined = joinedLedger(balances, {
    statedThrough: day(through),
    asOf: null,
    partners,
    departments: [],
  });
  const questions = paymentQuestions(joined, partners);
  return {
    pairs: questions.map(({ fromName, toName, evidence }) => `${fromName} = ${toName}: ${evidence.at(-1)}`),
    sure: sureAnswers(questions).length,
    answers: answerable(joined, partners).map(({ project, answer }) => `${project.name}: ${answer}`),
  };
}

test("a project with payments is asked about where another spelling has the very amount that they lack", () => {
  const { pairs, sure, answers } = asked([
    stated("A", "명소화사업", 501_600n),
    paid("명소화사업", 17_350n),
    paid("명소화사업(전환사업)", 484_250n),
  ]);
  expect(pairs).toEqual(["명소화사업(전환사업) = 명소화사업: same-lack"]);
  expect(sure).toBe(1);
  expect(answers).toEqual(["명소화사업(전환사업): asked"]);
});

test("an amount that only fits in is asked about, and answered by nobody's word for all", () => {
  const { pairs, sure } = asked([
    stated("A", "명소화사업", 501_600n),
    paid("명소화사업", 17_350n),
    paid("명소화사업(전환사업)", 300_000n),
  ]);
  expect(pairs).toEqual(["명소화사업(전환사업) = 명소화사업: fits-lack"]);
  expect(sure).toBe(0);
});

test("what is more than its payments lack is none of a project's, and neither is another name", () => {
  const { pairs, answers } = asked([
    stated("A", "명소화사업", 501_600n),
    paid("명소화사업", 17_350n),
    paid("명소화사업(전환사업)", 484_251n),
    paid("제방 유지보수", 484_250n),
  ]);
  expect(pairs).toEqual([]);
  expect(answers).toEqual(["명소화사업(전환사업): alone", "제방 유지보수: alone"]);
});

test("an amount that fits in another department's project is not asked about", () => {
  const { answers } = asked([
    stated("A", "명소화사업", 501_600n),
    paid("명소화사업", 17_350n),
    paid("명소화사업(전환사업)", 300_000n, "건설과"),
  ]);
  expect(answers).toEqual(["명소화사업(전환사업): alone"]);
});

test("two spellings that could fill one gap are neither's for sure", () => {
  const { pairs } = asked([
    stated("A", "명소화사업", 501_600n),
    paid("명소화사업", 17_350n),
    paid("명소화사업(전환사업)", 300_000n),
    paid("명소화사업(보조)", 100_000n),
  ]);
  expect(pairs).toEqual([]);
});

test("a line that somebody called a project of its own is asked about no more", () => {
  const own = paid("명소화사업(전환사업)", 484_250n);
  const { pairs, answers } = asked(
    [stated("A", "명소화사업", 501_600n), paid("명소화사업", 17_350n), own],
    new Map([[own.project.id, null]]),
  );
  expect(pairs).toEqual([]);
  expect(answers).toEqual(["명소화사업(전환사업): own"]);
});
