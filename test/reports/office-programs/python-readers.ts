/** Reports as the libraries of Python read them: openpyxl a workbook, python-hwpx a document, with what its validators object to. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import type { Rows } from "../report-readers.ts";

const script = join(import.meta.dirname, "read-report.py");
/** Made by `.ci/run` from requirements.txt beside it. */
const installed = join(import.meta.dirname, "../../../node_modules/.cache/document-readers/bin/python");

/** Null where no Python here has both libraries. */
export const python = [installed, "python3", "python"].find((program) => hasLibraries(program)) ?? null;
export const remedy = "where a Python has what test/reports/office-programs/requirements.txt names";

const answer = z.object({
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  formulas: z.array(z.string()),
  faults: z.array(z.string()),
});

export interface ReadByPython {
  readonly rows: Rows;
  readonly formulas: readonly string[];
  readonly faults: readonly string[];
}

export function readByPython(kind: "xlsx" | "hwpx", bytes: Uint8Array): ReadByPython {
  if (python === null) throw new RangeError(`No Python reads reports: only ${remedy}`);
  const folder = mkdtempSync(join(tmpdir(), "read-report-"));
  try {
    const file = join(folder, `report.${kind}`);
    writeFileSync(file, bytes);
    const printed = execFileSync(python, [script, kind, file], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, PYTHONUTF8: "1" },
    });
    const { rows, ...others } = answer.parse(JSON.parse(printed));
    return { ...others, rows: rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasLibraries(program: string): boolean {
  if (program === installed && !existsSync(program)) return false;
  try {
    execFileSync(program, ["-c", "import openpyxl, hwpx"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
