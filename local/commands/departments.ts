/** monitor departments: what departments are called beside their codes, and a name that a person enters. */
import { departmentNamed } from "../../shared/contracts/stored/audit-acts.ts";
import { departmentCodeText, nameFileName } from "../../shared/contracts/values/primitives.ts";
import { noOptions } from "../../shared/domain/uploads/upload.ts";
import { departmentTable } from "../../shared/formats/names/department-codes.ts";
import { departmentView, readDepartments } from "../../shared/reading/read-departments.ts";
import { author } from "../host/actor.ts";
import type { Host } from "../host/host.ts";
import { writeDown } from "../host/record-audit.ts";
import {
  type Command,
  type ExitCode,
  exits,
  Refusal,
  type Terminal,
  type Words,
} from "../terminal/command-line.ts";
import { officeTitle } from "../terminal/office-title.ts";
import { readAsOf } from "../terminal/option-values.ts";
import { exitCodeOf, outcomeJson, outcomeText } from "../terminal/print-outcome.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { departmentsText } from "./print-departments.ts";
import { inHome } from "./with-host.ts";

export const departments: Command = {
  name: "departments",
  usage: '[CODE "NAME"] [--as-of DATE] [--by NAME] [--office CODE] [--year YYYY]',
  options: {
    "as-of": {
      value: "DATE",
      help: "the names of that day; with NAME the first day on which it is called so (default: a first name from 1 January, another one from today)",
    },
    by: { value: "NAME", help: "who names it (default: the user of this computer)" },
    ...booksOptions,
  },
  takesFiles: true,
  run: (words, terminal) =>
    inHome((host) => (words.files.length === 0 ? list(host, words, terminal) : enter(host, words, terminal))),
};

async function list(host: Host, words: Words, terminal: Terminal): Promise<ExitCode> {
  const asOf = readAsOf(words, null);
  const all = [];
  for (const books of await selectBooks(host.ledger, words)) {
    const reading = await (asOf === null
      ? host.ledger.readLedger(books)
      : host.ledger.readLedgerAt(books, asOf));
    all.push({ books, officeName: reading.head.officeName, entries: readDepartments(reading, asOf) });
  }
  const text = all.map(({ books, officeName, entries }) =>
    departmentsText(
      `${officeTitle(books.office, officeName)} · ${books.fiscalYear} 부서 departments`,
      entries,
    ),
  );
  const json = all.flatMap(({ books, entries }) =>
    entries.map((each) => ({ ...books, ...departmentView(each) })),
  );
  terminal.out(words.json ? `${JSON.stringify(json, null, 2)}\n` : `${text.join("\n\n")}\n`);
  return exits.done;
}

/** Kept as a table of one row: dated, undone and verified as any upload. */
async function enter(host: Host, words: Words, terminal: Terminal): Promise<ExitCode> {
  const [code, name, ...more] = words.files;
  const isCode = departmentCodeText.safeParse(code).success;
  if (code === undefined || !isCode || name === undefined || more.length > 0)
    throw new Refusal(
      '부서코드와 이름을 하나씩 적어 주십시오. 예: monitor departments 1005090 "안전재난과"',
      'Give one code and one name: monitor departments 1005090 "안전재난과"',
    );
  const [books, ...others] = await selectBooks(host.ledger, words);
  if (books === undefined || others.length > 0)
    throw new Refusal(
      "어느 장부의 부서인지 --office CODE --year YYYY로 골라 주십시오.",
      "Choose the books with --office CODE --year YYYY.",
    );
  const options = { ...noOptions, asOf: readAsOf(words, null) };
  const address = { books, options, fileName: nameFileName(code) };
  const outcome = await host.ingest(address, departmentTable(code, name, host.clock.now()));
  await writeDown(host, books, author(words), departmentNamed(code, { name, from: options.asOf }, outcome));
  await host.drain();
  terminal.out(
    words.json
      ? `${JSON.stringify(outcomeJson(`${code} ${name}`, outcome), null, 2)}\n`
      : `${outcomeText(`${code} ${name}`, outcome)}\n`,
  );
  return exitCodeOf(outcome);
}
