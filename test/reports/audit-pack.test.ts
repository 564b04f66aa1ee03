/** Papers for an audit as files: every figure read back by two readers of each format, and the same bytes again. */
import { describe, expect, test } from "vitest";
import { auditPack } from "../../shared/domain/report/pack/audit-pack.ts";
import type { PrintedReport } from "../../shared/domain/report/report-table.ts";
import { hwpxReport } from "../../shared/reports/hwpx-report.ts";
import { xlsxReport } from "../../shared/reports/xlsx-report.ts";
import { unpackedArchive } from "../../shared/reports/zip-archive.ts";
import { aMissingYear, aPackLine, aPackQuestion, aPackYear } from "../support/pack-years.ts";
import { expectReadBack, readersOf } from "./read-back.ts";
import { hasData, snapshotOfCounty } from "./report-fixtures.ts";

/** Names and figures that files stumble over. */
function nastyPack(): PrintedReport {
  const long = "가".repeat(200);
  const lines = [
    aPackLine({ code: "A1", name: `${long} <&>"'` }, [10_000_500n, 10_000_500n, -499n]),
    aPackLine({ code: "A2", name: "=1+1" }, [0n, 0n, 400n]),
    aPackLine({ code: "A3", name: "예비비" }, [999_999_999_999n, 999_999_999_999n, 0n]),
  ];
  const years = [
    aPackYear(2026, ["2026-03-31", "2026-06-30"], lines),
    aMissingYear(2025, false),
    aPackYear(2024, ["2024-12-31"], lines.slice(0, 2)),
  ];
  return auditPack(aPackQuestion(years, ["사회적경제과"]));
}

describe("papers for an audit", () => {
  test.for(readersOf)(
    "hold every figure as %s reads them, though names are long and amounts small",
    async ([, read]) => {
      await expectReadBack(nastyPack(), read);
    },
  );

  test("number their headings in HWPX, and list them behind the first page", async () => {
    const parts = unpackedArchive(await hwpxReport(nastyPack()));
    const body = parts.find(({ name }) => name === "Contents/section0.xml");
    const xml = new TextDecoder().decode(body?.bytes);
    const headings = ["2. 분기별 집행 추이", "5. 사업별 집행현황", "참고 1. 작성 기준과 자료"];
    for (const heading of headings) expect(xml.split(`<hp:t>${heading}</hp:t>`).length - 1).toBe(2);
  });

  test.for([
    ["HWPX", hwpxReport],
    ["XLSX", xlsxReport],
  ] as const)("are the same to the byte in %s when they are written again", async ([, write]) => {
    const [first, again] = [await write(nastyPack()), await write(nastyPack())];
    expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true);
  });
});

test.skipIf(!hasData)("a county's year is read back whole (where ../shared/data is present)", async () => {
  const { lines, books } = await snapshotOfCounty();
  const departments = [...new Set(lines.flatMap(({ project }) => project.department ?? []))].slice(0, 2);
  const year = { ...aPackYear(2026, ["2026-08-21"], lines), fiscalYear: books.fiscalYear };
  const pack = auditPack(aPackQuestion([year, aMissingYear(2025, false)], departments));
  for (const [, read] of readersOf) await expectReadBack(pack, read);
});
