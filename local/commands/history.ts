/** monitor history: everything that was said of one project, back to the rows of the files. */
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import { type HistoryStep, projectHistory } from "../../shared/domain/ledger/project-history.ts";
import type { JoinedBalance } from "../../shared/domain/matching/joined-ledger.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import { formatPercent } from "../../shared/domain/values/fraction.ts";
import { codeOf, type ProjectFacts } from "../../shared/domain/values/project.ts";
import type { Won } from "../../shared/domain/values/won.ts";
import type { LedgerReading } from "../../shared/ports/ledger-store.ts";
import { measuresOf } from "../../shared/domain/rates/rate.ts";
import { fundNamesOf } from "../../shared/domain/words/fund-names.ts";
import { readFigures } from "../../shared/reading/read-figures.ts";
import { joinedReading } from "../../shared/reading/read-lines.ts";
import { findProject } from "./lookup/find-project.ts";
import { inHome } from "../host/open-home.ts";
import {
  confirmedLines,
  lastPositionLines,
  namesakeLines,
  paidAfterLines,
  restatedLines,
  stepsTable,
  unmatchedLines,
} from "../print/print-history.ts";
import { type Arguments, type Command, exits, printResult } from "../terminal/command-line.ts";
import { chosenLine } from "../terminal/chosen-options.ts";
import { type Display, say } from "../terminal/display.ts";
import { booksOptions } from "../terminal/select-books.ts";
import { dayOptions, type Days, lastOf, leftOutLines, readDays } from "../terminal/option-values.ts";
import { inUnit, unitOption, unitText } from "../terminal/money-unit.ts";
import { booksTitle, officeNamesOf } from "../terminal/office-names.ts";

export const history: Command = {
  name: "history",
  usage:
    "PROJECT [--department NAME] [--from DATE] [--to DATE] [--limit COUNT] [--unit UNIT] [--office CODE] [--year YYYY]",
  options: {
    department: {
      value: "NAME",
      help: {
        ko: "이 부서의 사업(이름의 앞부분이나 코드): 이름이 같은 사업이 여럿일 때",
        en: "the project of this department, by code or the beginning of its name, where several have the name",
      },
    },
    ...dayOptions,
    limit: {
      value: "COUNT",
      help: { ko: "마지막 기록 이만큼만", en: "only so many records, the last ones" },
    },
    ...unitOption,
    ...booksOptions,
  },
  takesFiles: true,
  run: (args, terminal) => {
    const days = readDays(args);
    return inHome(async (home) => {
      const { ledger } = home;
      const { books, joined, isEnded, endedNamesakes } = await findProject(ledger, args);
      const [reading, figures] = await Promise.all([ledger.readLedger(books), readFigures(home, books)]);
      const { head, confirmations } = reading;
      const histories = await Promise.all(
        joined.parts.map((id) => ledger.readPostings(books, id, doneSeq(head))),
      );
      const steps = projectHistory(histories, measuresOf(figures.view.basis), joined.paidAfter);
      const between = stepsBetween(steps, days);
      const shown = lastOf(args, between);
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
            headText(display, project, booksTitle(books, names)),
            ...chosenLines(display, args),
            "",
            shown.length === 0
              ? say(display, nothingThen)
              : stepsTable(display, shown, files, fundNamesOf(books.office)),
            ...leftOutLines(display, between.length - shown.length),
            ...restatedLines(display, shown, files),
            // A day on which it stood before the last change says nothing of how it stands.
            ...confirmedLines(
              display,
              confirmed.filter((date) => date >= (steps.at(-1)?.date ?? date)),
            ),
            ...(through === null ? paidAfterLines(display, joined) : unmatchedLines(display, through)),
            ...namesakeLines(display, endedNamesakes),
            ...(isEnded ? ["", say(display, endedThen)] : []),
            ...lastPositionLines(display, steps),
          ].join("\n"),
      );
      return exits.done;
    });
  },
};

/** Its code where sources state one: any other id is made of the name and the department, which stand beside it. */
function headText(display: Display, { id, name, department }: ProjectFacts, books: string): string {
  const code = codeOf(id);
  const stated = code === null ? [] : [say(display, { ko: `사업코드 ${code}`, en: `code ${code}` })];
  return [name, department ?? "–", books, ...stated, unitText(display)].join(" · ");
}

const endedThen: Bilingual = {
  ko: "나중의 전체 자료에 없거나 다른 사업에 합쳐져, 지금의 합계에는 들지 않습니다.",
  en: "A later full statement leaves it out, or it was put together with another project: it is in no total now.",
};

const nothingThen: Bilingual = {
  ko: "그동안의 기록이 없습니다.",
  en: "Nothing was said of it in that time.",
};

function stepsBetween(steps: readonly HistoryStep[], { from, to }: Days): readonly HistoryStep[] {
  return steps.filter(({ date }) => (from === null || date >= from) && (to === null || date <= to));
}

function chosenLines(display: Display, args: Arguments): readonly string[] {
  const line = chosenLine(display, args, ["from", "to"]);
  return line === null ? [] : [line];
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
