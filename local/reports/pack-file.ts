/** monitor report --pack 5y: years of some departments for the council's audit, as one workbook or document. */
import { writePackFiles } from "../../functions/report/render-pack.ts";
import {
  departmentsIn,
  maxPackDepartments,
  maxPackYears,
  type PackedYear,
} from "../../shared/domain/report/pack/pack-question.ts";
import { missingWords, yearSpan } from "../../shared/domain/report/pack/pack-words.ts";
import { printedUnit } from "../../shared/domain/words/read-names.ts";
import { ascending } from "../../shared/domain/values/order.ts";
import { moneyUnitNames, reportUnits } from "../../shared/domain/values/won.ts";
import { officeNameIn } from "../../shared/reading/read-journal.ts";
import { type PackFormat, packFormats } from "../../shared/reports/report-kinds.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import {
  assertFree,
  oneFormatForOne,
  type ReportTarget,
  reportTarget,
  saveReport,
} from "../storage/report-target.ts";
import {
  type Arguments,
  CommandError,
  type ExitCode,
  exits,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { nearestName } from "../../shared/domain/values/nearest-name.ts";
import { readChoice, readDate } from "../terminal/option-values.ts";
import { oneBooks, selectOffered } from "../terminal/select-books.ts";
import { recordDownload, type ReportHost } from "./record-download.ts";

export const packOptions = {
  pack: {
    value: "YEARS",
    help: {
      ko: `행정사무감사 자료: 몇 개 연도인지(5y, 최대 ${maxPackYears}y). --year가 마지막 연도(기본값: 장부가 있는 마지막 연도). xlsx나 hwpx`,
      en: `papers for the yearly audit of so many years (5y, at most ${maxPackYears}y) up to --year (default: the last with books); xlsx or hwpx`,
    },
  },
  departments: {
    value: "NAMES",
    help: {
      ko: "--pack의 부서 이름이나 코드, 쉼표로 여럿(없으면 전체 부서)",
      en: "departments of --pack by name or code, with commas (default: all)",
    },
  },
  until: {
    value: "DATE",
    help: {
      ko: "--pack에 이 날까지 뜬 스냅숏만 씀: 그때의 자료를 다시 만들 때",
      en: "for --pack use snapshots taken up to this day only: to make the same papers again",
    },
  },
} as const;

export async function packFile(host: ReportHost, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { ledger, snapshots } = host;
  const outputs = args.values("output");
  if (args.files.length > 0 || outputs.length === 0)
    throw new CommandError(
      "monitor report --pack 5y --departments 건설과 -o 감사자료.xlsx 와 같이 적어 주십시오.",
      "Write monitor report --pack 5y --departments NAME -o papers.xlsx.",
    );
  const targets = packTargets(args, outputs);
  const unit = readChoice(args, "unit", reportUnits, moneyUnitNames) ?? "천원";
  const departments = departmentsOf(args);
  const all = await selectOffered(ledger, args);
  const books = oneBooks(args.value("year") === null ? latestOfEach(all) : all);
  const request = {
    books,
    years: yearsOf(args),
    departments,
    until: readDate(args, "until"),
    unit,
    officeName: args.value("office-name") ?? (await officeNameIn(ledger, books.office)),
    contact: args.value("contact"),
  };
  const formats = targets.map(({ format }) => format);
  const written = await writePackFiles(request, formats, { ledger, snapshots, hash: sha256Of });
  if (written === null) throw noSnapshot(books.fiscalYear);
  const { years, files } = written;
  assertFound(departments, years);
  const used = years.flatMap(({ fiscalYear, last }) =>
    last === null ? [] : [{ year: fiscalYear, snapshot: `${last.asOf}/${last.version}` }],
  );
  const said = { ...books, years: request.years, departments, unit, used };
  const saved: SavedPapers[] = [];
  for (const [at, { target, format }] of targets.entries()) {
    const bytes = files[at]?.bytes;
    if (bytes === undefined) throw new RangeError("Papers were written and are not there");
    const paths = await saveReport(target, bytes, args.has("force"));
    const form = [
      `${request.years}`,
      departments.join(","),
      request.until,
      format,
      printedUnit(format, unit),
    ];
    const taken = form.filter((part) => part !== null && part !== "").join(" ");
    await recordDownload(host, books, args, { what: "auditPack", target: taken.slice(0, longestTarget) });
    const sha256 = sha256Of(bytes);
    saved.push({ format, bytes: bytes.length, sha256, files: paths, output: target.path });
  }
  printResult(
    terminal,
    args,
    // Who asks for one file gets one answer.
    () => {
      const answers = saved.map(({ output: _name, ...file }) => ({ ...said, ...file }));
      return answers.length === 1 ? answers[0] : answers;
    },
    () =>
      saved
        .map(
          ({ output, sha256 }) =>
            `${output} · ${yearSpan(years)} · ${used.map(({ snapshot }) => snapshot).join(", ")} · SHA-256 ${sha256}`,
        )
        .join("\n"),
  );
  const missing = years.filter(({ last }) => last === null).map(({ fiscalYear }) => fiscalYear);
  if (missing.length > 0)
    terminal.err(
      `${say(terminal.display, {
        ko: `주의: ${missingWords({ years }).join(" ")}`,
        en: `Note: no snapshot of ${missing.join(", ")}: these years are named as missing.`,
      })}\n`,
    );
  return exits.done;
}

interface SavedPapers {
  readonly format: PackFormat;
  readonly bytes: number;
  readonly sha256: string;
  readonly files: readonly string[];
  readonly output: string;
}

interface PackTarget {
  readonly target: ReportTarget;
  readonly format: PackFormat;
}

/** @throws CommandError for a format that papers are not written in, or a file that is there. */
function packTargets(args: Arguments, outputs: readonly string[]): readonly PackTarget[] {
  const asked = readChoice(args, "format", packFormats);
  if (asked !== null && outputs.length > 1) throw oneFormatForOne();
  const targets = outputs.map((output) => {
    const target = reportTarget(output, asked, false);
    const format = packFormats.find((each) => each === target.format);
    if (format !== undefined) return { target, format };
    throw new CommandError(
      `${output}: 감사 자료는 .xlsx나 .hwpx로 씁니다.`,
      `${output}: papers for an audit are .xlsx or .hwpx.`,
    );
  });
  assertFree(
    targets.map(({ target }) => target),
    args.has("force"),
  );
  return targets;
}

/** The read log keeps no more of a name. */
const longestTarget = 300;

/** `5y` or `5`. */
function yearsOf(args: Arguments): number {
  const text = args.value("pack") ?? "";
  const years = /^\d{1,2}y?$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (years >= 1 && years <= maxPackYears) return years;
  throw new CommandError(
    `--pack "${text}": 5y처럼 1y에서 ${maxPackYears}y까지 적어 주십시오.`,
    `--pack "${text}": write 1y to ${maxPackYears}y, as in 5y.`,
  );
}

function departmentsOf(args: Arguments): readonly string[] {
  const departments = departmentsIn(args.value("departments") ?? "");
  if (departments.length <= maxPackDepartments) return departments;
  throw new CommandError(
    `--departments: 부서는 ${maxPackDepartments}개까지입니다. 전체 부서는 --departments 없이 적습니다.`,
    `--departments: at most ${maxPackDepartments}; leave it out for the whole office.`,
  );
}

function latestOfEach<Books extends { readonly office: string; readonly fiscalYear: number }>(
  all: readonly Books[],
): readonly Books[] {
  const sorted = all.toSorted((a, b) => ascending(a.fiscalYear, b.fiscalYear));
  return [...new Map(sorted.map((books) => [books.office, books])).values()];
}

/** A department that no year has is a slip of the hand: papers about nothing help nobody. */
function assertFound(departments: readonly string[], years: readonly PackedYear[]): void {
  const lost = departments.filter((name) =>
    years.every(({ members }) =>
      members.every(({ selector, found }) => selector !== name || found === "none"),
    ),
  );
  const [first] = lost;
  if (first === undefined) return;
  const lines = years.find(({ last }) => last !== null)?.last?.lines ?? [];
  const known = [...new Set(lines.flatMap(({ project }) => project.department ?? []))].toSorted();
  const near = nearestName(first, known);
  const hint = near ?? known.slice(0, 30).join(", ");
  throw new CommandError(
    `--departments "${lost.join(", ")}": 어느 연도에도 없는 부서입니다. ${near === null ? "있는 부서" : "혹시"}: ${hint}`,
    `--departments "${lost.join(", ")}": no year has it. ${near === null ? "There are" : "Did you mean"}: ${hint}`,
  );
}

function noSnapshot(fiscalYear: number): CommandError {
  return new CommandError(
    `스냅숏이 있는 연도가 없습니다. 먼저 만들어 주십시오: monitor snapshot take ${fiscalYear}-12-31`,
    `No year has a snapshot. Take one first: monitor snapshot take ${fiscalYear}-12-31`,
  );
}
