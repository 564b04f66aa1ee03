/** monitor departments: what departments are called beside their codes, and a name that a person enters. */
import { departmentNamed } from "../../shared/contracts/stored/audit-acts.ts";
import { departmentCodeText, nameFileName } from "../../shared/contracts/values/primitives.ts";
import { unnamedWords } from "../../shared/domain/rates/unnamed-departments.ts";
import { noOptions } from "../../shared/domain/uploads/upload.ts";
import { departmentTable } from "../../shared/formats/names/department-codes.ts";
import {
  type DepartmentEntry,
  departmentView,
  type NameSource,
  readDepartments,
} from "../../shared/reading/read-departments.ts";
import { csvBytes } from "../../functions/api/projects/csv-text.ts";
import type { Host } from "../host/host.ts";
import { inHome } from "../host/open-home.ts";
import { actorOf, recordAudit } from "../host/record-audit.ts";
import { earlierNumbers } from "../terminal/upload-numbers.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  type ExitCode,
  exits,
  printResult,
  type Terminal,
} from "../terminal/command-line.ts";
import { readAsOf } from "../terminal/option-values.ts";
import { writeNewFile, writtenText } from "../storage/write-file.ts";
import { exitCodeOf, outcomeJson, outcomeText } from "../print/print-outcome.ts";
import { budgetName } from "../print/rate-remarks.ts";
import { booksOptions, selectOffered } from "../terminal/select-books.ts";
import { type Display, say } from "../terminal/display.ts";
import { officeTitle } from "../terminal/office-names.ts";
import { exact, lessNeeded, name as nameColumn, right } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";
import { wonCell } from "../terminal/money-unit.ts";
import { particle } from "../../shared/domain/values/bilingual.ts";

export const departments: Command = {
  name: "departments",
  usage: '[CODE "NAME"] [-o FILE.csv] [--as-of DATE] [--by NAME] [--office CODE] [--year YYYY]',
  options: {
    "as-of": {
      value: "DATE",
      help: {
        ko: "그날의 이름. 이름을 적을 때에는 그렇게 부르는 첫날(기본값: 첫 이름은 1월 1일부터, 바뀐 이름은 오늘부터)",
        en: "the names of that day; with NAME the first day on which it is called so (default: a first name from 1 January, another one from today)",
      },
    },
    by: {
      value: "NAME",
      help: {
        ko: "이름을 적는 사람(기본값: 이 컴퓨터의 사용자)",
        en: "who names it (default: the user of this computer)",
      },
    },
    output: {
      value: "FILE",
      short: "o",
      help: {
        ko: "부서코드표(CSV)로 저장. 고쳐서 다시 올릴 수 있음",
        en: "write the table of department codes as CSV, to be mended and sent again",
      },
    },
    ...booksOptions,
  },
  takesFiles: true,
  run: (args, terminal) =>
    inHome((host) => (args.files.length === 0 ? list(host, args, terminal) : enter(host, args, terminal))),
};

async function list(host: Host, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const asOf = readAsOf(args, null);
  const all = [];
  for (const books of await selectOffered(host.ledger, args)) {
    const reading = await (asOf === null
      ? host.ledger.readLedger(books)
      : host.ledger.readLedgerAt(books, asOf));
    all.push({ books, officeName: reading.head.officeName, entries: readDepartments(reading, asOf) });
  }
  const { display } = terminal;
  const path = args.value("output");
  if (path !== null) {
    const [only, ...more] = all;
    if (only === undefined || more.length > 0)
      throw new CommandError(
        "부서코드표 하나에는 한 자치단체의 한 회계연도만 적습니다. --office 코드 --year 연도로 골라 주십시오.",
        "A table of codes is of one office and year: choose with --office CODE --year YYYY.",
      );
    await writeNewFile(path, departmentsCsv(only.entries));
  }
  const text = all.map(({ books, officeName, entries }) =>
    departmentsText(
      display,
      say(display, {
        ko: `${officeTitle(books.office, officeName)} · ${books.fiscalYear} 부서`,
        en: `${officeTitle(books.office, officeName)} · ${books.fiscalYear} departments`,
      }),
      entries,
    ),
  );
  const json = all.flatMap(({ books, entries }) =>
    entries.map((each) => ({ ...books, ...departmentView(each) })),
  );
  printResult(
    terminal,
    args,
    () => json,
    () => [...text, ...(path === null ? [] : [writtenText(display, path, json.length)])].join("\n\n"),
  );
  return exits.done;
}

