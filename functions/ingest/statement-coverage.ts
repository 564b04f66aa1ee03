/** What a file covers, held against the lines that the ledger knows from files of its format. */
import { type Coverage, coverageOf } from "../../shared/domain/coverage/coverage.ts";
import type { LedgerReading } from "../../shared/ports/ledger-store.ts";
import { toldBalances } from "../../shared/reading/current-ledger.ts";
import type { ReadableFile } from "./submission.ts";

/** A council report states all unit projects of its department. */
const departmentReport = "council-report";

export function coverageOfFile(
  { format, records, period, isFullDump }: ReadableFile,
  reading: LedgerReading,
): Coverage {
  const claim = isFullDump ? "every-line" : format === departmentReport ? "its-departments" : "lines";
  if (claim === "lines") return { kind: "lines" };
  const known = [...toldBalances(reading).values()].filter(({ statement }) => statement?.format === format);
  return coverageOf(
    {
      claim,
      period,
      lines: records.map(({ project }) => project),
    },
    known.map(({ balance }) => balance.project),
  );
}

/** Whether it is a full statement: every line of the office, as of its day. */
export function statesOffice(file: ReadableFile, reading: LedgerReading): boolean {
  return coverageOfFile(file, reading).kind === "office";
}
