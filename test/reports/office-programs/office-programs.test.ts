/** Reports in the hands of programs that had no part in them: Python's libraries read every row, and LibreOffice computes every formula anew. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readXlsx } from "hucre/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import type { CouncilReport } from "../../../shared/domain/report/council-report.ts";
import { hwpxReport } from "../../../shared/reports/hwpx-report.ts";
import { xlsxReport } from "../../../shared/reports/xlsx-report.ts";
import { packedArchive, unpackedArchive } from "../../../shared/reports/zip-archive.ts";
import { byProject, byUnitProject } from "../../domain/report/report-snapshots.ts";
import { documentRead, expectReadBack, workbookRead } from "../read-back.ts";
import { hasData, reportOf, snapshotOfCounty } from "../report-fixtures.ts";
import { python, readByPython, remedy } from "./python-readers.ts";

const reports: readonly (readonly [name: string, report: () => Promise<CouncilReport>])[] = [
  ["an office by unit project", () => Promise.resolve(reportOf(byUnitProject))],
  ["an office by project", () => Promise.resolve(reportOf(byProject))],
  ...(hasData ? [["a county", async () => reportOf(await snapshotOfCounty())] as const] : []),
];

describe.skipIf(python === null).each(reports)(`the report of %s (${remedy})`, (_, reportMade) => {
  let report: CouncilReport;
  beforeAll(async () => {
    report = await reportMade();
  });

  test("is read back from XLSX by openpyxl, row by row", async () => {
    await expectReadBack(
      report,
      workbookRead((file) => Promise.resolve(readByPython("xlsx", file).rows)),
    );
  });

  test("has the formulas in openpyxl that were written", async () => {
    const workbook = await xlsxReport(report);
    const { formulas } = readByPython("xlsx", workbook);
    const written = (await formulasOf(workbook)).map(({ formula }) => `=${formula}`);
    expect(formulas.toSorted()).toEqual(written.toSorted());
  });

  test("is read back from HWPX by python-hwpx, row by row", async () => {
    await expectReadBack(
      report,
      documentRead((file) => readByPython("hwpx", file).rows),
    );
  });

  test("has nothing that python-hwpx's validators of package and schema object to", async () => {
    expect(readByPython("hwpx", await hwpxReport(report)).faults).toEqual([]);
  });
});

const hasOffice = isThere("soffice");

describe.skipIf(!hasOffice).each(reports)(
  "LibreOffice (where soffice is on the PATH), of %s",
  (_, reportMade) => {
    test("computes every formula to the value that stood beside it", async () => {
      const workbook = await xlsxReport(await reportMade());
      const written = await formulasOf(workbook);
      const computed = new Map(
        (await formulasOf(computedByOffice(withoutValues(workbook)))).map((cell) => [cell.place, cell.value]),
      );
      expect(written.length).toBeGreaterThan(20);
      // Rates are of 17 digits, of which programs keep 15.
      const others = written.filter(
        ({ place, value }) => !(Math.abs(Number(computed.get(place)) - Number(value)) < 1e-12),
      );
      expect(others).toEqual([]);
    }, 120_000);
  },
);

interface Computed {
  /** `예산현황 4,1` */
  readonly place: string;
  readonly formula: string;
  readonly value: unknown;
}

async function formulasOf(workbook: Uint8Array): Promise<Computed[]> {
  const { sheets } = await readXlsx(workbook);
  return sheets.flatMap(({ name, cells }) =>
    [...(cells ?? [])].flatMap(([at, { formula, formulaResult }]) =>
      formula === undefined ? [] : [{ place: `${name} ${at}`, formula, value: formulaResult }],
    ),
  );
}

/** What stood beside the formulas is gone: whatever stands there later was computed. */
function withoutValues(workbook: Uint8Array): Uint8Array {
  return packedArchive(
    unpackedArchive(workbook).map(({ name, bytes }) => {
      if (!name.startsWith("xl/worksheets/sheet")) return { name, bytes };
      const xml = new TextDecoder().decode(bytes).replaceAll(/<\/f><v>[^<]*<\/v>/g, "</f>");
      return { name, bytes: new TextEncoder().encode(xml) };
    }),
  );
}

function computedByOffice(workbook: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "computed-"));
  try {
    writeFileSync(join(folder, "report.xlsx"), workbook);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const out = join(folder, "out");
    const words = [
      profile,
      "--headless",
      "--convert-to",
      "xlsx",
      "--outdir",
      out,
      join(folder, "report.xlsx"),
    ];
    execFileSync("soffice", words, { stdio: "ignore" });
    return readFileSync(join(out, "report.xlsx"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isThere(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