/** Kept as a table of one row: dated, undone and verified as any upload. */
async function enter(host: Host, args: Arguments, terminal: Terminal): Promise<ExitCode> {
  const [code, name, ...more] = args.files;
  const isCode = departmentCodeText.safeParse(code).success;
  if (code === undefined || !isCode || name === undefined || more.length > 0)
    throw new CommandError(
      '부서코드와 이름을 하나씩 적어 주십시오. 예: monitor departments 1005090 "안전재난과"',
      'Give one code and one name: monitor departments 1005090 "안전재난과"',
    );
  const [books, ...others] = await selectOffered(host.ledger, args);
  if (books === undefined || others.length > 0)
    throw new CommandError(
      "어느 장부의 부서인지 --office 코드 --year 연도로 골라 주십시오.",
      "Choose the books with --office CODE --year YYYY.",
    );
  const options = { ...noOptions, asOf: readAsOf(args, null) };
  const address = { books, options, fileName: nameFileName(code) };
  const outcome = await host.ingest(address, departmentTable(code, name, host.clock.now()));
  await recordAudit(host, books, actorOf(args), departmentNamed(code, { name, from: options.asOf }, outcome));
  await host.drain();
  const earlier = await earlierNumbers(host.ledger, books, [outcome.upload]);
  printResult(
    terminal,
    args,
    () => outcomeJson(`${code} ${name}`, outcome, earlier),
    () => outcomeText(terminal.display, `${code} ${name}`, outcome, earlier),
  );
  return exitCodeOf(outcome);
}

/** As the reader of such tables takes it; a name that nobody gave is left to be filled in. */
function departmentsCsv(entries: readonly DepartmentEntry[]): Uint8Array {
  return csvBytes([["부서코드", "부서명"], ...entries.map(({ code, name }) => [code, name ?? ""])]);
}

export function departmentsText(
  display: Display,
  title: string,
  entries: readonly DepartmentEntry[],
): string {
  const [first] = entries;
  if (first === undefined)
    return `${title}\n${say(display, {
      ko: "부서코드를 쓰는 자료가 없습니다.",
      en: "No file of these books has codes of departments.",
    })}`;
  const rows = entries.map(({ code, name, source, projects, budget }) => [
    code,
    name ?? say(display, { ko: "이름 없음", en: "unnamed" }),
    source.kind === "stated" ? source.by.from : "–",
    sourceText(display, source),
    `${projects}`,
    wonCell(budget),
  ]);
  // A line without a current budget makes appropriations of all of them: the head says which they are.
  const budget = budgetName(first.basis);
  const columns = [
    exact("부서코드", "code"),
    nameColumn("부서명", "name"),
    lessNeeded(2, exact("부터", "since")),
    lessNeeded(1, nameColumn("근거", "source")),
    right("사업", "projects"),
    right(`${budget.ko}(원)`, `${budget.en} (won)`),
  ];
  const question = unnamedWords(
    entries.filter(({ source, projects }) => source.kind === "none" && projects > 0),
  );
  return [
    title,
    "",
    table(display, columns, rows),
    ...sharedNames(display, entries),
    ...(question === null ? [] : [say(display, question)]),
  ].join("\n");
}

/** Two codes of one name look like one department: a table that came back, or an entry, may have swapped them. */
function sharedNames(display: Display, entries: readonly DepartmentEntry[]): readonly string[] {
  const byName = Map.groupBy(entries, ({ name }) => name);
  return [...byName].flatMap(([name, same]) => {
    const [first, second] = same;
    if (name === null || first === undefined || second === undefined) return [];
    const codes = same.map(({ code }) => code).join(", ");
    const act = `monitor departments ${second.code}`;
    return [
      say(display, {
        ko: `부서코드 ${codes}의 이름이 "${name}"${particle(name, "으로/로")} 같습니다. 맞는지 확인하고, 틀린 쪽은 ${act} "부서명"으로 적어 주십시오.`,
        en: `${codes} have one name, "${name}". Check them, and enter the wrong one: ${act} "NAME".`,
      }),
    ];
  });
}

function sourceText(display: Display, source: NameSource): string {
  switch (source.kind) {
    case "stated": {
      const { by, listed } = source;
      const other =
        listed === null
          ? ""
          : say(display, {
              ko: ` · ${listed.votes}/${listed.of} 지출목록은 "${listed.name}"`,
              en: ` · ${listed.votes}/${listed.of} payment lists say "${listed.name}"`,
            });
      return `${by.fileName}${other}`;
    }
    case "lists":
      return say(display, {
        // Where the window is narrow the words are cut, and not the count.
        ko: `지출목록의 사업 ${source.votes}/${source.of}`,
        en: `${source.votes}/${source.of} projects of payment lists`,
      });
    case "none":
      return "–";
  }
}
