import { describe, expect, test } from "vitest";
import { departmentsAsStated } from "../../../shared/domain/departments/known-departments.ts";
import { affixResembles } from "../../../shared/domain/identity/payment-resemblance.ts";
import type { SourceRecord } from "../../../shared/domain/ledger/posting.ts";
import { type ProjectFacts, projectIdOfPayments } from "../../../shared/domain/values/project.ts";
import { aPosting, aProject, day } from "../../support/builders.ts";

function payee(name: string, department = "건설과"): ProjectFacts {
  return {
    ...aProject({ name }),
    id: projectIdOfPayments("일반회계", department, name),
    department,
    account: "일반회계",
  };
}

function paid(name: string, department?: string): SourceRecord {
  return aPosting({ project: payee(name, department), asOf: day("2026-06-30"), entries: [] });
}

const names = ["군도 정비", "하천 정비", "가로등 보수", "교량 점검", "보도 정비"];
const known = names.map((name) => payee(name));

function pairsOf(records: readonly SourceRecord[], total = records.length, lines = known): string[] {
  return affixResembles(records, total, lines, departmentsAsStated).map(
    ({ added, live }) => `${live.project.name} → ${added.project.name}`,
  );
}

describe("a payment list whose names all differ by the same words", () => {
  test.each([
    ["got a suffix", (name: string) => `${name}(전환사업)`],
    ["got a prefix", (name: string) => `2026 ${name}`],
    ["got another space and a suffix", (name: string) => `${name.replace(" ", "")} (전환사업)`],
  ])("that they %s is one question about all of them", (_, changed) => {
    expect(pairsOf(names.map((name) => paid(changed(name))))).toEqual(
      names.map((name) => `${name} → ${changed(name)}`),
    );
  });

  test("that they lost a suffix is too", () => {
    const before = names.map((name) => payee(`${name}(전환사업)`));
    expect(
      pairsOf(
        names.map((name) => paid(name)),
        names.length,
        before,
      ),
    ).toHaveLength(names.length);
  });

  test.each<[string, readonly SourceRecord[], number]>([
    ["two lines are no list", names.slice(0, 2).map((name) => paid(`${name}(전환사업)`)), 2],
    ["most lines of the list kept their names", names.map((name) => paid(`${name}(전환사업)`)), 9],
    ["each has another suffix", names.map((name, at) => paid(`${name}(${at}차)`)), names.length],
    [
      "they are of another department",
      names.map((name) => paid(`${name}(전환사업)`, "복지과")),
      names.length,
    ],
  ])("asks nothing where %s", (_, records, total) => {
    expect(pairsOf(records, total)).toEqual([]);
  });

  test("asks of what got it, where one line in five is new besides", () => {
    const records = [...names.slice(0, 4).map((name) => paid(`${name}(전환사업)`)), paid("새 광장")];
    expect(pairsOf(records)).toHaveLength(4);
  });
});
