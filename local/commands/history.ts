/** monitor history: everything that was said of one project, back to the rows of the files. */
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import { type HistoryStep, projectHistory } from "../../shared/domain/ledger/project-history.ts";
import type { JoinedBalance } from "../../shared/domain/matching/joined-ledger.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import { formatPercent } from "../../shared/domain/values/fraction.ts";
import { comparableName } from "../../shared/domain/values/project.ts";
import type { Won } from "../../shared/domain/values/won.ts";
import type { LedgerReading, LedgerStore } from "../../shared/ports/ledger-store.ts";
import { measuresOf } from "../../shared/domain/rates/rate.ts";
import { fundNamesOf } from "../../shared/domain/words/fund-names.ts";
import { effectiveBalances } from "../../shared/reading/current-ledger.ts";
import { readFigures } from "../../shared/reading/read-figures.ts";
import { joinedReading } from "../../shared/reading/read-lines.ts";
import { inHome } from "../host/open-home.ts";
import {
  confirmedLines,
  lastPositionLines,
  restatedLines,
  stepsTable,
  unmatchedLines,
} from "../print/print-history.ts";
import { type Arguments, type Command, CommandError, exits, printResult } from "../terminal/command-line.ts";
import { chosenLine } from "../terminal/chosen-options.ts";
import { type Display, say } from "../terminal/display.ts";
import { selectDepartment } from "../terminal/select-department.ts";
import { booksOptions, selectBooks } from "../terminal/select-books.ts";
import { readDate } from "../terminal/option-values.ts";
import { inUnit, unitOption, unitText } from "../terminal/money-unit.ts";
import { booksTitle, officeNamesOf } from "../terminal/office-names.ts";

export const history: Command = {
  name: "history",
  usage: "PROJECT [--department NAME] [--from DATE] [--to DATE] [--unit UNIT] [--office CODE] [--year YYYY]",
  options: {
    department: {
      value: "NAME",
      help: {
        ko: "이 부서의 사업(이름의 앞부분이나 코드): 이름이 같은 사업이 여럿일 때",
        en: "the project of this department, by code or the beginning of its name, where several have the name",
      },
    },
    from: { value: "DATE", help: { ko: "이날부터의 기록만", en: "what is of this day or later" } },
    to: { value: "DATE", help: { ko: "이날까지의 기록만", en: "what is of this day or earlier" } },
    ...unitOption,
    ...booksOptions,
  },
  takesFiles: true,
  run: (args, terminal) => {
    const [from, to] = [readDate(args, "from"), readDate(args, "to")];
    return inHome(async (home) => {
      const { ledger } = home;
      const { books, joined, isEnded } = await findProject(ledger, args);
      const [reading, figures] = await Promise.all([ledger.readLedger(books), readFigures(home, books)]);
      const { head, confirmations } = reading;
      const histories = await Promise.all(
        joined.parts.map((id) => ledger.readPostings(books, id, doneSeq(head))),
      );
      const steps = projectHistory(histories, measuresOf(figures.view.basis));
      const shown = stepsBetween(steps, from, to);
      const files = new Map((await ledger.listUploads(books)).map((upload) => [upload.uploadId, upload]));
      const confirmed = joined.parts.flatMap((id) => confirmations.get(id) ?? []).map(({ date }) => date);
      const { project } = joined.balance;
      const through = unmatchedThrough(reading, joined);
      const { display } = inUnit(terminal, args);
      const names = await officeNamesOf(ledger, [books]);
      printResult(
        terminal,
        args,
        () => ({
          ...books,
          project,
          lines: joined.parts,
          steps: shown.map((step) => stepJson(step, files)),
          confirmedThrough: confirmed.toSorted().at(-1) ?? null,
          unmatchedThrough: through,
        }),
        () =>
          [
            `${project.name} · ${project.department ?? "–"} · ${booksTitle(books, names)} · ${project.id} · ${unitText(display)}`,
            ...chosenLines(display, args),
            "",
            shown.length === 0
              ? say(display, nothingThen)
              : stepsTable(display, shown, files, fundNamesOf(books.office)),
            ...restatedLines(display, shown, files),
            // A day on which it stood before the last change says nothing of how it stands.
            ...confirmedLines(
              display,
              confirmed.filter((date) => date >= (steps.at(-1)?.date ?? date)),
            ),
            ...unmatchedLines(display, through),
            ...(isEnded ? ["", say(display, endedThen)] : []),
            ...lastPositionLines(display, steps),
          ].join("\n"),
      );
      return exits.done;
    });
  },
};

const endedThen: Bilingual = {
  ko: "나중의 전체 자료에 없거나 다른 사업에 합쳐져, 지금의 합계에는 들지 않습니다.",
  en: "A later full statement leaves it out, or it was put together with another project: it is in no total now.",
};

const nothingThen: Bilingual = {
  ko: "그동안의 기록이 없습니다.",
  en: "Nothing was said of it in that time.",
};

function stepsBetween(
  steps: readonly HistoryStep[],
  from: IsoDate | null,
  to: IsoDate | null,
): readonly HistoryStep[] {
  return steps.filter(({ date }) => (from === null || date >= from) && (to === null || date <= to));
}

function chosenLines(display: Display, args: Arguments): readonly string[] {
  const line = chosenLine(display, args, ["from", "to"]);
  return line === null ? [] : [line];
}

interface FoundProject {
  readonly books: Books;
  readonly joined: JoinedBalance;
  readonly isEnded: boolean;
}

