import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type DepartmentLine, departmentNames } from "../../../shared/domain/departments/department-votes.ts";
import { factsOf, hasDumps, realDump } from "../identity/real-dumps.ts";

const data = new URL("../../../../shared/data/", import.meta.url);

/** What the county's payment list says of each of its lines. */
function listedLines(): readonly DepartmentLine[] {
  const text = gunzipSync(readFileSync(new URL("vouchers/muju-2026-vouchers.csv.gz", data))).toString("utf8");
  const spent = new Map<string, { facts: DepartmentLine["project"]; won: bigint }>();
  for (const row of text.split(/\r?\n/).slice(1)) {
    const cells = row.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)?.map(plain) ?? [];
    const [, account, department, name, , , amount] = cells;
    if (account === undefined || department === undefined || name === undefined || amount === undefined)
      continue;
    const key = `${account}/${department}/${name}`;
    const known = spent.get(key) ?? { facts: factsOf("x", name, department, account), won: 0n };
    spent.set(key, { ...known, won: known.won + BigInt(amount.replaceAll(",", "")) });
  }
  return [...spent.values()].map(({ facts, won }) => ({ project: facts, spent: won }));
}

function plain(cell: string): string {
  return cell.replace(/,$/, "").replace(/^"(.*)"$/, "$1");
}

describe("names of departments", () => {
  const line = (department: string, name: string, spent: bigint | null = null): DepartmentLine => ({
    project: factsOf(name, name, department, "일반회계"),
    spent,
  });

  test("are what their projects stand under elsewhere", () => {
    const coded = [line("1001", "하천 정비"), line("1001", "도로 보수"), line("1002", "경로당")];
    const named = [line("건설과", "하천정비"), line("건설과", "도로 보수"), line("복지과", "다른 사업")];
    expect(departmentNames(coded, named)).toEqual([{ code: "1001", name: "건설과", votes: 2, of: 2 }]);
  });

  test("are asked where projects disagree, and projects of several departments have no vote", () => {
    const coded = [
      line("1001", "가"),
      line("1001", "나"),
      line("1001", "기본경비"),
      line("1002", "기본경비"),
    ];
    const named = [line("건설과", "가"), line("복지과", "나"), line("건설과", "기본경비")];
    expect(departmentNames(coded, named)).toEqual([]);
  });

  test("are told by spending where all departments have the project", () => {
    const coded = [line("1001", "청사관리", 153_377_520n), line("1002", "청사관리", 163_905_960n)];
    const named = [line("안성면", "청사관리", 163_905_960n), line("무주읍", "청사관리", 153_377_520n)];
    expect(departmentNames(coded, named)).toMatchObject([
      { code: "1001", name: "무주읍" },
      { code: "1002", name: "안성면" },
    ]);
  });

  test("belong to the code with the most votes", () => {
    const coded = [line("1001", "가"), line("1001", "나"), line("1002", "다")];
    const named = [line("건설과", "가"), line("건설과", "나"), line("건설과", "다")];
    expect(departmentNames(coded, named).map(({ code }) => code)).toEqual(["1001"]);
  });

  test.skipIf(!hasDumps)(
    "of a county come out of its payment list: at least 28 of 30 (skipped where ../shared/data is absent)",
    () => {
      const coded = realDump("lofin365/muju-5-asof-20260821.json");
      const found = departmentNames(coded, listedLines());
      const truth = new Map(
        readFileSync(new URL("muju-budget/department-codes.csv", data), "utf8")
          .trim()
          .split(/\r?\n/)
          .slice(1)
          .map((row): [string, string] => {
            const [code = "", name = ""] = row.split(",");
            return [code, name];
          }),
      );
      const others = found.filter(({ code, name }) => truth.has(code) && truth.get(code) !== name);
      // The published table has these two the wrong way round: 3005010 has 무주읍 축제지원, and 무주읍's payments to the won.
      expect(others.map(({ code, name }) => `${code} ${name}`)).toEqual(["3005010 무주읍", "3005050 안성면"]);
      expect(found.filter(({ code }) => truth.has(code)).length).toBeGreaterThanOrEqual(28);
    },
  );
});
