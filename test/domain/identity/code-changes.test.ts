import { describe, expect, test } from "vitest";
import { departmentsAsStated } from "../../../shared/domain/departments/known-departments.ts";
import { rebuild } from "../../../shared/domain/ledger/balance.ts";
import { codeChanges } from "../../../shared/domain/identity/code-changes.ts";
import { toPosting } from "../../../shared/domain/ledger/posting.ts";
import type { SourceRecord } from "../../../shared/domain/ledger/posting.ts";
import { factsOf, recordOfLine } from "./real-dumps.ts";

type Line = readonly [code: string, name: string, department: string, budget: bigint, spent: bigint];

function recordOf([code, name, department, budget, spent]: Line): SourceRecord {
  const project = factsOf(code, name, department, "일반회계");
  return recordOfLine({ project, appropriation: budget, currentBudget: budget, spent });
}

function changesOf(before: readonly Line[], after: readonly Line[], answered: readonly string[] = []) {
  return changesBetween(before, after.map(recordOf), answered);
}

function changesBetween(
  before: readonly Line[],
  records: readonly SourceRecord[],
  answered: readonly string[] = [],
) {
  const source = { seq: 1, uploadId: "u", format: "qwgjk", findings: [] };
  const balances = before.flatMap((line) => rebuild([toPosting(recordOf(line), source, null)]) ?? []);
  const named = new Set(records.map(({ project }) => project.id));
  return codeChanges({
    records,
    statedAs: new Map(),
    known: new Map(balances.map((balance) => [balance.project.id, balance])),
    isAnswered: (id) => answered.includes(id),
    isGone: (id) => !named.has(id),
    departments: () => departmentsAsStated,
  }).map(({ added, live }) => [added.project.id, live.project.id]);
}

const road: Line = ["A", "군도 확포장", "건설과", 123_450_000n, 45_600_000n];
const hall: Line = ["B", "경로당 운영", "복지과", 67_890_000n, 12_340_000n];

describe("a known code", () => {
  test.each<[string, readonly Line[]]>([
    ["that goes on", [["A", "군도 확포장", "건설과", 123_450_000n, 50_000_000n], hall]],
    [
      "whose project is renamed and keeps its budget",
      [["A", "지역 도로 정비", "건설과", 123_450_000n, 50_000_000n], hall],
    ],
    [
      "whose project gets a suffix and another budget",
      [["A", "군도 확포장(전환사업)", "건설과", 200_000_000n, 50_000_000n], hall],
    ],
    [
      "whose project is renamed with a budget that grew, its spending as it was",
      [["A", "지역 도로 정비", "건설과", 200_000_000n, 45_600_000n], hall],
    ],
    [
      "whose project is renamed a little with another budget after a refund",
      [["A", "군도 확포장 사업", "건설과", 200_000_000n, 40_000_000n], hall],
    ],
    ["whose project moves with its name", [["A", "군도 확포장", "도로과", 200_000_000n, 50_000_000n], hall]],
    [
      "whose project is renamed and moves with a telling budget",
      [["A", "지역 도로 정비", "도로과", 123_450_000n, 50_000_000n], hall],
    ],
  ])("%s asks nothing", (_, after) => {
    expect(changesOf([road, hall], after)).toEqual([]);
  });

  test.each<[string, readonly Line[], readonly (readonly string[])[]]>([
    [
      "of another name and budget",
      [["A", "축제 지원", "건설과", 30_000_000n, 50_000_000n], hall],
      [["code/a/축제지원", "code/a"]],
    ],
    [
      "of another name whose spending fell",
      [["A", "축제 지원", "건설과", 123_450_000n, 0n], hall],
      [["code/a/축제지원", "code/a"]],
    ],
    [
      "of another name in another department, with a round budget that others have too",
      [["A", "축제 지원", "문화과", 123_000_000n, 45_600_000n], hall],
      [["code/a/축제지원", "code/a"]],
    ],
    [
      "of a similar name, of which everything else is another's",
      [["A", "군도 확포장 2단계", "문화과", 30_000_000n, 0n], hall],
      [["code/a/군도확포장2단계", "code/a"]],
    ],
    [
      "that swaps its name with another one",
      [
        ["A", "경로당 운영", "건설과", 123_450_000n, 45_600_000n],
        ["B", "군도 확포장", "복지과", 67_890_000n, 12_340_000n],
      ],
      [
        ["code/a/경로당운영", "code/a"],
        ["code/b/군도확포장", "code/b"],
      ],
    ],
    [
      "that swaps whole lines: the line with the name and the money is meant",
      [
        ["A", "경로당 운영", "복지과", 67_890_000n, 12_340_000n],
        ["B", "군도 확포장", "건설과", 123_450_000n, 45_600_000n],
      ],
      [
        ["code/a/경로당운영", "code/b"],
        ["code/b/군도확포장", "code/a"],
      ],
    ],
    [
      "that takes the name of a line that is gone",
      [["A", "경로당 운영", "복지과", 67_890_000n, 20_000_000n]],
      [["code/a/경로당운영", "code/b"]],
    ],
  ])("%s is asked about", (_, after, pairs) => {
    const before =
      after[0]?.[3] === 123_000_000n
        ? [["A", "군도 확포장", "건설과", 123_000_000n, 45_600_000n] as const]
        : [road];
    expect(changesOf([...before, hall], after)).toEqual(pairs);
  });

  test("is not asked about twice under one name", () => {
    const after: Line = ["A", "축제 지원", "건설과", 30_000_000n, 0n];
    expect(changesOf([road], [after], ["code/a/축제지원"])).toEqual([]);
    expect(changesOf([road], [after], ["code/a/다른이름"])).toHaveLength(1);
  });

  test("that an increment states under quite another name is asked about", () => {
    const increment = (name: string, department = "건설과", code = "A"): SourceRecord => {
      const record = recordOf([code, name, department, 0n, 1n]);
      const entries = record.entries.flatMap((entry) =>
        entry.measure === "expenditure" ? [{ ...entry, kind: "increment" as const }] : [],
      );
      return { ...record, entries };
    };
    const asked = (record: SourceRecord) => changesBetween([road, hall], [record]);
    expect(asked(increment("축제 지원"))).toEqual([["code/a/축제지원", "code/a"]]);
    expect(asked(increment("경로당 운영"))).toContainEqual(["code/a/경로당운영", "code/a"]);
    expect(asked(increment("군도 확포장 2단계"))).toEqual([]);
    expect(asked(increment("군도 확포장", "문화과"))).toEqual([]);
    expect(asked(increment("새 사업", "건설과", "C"))).toEqual([]);
  });
});