/** By id, by code, by its whole name, or by a part of the name that only one has. */
async function findProject(ledger: LedgerStore, args: Arguments): Promise<FoundProject> {
  const given = args.files.join(" ").trim();
  const name = comparableName(given);
  const [exact, ended, like, endedLike]: readonly FoundProject[][] = [[], [], [], []];
  for (const books of await selectBooks(ledger, args)) {
    for (const { isEnded, ...joined } of everyLine(await ledger.readLedger(books))) {
      const { project } = joined.balance;
      const own = comparableName(project.name);
      const found = { books, joined, isEnded };
      if (project.id === given || project.id === `code/${name}` || own === name)
        (isEnded ? ended : exact)?.push(found);
      else if (name !== "" && own.includes(name)) (isEnded ? endedLike : like)?.push(found);
    }
  }
  // What ended is named by who means it, and never stands in the way of what goes on.
  const named = [exact, ended, like, endedLike].find((each) => each !== undefined && each.length > 0) ?? [];
  const found = ofDepartment(named, args.value("department"));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (given === "")
    throw new CommandError(
      "사업의 이름이나 코드를 적어 주십시오. 예: monitor history 기본경비",
      "Write a project's name or code, such as monitor history 1129000A0001.",
    );
  throw found.length === 0
    ? new CommandError(`"${given}": 그런 사업이 없습니다.`, `"${given}": there is no such project.`)
    : severalFound(given, found);
}

/** @throws CommandError where none of these is of the department, with those that are. */
function ofDepartment(found: readonly FoundProject[], given: string | null): readonly FoundProject[] {
  if (given === null || found.length === 0) return found;
  const known = found.flatMap(({ joined: { balance } }) => {
    const { department, departmentCode } = balance.project;
    return department === null ? [] : [{ name: department, code: departmentCode ?? null }];
  });
  const { name } = selectDepartment(given, known);
  return found.filter(({ joined }) => joined.balance.project.department === name);
}

/** A code is the same each year, and another office's too: there the id alone names nothing. */
function severalFound(given: string, found: readonly FoundProject[]): CommandError {
  const isOneLedger = new Set(found.map(({ books }) => `${books.office}/${books.fiscalYear}`)).size === 1;
  const how = isOneLedger
    ? { ko: "아래 식별자로", en: "name one by its id" }
    : { ko: "아래 식별자와 --office, --year를 함께", en: "name one by its id, --office and --year" };
  const list = idsOf(found, isOneLedger);
  return new CommandError(
    `"${given}"에 맞는 사업이 ${found.length}건입니다. ${how.ko} 적어 주십시오.\n${list}${restOf(found).ko}`,
    `${found.length} projects fit "${given}"; ${how.en}.\n${list}${restOf(found).en}`,
  );
}

/** Also the lines whose payments are in no total, and those that ended: a later full statement left them out, or they were put together. */
function everyLine(reading: LedgerReading): readonly (JoinedBalance & { readonly isEnded: boolean })[] {
  const { lines, unmatched } = joinedReading(reading, null);
  const current = new Set(lines.flatMap(({ balance, parts }) => [balance.project.id, ...parts]));
  const waiting = new Set((unmatched?.lines ?? []).map(({ project: { id } }) => id));
  const left = [...effectiveBalances(reading)].flatMap(([id, { balance }]) =>
    current.has(id) ? [] : [{ balance, parts: [id], isEnded: !waiting.has(id) }],
  );
  return [...lines.map((line) => ({ ...line, isEnded: false })), ...left];
}

const shownIds = 12;

function idsOf(found: readonly FoundProject[], isOneLedger: boolean): string {
  return found
    .slice(0, shownIds)
    .map(({ books, joined: { balance } }) => {
      const { id, name, department, account } = balance.project;
      const options = isOneLedger ? "" : ` --office ${books.office} --year ${books.fiscalYear}`;
      return `  ${id}${options}  ${[name, department, account].filter((part) => part !== null).join(" · ")}`;
    })
    .join("\n");
}

function restOf({ length }: readonly FoundProject[]): Bilingual {
  const rest = length - shownIds;
  if (rest <= 0) return { ko: "", en: "" };
  return {
    ko: `\n  외 ${rest}건: 이름을 더 적거나 --department 부서로 골라 주십시오.`,
    en: `\n  and ${rest} more: write more of the name, or choose by --department NAME.`,
  };
}

/** The day up to which its payments are in no total; null where they are. */
function unmatchedThrough(reading: LedgerReading, { balance: { project } }: JoinedBalance): IsoDate | null {
  const { unmatched } = joinedReading(reading, null);
  if (unmatched === null || !unmatched.lines.some((line) => line.project.id === project.id)) return null;
  return unmatched.through;
}

function stepJson({ amount, after, ...step }: HistoryStep, files: ReadonlyMap<string, Upload>) {
  return {
    ...step,
    amountWon: `${amount}`,
    fileName: files.get(step.uploadId)?.fileName ?? null,
    confirmedBy:
      step.confirmedBy === null
        ? null
        : { ...step.confirmedBy, fileName: files.get(step.confirmedBy.uploadId)?.fileName ?? null },
    budgetAfterWon: textOf(after.budget),
    spentAfterWon: textOf(after.spent),
    rateAfter: after.rate === null ? null : formatPercent(after.rate, 1),
  };
}

function textOf(amount: Won | null): string | null {
  return amount === null ? null : `${amount}`;
}
