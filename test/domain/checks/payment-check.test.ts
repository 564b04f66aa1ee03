import { describe, expect, test } from "vitest";
import { checkOlderList, checkSettling } from "../../../shared/domain/checks/payment-check.ts";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import { type ProjectFacts, projectIdOfPayments } from "../../../shared/domain/values/project.ts";
import { aBalance, aPayment, aPosting, aProject, day } from "../../support/builders.ts";

const period = { from: day("2020-10-01"), to: day("2020-10-31") };
const listed = ({ account = null, department = "사회적경제과", name = "도로" }: Partial<ProjectFacts>) =>
  aProject({ account, department, name, id: projectIdOfPayments(account, department, name) });
const paying = (project: ProjectFacts, date = "2020-10-05") =>
  aPosting({ project, entries: [aPayment(date, 1_000n)], rows: [7, 8] });
const kept = (...postings: readonly Posting[]) =>
  new Map(postings.map((posting) => [posting.project.id, aBalance(posting)]));

describe("a list of lines that the ledger does not know", () => {
  const list = [{ ...paying(listed({ name: "도로" })), asOf: day("2020-10-20") }];
  /** A line of the department as a list of that day left it. */
  const beside = (facts: Partial<ProjectFacts>, asOf: string) =>
    kept({ ...paying(listed({ name: "하천", ...facts })), asOf: day(asOf) });
  const against = (asOf: string, from: string, to: string, facts: Partial<ProjectFacts> = {}) =>
    checkOlderList(list, period, beside(facts, asOf), [
      { asOf: day(asOf), period: { from: day(from), to: day(to) } },
    ]);

  test.each([
    { asOf: "2020-10-21", from: "2020-10-31", to: "2020-11-30", isHeld: true },
    { asOf: "2020-10-21", from: "2020-09-01", to: "2020-10-01", isHeld: true },
    { asOf: "2020-10-21", from: "2020-11-01", to: "2020-11-30", isHeld: false },
    { asOf: "2020-10-21", from: "2020-09-01", to: "2020-09-30", isHeld: false },
    { asOf: "2020-10-20", from: "2020-10-01", to: "2020-10-31", isHeld: false },
  ])("beside one as of $asOf of $from to $to is held: $isHeld", ({ asOf, from, to, isHeld }) => {
    expect(against(asOf, from, to).map(({ code }) => code)).toEqual(isHeld ? ["payments-of-older-list"] : []);
  });

  test.each([
    { what: "another department", facts: { department: "건설과" }, isHeld: false },
    { what: "the department under an account that is not stated", facts: { account: null }, isHeld: true },
  ])("beside a newer list of $what is held: $isHeld", ({ facts, isHeld }) => {
    expect(against("2020-10-31", "2020-10-01", "2020-10-31", facts)).toHaveLength(isHeld ? 1 : 0);
  });

  test("says so at its first such row, with the sum", () => {
    expect(against("2020-10-31", "2020-10-01", "2020-10-31")).toEqual([
      {
        code: "payments-of-older-list",
        consequence: "hold",
        row: 7,
        column: null,
        value: "도로",
        ko: '"도로" 등 1개 사업의 지출 1,000원은 같은 날짜를 담은 더 최근의 목록에 없었습니다. 취소된 지출일 수 있어 보류합니다. 맞는 지출이면 보류를 해제하고, 아니면 폐기해 주십시오.',
        en: 'The payments of 1 projects, such as "도로", 1,000 won together, were not in a more recent list of the same days. They may have been cancelled, so the list is held: release it if they are right, discard it if not.',
      },
    ]);
  });

  test("is not one of lines that it does know", () => {
    const newer = [{ asOf: day("2020-10-31"), period }];
    expect(checkOlderList(list, period, kept(...list), newer)).toEqual([]);
  });
});

describe("payments of January that settle the year", () => {
  const settling = [{ code: "paid-after-year-end", row: 2 }];

  test("wait where a full statement of 31 December says what that day's totals are", () => {
    const found = checkSettling(settling, {
      fulls: [day("2025-11-30"), day("2025-12-31")],
      fiscalYear: 2025,
    });
    expect(found).toMatchObject([{ code: "settling-under-statement", consequence: "hold", row: 2 }]);
    expect(found[0]?.ko).toContain("더해지지 않습니다");
  });

  test.each([
    ["the last statement is of an earlier day", [day("2025-12-30")], settling],
    ["the ledger has no full statement", [], settling],
    ["the list has no payment of January", [day("2025-12-31")], []],
  ])("are added where %s", (_, fulls, findings) => {
    expect(checkSettling(findings, { fulls, fiscalYear: 2025 })).toEqual([]);
  });
});
