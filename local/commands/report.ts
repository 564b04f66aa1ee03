/** monitor report: writes a frozen snapshot as the report that councils are sent. */
import { statSync } from "node:fs";
import { writeFiles } from "../../functions/report/render-report.ts";
import { isStillSo } from "../../functions/snapshot/freeze.ts";
import { defaultListRows } from "../../shared/domain/report/report-question.ts";
import { nameOf } from "../../shared/domain/snapshots/snapshot.ts";
import { moneyUnitNames, reportUnits } from "../../shared/domain/values/won.ts";
import { printedUnit } from "../../shared/domain/words/read-names.ts";
import { readFrozen } from "../../shared/reading/read-snapshot.ts";
import { officeNameIn } from "../../shared/reading/read-journal.ts";
import { type ReportFormat, reportFormats } from "../../shared/reports/report-kinds.ts";
import { installedFonts } from "../../shared/runtime/installed-fonts.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { reportDoubts } from "../reports/report-doubts.ts";
import { packFile, packOptions } from "../reports/pack-file.ts";
import { recordDownload, type ReportHost } from "../reports/record-download.ts";
import {
  assertFree,
  oneFormatForOne,
  type ReportTarget,
  reportTarget,
  saveReport,
} from "../storage/report-target.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  type ExitCode,
  exits,
  type Opening,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";
import { say } from "../terminal/display.ts";
import { readChoice } from "../terminal/option-values.ts";
import { showProgress } from "../terminal/progress.ts";
import { booksOptions, findSnapshot, oneBooks, selectOffered } from "../terminal/select-books.ts";

export function reportCommand(open: Opening<ReportHost>): Command {
  return {
    name: "report",
    usage:
      "SNAPSHOT|--pack 5y -o FILE [-o FILE …] [--departments NAMES] [--until DATE] [--format hwpx|xlsx|pdf|csv|json] [--force] [--unit UNIT] [--since SNAPSHOT] [--rows COUNT|all] [--department NAME] [--contact NAME] [--office-name NAME] [--by NAME] [--office CODE] [--year YYYY]",
    options: {
      format: {
        value: "FORMAT",
        help: {
          ko: `${reportFormats.join(", ")} 가운데 하나. 없으면 -o의 확장자대로`,
          en: `one of ${reportFormats.join(", ")}; without it the ending of -o says it`,
        },
      },
      output: {
        value: "FILE",
        short: "o",
        mayRepeat: true,
        help: {
          ko: "저장할 파일. 여러 번 적으면 여러 형식을 한 번에 만듦. csv는 표가 여럿이라 .zip이나 폴더(이름 뒤에 /)",
          en: "where to write it; several of them make several formats at once; csv is several tables: a .zip, or a folder (a name with / at its end)",
        },
      },
      force: {
        value: null,
        help: { ko: "이미 있는 파일을 덮어씀", en: "replace a file that is there" },
      },
      unit: {
        value: "UNIT",
        help: {
          ko: `${reportUnits.join(", ")}(기본값 천원, xlsx와 csv는 원)`,
          en: "won, thousand or million (default thousand; xlsx, csv are in won)",
        },
      },
      since: {
        value: "SNAPSHOT",
        help: {
          ko: "변동을 견줄 스냅숏(기본값: 앞선 날의 마지막 것)",
          en: "count changes from this one (default: the one taken before)",
        },
      },
      rows: {
        value: "COUNT",
        help: {
          ko: `문서에 싣는 목록의 행 수. 나머지는 더하여 한 줄로 싣습니다(기본값 ${defaultListRows}, 모두 실으려면 all)`,
          en: `rows of a list that a document prints; the others are summed up in one (default ${defaultListRows}; all for no limit)`,
        },
      },
      department: {
        value: "NAME",
        help: { ko: "보고서 첫 면에 적을 보고 부서", en: "the department that reports" },
      },
      contact: {
        value: "NAME",
        help: {
          ko: "첫 면에 적을 답변자(기본값: 스냅숏을 뜬 사람)",
          en: "who answers (default: who took the snapshot)",
        },
      },
      "office-name": {
        value: "NAME",
        help: {
          ko: "보고서에 적을 자치단체 이름(기본값: 자료에 적힌 이름)",
          en: "what the office is called on the report (default: as its files call it)",
        },
      },
      by: {
        value: "NAME",
        help: {
          ko: "뽑는 사람: 열람 기록에 남음(기본값: 이 컴퓨터의 사용자)",
          en: "who takes it, for the read log (default: the user of this computer)",
        },
      },
      ...packOptions,
      ...booksOptions,
    },
    takesFiles: true,
    run: (args, terminal) => open((host) => (args.has("pack") ? packFile : report)(host, args, terminal)),
  };
}

