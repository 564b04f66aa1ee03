import { describe, expect, test } from "vitest";
import { departmentsAsStated } from "../../../shared/domain/departments/known-departments.ts";
import { dateOf } from "../../../shared/domain/values/calendar.ts";
import {
  type IdentityLine,
  identityLineOfLedger,
  identityLineOfRecord,
} from "../../../shared/domain/identity/identity-line.ts";
import { resembles } from "../../../shared/domain/identity/resemblance.ts";
import { areSimilarNames, nameShapeOf } from "../../../shared/domain/identity/similar-names.ts";
import { accountsOf, projectIdOfCode, projectIdOfName } from "../../../shared/domain/values/project.ts";
import { factsOf, recordOfLine } from "./real-dumps.ts";

interface Line {
  readonly name?: string;
  readonly code?: string | null;
  readonly department?: string | null;
  readonly account?: string | null;
  readonly budget?: bigint;
  readonly spent?: bigint;
}

function line({
  name = "경로당 운영 지원",
  code = null,
  department = "복지정책과",
  account = null,
  budget = 100_000_000n,
  spent = 40_000_000n,
}: Line): IdentityLine {
  const facts = factsOf(code ?? "x", name, department, account);
  const id =
    code === null ? projectIdOfName("project", `${department}${account}`, name) : projectIdOfCode(code);
  return identityLineOfRecord(
    recordOfLine({ project: { ...facts, id }, appropriation: budget, currentBudget: budget, spent }),
    departmentsAsStated,
  );
}

function evidenceFor(
  added: Line,
  live: readonly Line[],
  named: readonly Line[] = [],
  isGone: (id: string) => boolean = () => false,
) {
  const names = new Map(named.map((each) => [line(each).project.id, line(each).department] as const));
  const lines = [...live, ...named].map(line);
  const accounts = accountsOf(lines.map(({ project }) => project));
  const pairs = resembles([line(added)], lines, names, isGone, accounts);
  return pairs.map((pair) => [pair.live.project.name, pair.evidence]);
}

