/** A council report held against what the ledger says of its department's money. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openData } from "../../support/open-data.ts";
import { books } from "../../support/uploads.ts";
import { openIngest } from "./ingest-fixture.ts";

const report = readFileSync(
  new URL("../../../samples/1129000/2020/as-of=2020-10-31/council-report.txt", import.meta.url),
  "utf8",
);
const asReport = { fileName: "업무보고.txt" };

/** The office's dump, whose departments are codes. */
function dumpOn(asOf: string): string {
  const rows = openData(asOf, [
    { code: "C1", name: "마을기업 육성", department: "1002002", budget: 4_409_960_000, spent: 3_000_000_000 },
  ]);
  return rows.replaceAll("4573000", books.office).replaceAll(`"2026"`, `"${books.fiscalYear}"`);
}

const codes = (outcome: { readonly findings?: readonly { readonly code: string }[] }): string[] =>
  (outcome.findings ?? []).map(({ code }) => code);

describe("a council report", () => {
  test.each(["2020-09-30", "2020-10-31", "2020-11-30"])(
    "beside a full statement of %s that knows its department by a code is held with both sums",
    async (asOf) => {
      const fixture = openIngest();
      expect(await fixture.send(dumpOn(asOf), { fileName: "덤프.json" })).toMatchObject({ kind: "applied" });
      const outcome = await fixture.send(report, asReport);
      expect(outcome.kind).toBe("held");
      const found = "findings" in outcome ? outcome.findings : [];
      const beside = found.find(({ code }) => code === "stated-by-full-statement");
      expect(beside?.ko).toContain("전체 자료(예산액 4,409,960,000원)");
      expect(beside?.ko).toContain('부서 "사회적경제과" 등의 단위사업 3건(예산액 4,409,960,000원)');
    },
  );

  test("of a department that the ledger knows by that name says so, and is held all the same", async () => {
    const fixture = openIngest();
    await fixture.send(dumpOn("2020-10-31"), { fileName: "덤프.json" });
    await fixture.send("부서코드,부서명\n1002002,사회적경제과\n", { fileName: "부서.csv" });
    const outcome = await fixture.send(report, asReport);
    expect(outcome.kind).toBe("held");
    const found = "findings" in outcome ? outcome.findings : [];
    const beside = found.find(({ code }) => code === "stated-by-full-statement");
    expect(beside?.ko).toContain('이 파일은 부서 "사회적경제과" 등의 단위사업 3건');
    expect(beside?.en).not.toContain("does not know by that name");
  });

  test("that a full statement follows is not added to it: the statement is held", async () => {
    const fixture = openIngest();
    await fixture.send(report, asReport);
    const outcome = await fixture.send(dumpOn("2020-11-30"), { fileName: "덤프.json" });
    expect(outcome).toMatchObject({ kind: "held" });
    expect(codes("findings" in outcome ? outcome : {})).toContain("projects-vanished");
  });

  test("that lacks a unit project of its department is held with its sum", async () => {
    const fixture = openIngest();
    await fixture.send(report, asReport);
    const shorter = report
      .replace(/\n기본경비\t[^\n]*/, "")
      .replace("4,409,960\t3,827,841\t4,311,242\t86.8", "4,324,866\t3,763,046\t4,241,148\t87.0");
    const outcome = await fixture.send(shorter, asReport);
    expect(outcome).toMatchObject({ kind: "held" });
    const found = "findings" in outcome ? outcome.findings : [];
    const missing = found.find(({ code }) => code === "projects-vanished");
    expect(missing?.ko).toContain("1건, 85,094,000원이 이 파일에 없습니다(기본경비)");
    expect(missing?.ko).toContain("장부의 금액은 그대로 남습니다");
  });
});