async function report(host: ReportHost, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const { ledger, snapshots } = host;
  const [name, ...others] = args.files;
  const outputs = args.values("output");
  if (name === undefined || others.length > 0 || outputs.length === 0)
    throw await howToAsk(host, args, name ?? null);
  const targets = targetsOf(args, outputs);
  const unit = readChoice(args, "unit", reportUnits, moneyUnitNames) ?? "천원";
  const books = oneBooks(await selectOffered(ledger, args));
  const entries = await snapshots.list(books);
  const since = args.value("since");
  const request = {
    books,
    snapshot: findSnapshot(entries, name, books),
    since: since === null ? null : findSnapshot(entries, since, books),
    department: args.value("department"),
    contact: args.value("contact"),
    listRows: listRowsOf(args),
    formats: [...new Set(targets.map(({ format }) => format))],
    unit,
    officeName: args.value("office-name") ?? (await officeNameIn(ledger, books.office)),
  };
  const progress = showProgress(terminal, outputs.join(", "));
  const rendered = await writeFiles(request, { snapshots, hash: sha256Of, fonts: installedFonts }).finally(
    progress.stop,
  );
  const written: WrittenTarget[] = [];
  for (const target of targets) {
    const file = rendered.files.find(({ format }) => format === target.format);
    if (file === undefined) throw new RangeError("A report was written and is not there");
    const files = await saveReport(target, file.bytes, args.has("force"));
    await recordDownload(host, books, args, {
      what: "report",
      target: `${nameOf(request.snapshot)} ${target.format} ${printedUnit(target.format, unit)}`,
    });
    written.push({ file: target.path, format: target.format, bytes: file.bytes.length, files });
  }
  const said = { snapshot: nameOf(request.snapshot), hash: rendered.hash };
  const json = written.map((each) => ({ ...books, unit, ...said, ...each }));
  printResult(
    terminal,
    args,
    // Who asks for one file gets one answer.
    () => (json.length === 1 ? json[0] : json),
    () =>
      written
        .map(({ file }) =>
          say(terminal.display, {
            ko: `${file} · 스냅숏 ${said.snapshot}, 스냅숏의 SHA-256 ${said.hash}`,
            en: `${file} · snapshot ${said.snapshot}, the snapshot's SHA-256 ${said.hash}`,
          }),
        )
        .join("\n"),
  );
  const { knownSeq, dataAsOf } = rendered;
  const hasNewer = (await ledger.readHead(books)).lastSeq > knownSeq;
  const isSame =
    !hasNewer ||
    (await isStillSo(host, await readFrozen(books, request.snapshot, { snapshots, hash: sha256Of })));
  for (const doubt of reportDoubts({
    name: said.snapshot,
    asOf: request.snapshot.asOf,
    dataAsOf,
    isStillSo: isSame,
  }))
    terminal.err(`${say(terminal.display, doubt)}\n`);
  return exits.done;
}

interface WrittenTarget {
  readonly file: string;
  readonly format: ReportFormat;
  readonly bytes: number;
  /** More than the one where a CSV went into a folder. */
  readonly files: readonly string[];
}

/** With a snapshot that is there: an example of another year says nothing of what can be asked. */
async function howToAsk(host: ReportHost, args: Arguments, given: string | null): Promise<CommandError> {
  const offered = await selectOffered(host.ledger, args);
  const found = (await Promise.all(offered.map((books) => host.snapshots.list(books)))).flat().map(nameOf);
  const name = given ?? found.at(-1) ?? "2020-09-30";
  const [ko, en] = [`monitor report ${name} -o 보고서.hwpx`, `monitor report ${name} -o report.hwpx`];
  const list = found.length === 0 ? null : found.join(", ");
  return new CommandError(
    `스냅숏 하나와 저장할 파일(-o)을 적어 주십시오. 예: ${ko}\n${list === null ? "스냅숏이 아직 없습니다: monitor snapshot take Q3" : `있는 스냅숏: ${list}`}`,
    `Write one snapshot and a file to write (-o), such as ${en}\n${list === null ? "There is no snapshot yet: monitor snapshot take Q3" : `There are: ${list}`}`,
  );
}

/** @throws CommandError where they do not fit what is asked, or would replace a file. */
function targetsOf(args: Arguments, outputs: readonly string[]): readonly ReportTarget[] {
  const format = readChoice(args, "format", reportFormats);
  if (format !== null && outputs.length > 1) throw oneFormatForOne();
  const targets = outputs.map((output) => reportTarget(output, format, isFolder(output)));
  assertFree(targets, args.has("force"));
  return targets;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Null for all. */
function listRowsOf(args: Arguments): number | null {
  const rows = args.value("rows");
  if (rows === null) return defaultListRows;
  if (rows === "all") return null;
  if (/^[1-9]\d{0,4}$/.test(rows)) return Number.parseInt(rows, 10);
  throw new CommandError(
    `--rows "${rows}": 1에서 99999까지의 행 수나 all을 적어 주십시오.`,
    `--rows "${rows}": write a number from 1 to 99999, or all.`,
  );
}