describe("a new line resembles a live one", () => {
  test.each<[string, Line, Line]>([
    ["whose department was renamed", { department: "복지지원과", spent: 50_000_000n }, {}],
    ["that gets its code later", { code: "4573000202600011", spent: 50_000_000n }, {}],
    ["that loses its code, with another budget", { budget: 120_000_000n }, { code: "P1" }],
    ["whose code lost its zeros", { code: "120", name: "경로당 운영" }, { code: "00120" }],
    ["whose code lost its 16th digit", { code: "4573000202600010" }, { code: "4573000202600011" }],
    ["whose code was parted by account and department", { code: "46@100@1001", budget: 3n }, { code: "46" }],
    [
      "that has another name, and the same money to the won",
      { name: "어르신 쉼터 운영", budget: 500_000_000n, spent: 123_456_789n },
      { budget: 500_000_000n, spent: 123_456_789n },
    ],
    [
      "whose long code lost its zeros, with another name and budget",
      { code: "45400002008304", name: "어르신 쉼터", budget: 9n, spent: 5n },
      { code: "0045400002008304" },
    ],
    ["with numbering and a footnote", { name: "1. 경로당 운영 지원 (주: 국비)", department: "다른과" }, {}],
    [
      "whose dot was lost",
      { name: "소상공인?농어업인 지원", code: "1" },
      { name: "소상공인‧농어업인 지원", code: "2" },
    ],
    [
      "with a suffix of the office",
      { name: "안성지구 개발(전환사업)", code: "1" },
      { name: "안성지구 개발", code: "2" },
    ],
    [
      "that was cut",
      { name: "주민숙원사업 도비보조 (안길 ...", code: "1" },
      { name: "주민숙원사업 도비보조 (안길, 농로)", code: "2" },
    ],
    [
      "with one word changed",
      { name: "사회적기업 육성 지원사업", code: "1" },
      { name: "사회적기업 육성지원", code: "2" },
    ],
    [
      "with another name, and the same budget and spending",
      { name: "새 이름", code: "1", budget: 123_456_000n, spent: 7_654_321n },
      { code: "2", budget: 123_456_000n, spent: 7_654_321n },
    ],
    [
      "in unknown department and account",
      { department: null, code: null, budget: 5n },
      { code: "2", account: "일반회계" },
    ],
  ])("%s", (_, added, live) => {
    expect(evidenceFor(added, [live])).toHaveLength(1);
  });

  test.each<[string, Line, Line]>([
    [
      "in another department's other account",
      { account: "특별회계", department: "건설과" },
      { account: "일반회계" },
    ],
    ["in another department, with another budget", { department: "건설과", budget: 5n, spent: 1n }, {}],
    ["with another name and a round budget", { name: "하천 정비", code: "1" }, { code: "2" }],
    [
      "with another number",
      { name: "도로개설 2단계 공사", code: "1" },
      { name: "도로개설 1단계 공사", code: "2" },
    ],
    ["for another place", { name: "도로개설(나지구)", code: "1" }, { name: "도로개설(가지구)", code: "2" }],
    [
      "with a budget of 0",
      { name: "새 사업", code: "1", budget: 0n, spent: 0n },
      { code: "2", budget: 0n, spent: 0n },
    ],
  ])("but not one %s", (_, added, live) => {
    expect(evidenceFor(added, [live])).toEqual([]);
  });

  const elsewhere: Line = { account: "일반회계", code: "2" };
  const known: Line = { name: "원격검침", account: "상수도특별회계", code: "3", budget: 7n, spent: 2n };
  test.each<[string, Line, number]>([
    ["with other amounts and a code of its own", { code: "1", budget: 5n, spent: 1n }, 0],
    ["with the same budget", { code: "1", spent: 1n }, 1],
    ["without a code", { budget: 5n, spent: 1n }, 1],
    ["that the ledger does not know", { code: "1", account: "하수도특별회계", budget: 5n, spent: 1n }, 1],
    [
      "that is the same in other words",
      { code: "1", account: "100 일반회계(본청)", budget: 5n, spent: 1n },
      1,
    ],
  ])("in another account, %s", (_, added, count) => {
    expect(evidenceFor({ account: known.account ?? null, ...added }, [elsewhere, known])).toHaveLength(count);
  });

  test("in its own account sooner than one of the same name in another", () => {
    const own: Line = { account: "상수도특별회계", code: "4", budget: 9n, spent: 3n };
    const found = evidenceFor({ account: "상수도특별회계" }, [elsewhere, own]);
    expect(found).toMatchObject([["경로당 운영 지원", ["same-name", "spending-went-on", "same-department"]]]);
  });

  test("but never one that the statement names itself", () => {
    expect(evidenceFor({ code: "2" }, [], [{ code: "1" }])).toEqual([]);
  });

  test("most where most speaks for it", () => {
    const found = evidenceFor({ code: "9", budget: 300n }, [
      { code: "1", budget: 100n },
      { code: "2", budget: 300n },
      { code: "3", budget: 200n },
    ]);
    expect(found).toMatchObject([
      ["경로당 운영 지원", ["same-name", "same-budget", "same-spending", "same-department"]],
    ]);
  });

  test("by its name alone where its department vanished", () => {
    const live = ["가 사업", "나 사업", "다 사업"].map((name) => ({ name }));
    const added = live.map(({ name }, at) => ({
      name,
      department: "복지지원과",
      budget: BigInt(at + 7),
      spent: 0n,
    }));
    const pairs = resembles(added.map(line), live.map(line), new Map(), () => false, new Set());
    expect(pairs.map(({ evidence }) => evidence)).toEqual(
      added.map(() => ["same-name", "department-vanished"]),
    );
  });
});

test("a line of the ledger is compared by all that it states", () => {
  const { project } = line({ code: "1", account: "일반 회계" });
  const asOf = dateOf(2026, 6, 30);
  if (asOf === null) throw new Error("There is such a day");
  const amounts = {
    appropriation: { unsplit: 5n },
    "current-budget": { national: 5n, municipal: 2n },
    commitment: {},
    expenditure: {},
  };
  const ledgerLine = { project, asOf, lastSeq: 1, amounts, plan: [], requirement: {} };
  expect(identityLineOfLedger(ledgerLine, departmentsAsStated)).toMatchObject({
    code: "1",
    account: "일반회계",
    budgets: [5n, 7n],
    spent: null,
  });
});

describe("names", () => {
  test.each([
    ["안성칠연지구 관광개발", "안성칠연지구 관광개발(전환사업)", true],
    ["하천ㆍ제방 유지보수", "하천·제방유지보수", true],
    ["경로당?운영", "경로당‧운영", true],
    ["기본경비", "기본경비(총액)", true],
    ["기본경비", "기본급", false],
    ["제1회 축제 운영", "제2회 축제 운영", false],
    ["소하천 정비(갑천)", "소하천 정비(을천)", false],
    ["상수도 시설 확충", "하수도 시설 확충", false],
  ])("%s and %s are similar: %s", (a, b, isSimilar) => {
    expect(areSimilarNames(nameShapeOf(a), nameShapeOf(b))).toBe(isSimilar);
    expect(areSimilarNames(nameShapeOf(b), nameShapeOf(a))).toBe(isSimilar);
  });
});
