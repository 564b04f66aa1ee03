/** What is said beside a rates table: what chose its rows, and money that stands on one side of a rate alone, or on none. */
import { type Bilingual, particle } from "../../shared/domain/values/bilingual.ts";
import { measureNames } from "../../shared/domain/values/measure.ts";
import { type Level, levels, type OfficeView } from "../../shared/domain/rates/office-view.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import { isPaymentLine, projectIdOf } from "../../shared/domain/values/project.ts";
import { isUnbudgeted, measuresOf } from "../../shared/domain/rates/rate.ts";
import { appropriatedLines } from "../../shared/domain/rates/two-budgets.ts";
import type { RateRow } from "../../shared/domain/rates/rate-rows.ts";
import {
  laterFiguresText,
  type OlderFigures,
  olderFigures,
  olderFiguresText,
} from "../../shared/domain/rates/later-figures.ts";
import { type Display, say } from "../terminal/display.ts";
import { moneyText } from "../terminal/money-unit.ts";
import { chosenLine } from "../terminal/chosen-options.ts";
import type { Arguments } from "../terminal/command-line.ts";
import {
  isOfAttribute,
  levelNames,
  type LineFilter,
  type RateSelection,
  type SelectedRows,
} from "../terminal/rate-selection.ts";
import { counted } from "./sentence-parts.ts";

/** Lines that report no spending, and spending that no budget stands beside: of the widest row, for it has all of them. */
export function halfStatedLines(
  display: Display,
  rows: readonly RateRow[],
  { unbudgeted, appropriated, older }: LinesBeside,
): readonly string[] {
  const notReported = Math.max(...rows.map((row) => row.notReported));
  const silent = say(display, {
    ko: `집행액이 보고되지 않은 사업 ${notReported}건은 집행액에 더해지지 않았습니다.`,
    en: `Lines that report no spending: ${notReported}. They add nothing to it.`,
  });
  return [
    ...laterLines(display, rows),
    ...(older === null ? [] : [say(display, olderFiguresText(older))]),
    ...appropriatedRemark(display, appropriated),
    ...(notReported > 0 ? [silent] : []),
    ...unbudgetedLines(display, rows, unbudgeted),
  ];
}

/** The day of the head is the latest of all: it is said where few projects have it, of a sum below the whole's by its name. */
function laterLines(display: Display, rows: readonly RateRow[]): readonly string[] {
  return rows.flatMap(({ later, scope }) => {
    if (later === null) return [];
    const text = say(display, laterFiguresText(later));
    const isWhole = scope.level === "office" && !isOfAttribute({ scope });
    return [isWhole || scope.name === null ? text : `${scope.name}: ${text}`];
  });
}

/** Whoever is to send their budget must know which they are. */
const shownNames = 3;

/** Names of lines that are divided by another budget than the rest, or by none, and how many are of an older day. */
interface LinesBeside {
  readonly older: OlderFigures | null;
  readonly unbudgeted: readonly string[];
  readonly appropriated: readonly string[];
}

/** Of the lines that the total counts: payments of several projects are in none. */
export function linesBeside({ rows, basis }: OfficeView): LinesBeside {
  const lines = rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
  return {
    older: olderFigures(lines, basis),
    unbudgeted: lines.filter((line) => isUnbudgeted(line, basis)).map(({ project }) => project.name),
    appropriated: appropriatedLines(lines, basis).map(({ project }) => project.name),
  };
}

/** Beside a heading that names both budgets: how many lines have the second. */
function appropriatedRemark(display: Display, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const named = `(${names.slice(0, shownNames).join(", ")}${names.length > shownNames ? ", …" : ""})`;
  return [
    say(display, {
      ko: `예산현액이 없어 예산액으로 나눈 사업: ${names.length}건${named}.`,
      en: `Divided by their appropriation, for they state no current budget: ${counted(names.length, "line")} ${named}.`,
    }),
  ];
}

function unbudgetedLines(
  display: Display,
  rows: readonly RateRow[],
  names: readonly string[],
): readonly string[] {
  const [widest] = rows
    .filter(({ unbudgeted }) => unbudgeted.lines > 0)
    .toSorted((a, b) => b.unbudgeted.lines - a.unbudgeted.lines);
  if (widest === undefined) return [];
  const { lines, spent } = widest.unbudgeted;
  const money = moneyText(display, spent);
  const { ko, en } = budgetName(widest.rateBasis);
  const more = names.length > shownNames ? ", …" : "";
  const named = names.length === 0 ? "" : `(${names.slice(0, shownNames).join(", ")}${more})`;
  return [
    say(display, {
      ko: `${ko}${particle(ko, "이/가")} 없는 사업 ${lines}건${named}의 집행액 ${money.ko}이 합계에 들어 있어 집행률이 그만큼 높습니다. ${ko} 자료를 올리거나, 같은 사업이면 이름과 회계를 맞추어 주십시오.`,
      en: `Lines that state no ${en}: ${lines}${named === "" ? "" : ` ${named}`}. Their spending of ${money.en} is in the totals, so the rate is too high by it. Send their ${en}, or give a known project the same name and account.`,
    }),
  ];
}

/** What the rate divides by: a project may state an appropriation and no current budget. */
export function budgetName(basis: RateRow["rateBasis"]): Bilingual {
  const [only, ...others] = measuresOf(basis).budgets;
  return only === undefined || others.length > 0 ? { ko: "예산", en: "budget" } : measureNames[only];
}

/** Payments that no figure has, in one line as a person reads it. */
interface UnmatchedSum {
  readonly lines: number;
  readonly won: bigint;
  readonly through: string;
}

export function unmatchedText(display: Display, { lines, won, through }: UnmatchedSum): string {
  const sum = moneyText(display, won);
  return say(display, {
    ko: `연결되지 않은 지급: ${lines}건 ${sum.ko}은 ${through} 전체 자료의 어느 사업과도 맞지 않아 집행액에 더하지 않았습니다.`,
    en: `Unmatched payments: ${counted(lines, "line")}, ${sum.en}. They fit no project of the full statement of ${through}, and are in no amount.`,
  });
}

const choosing = ["department", "account", "field", "filter", "level", "as-of"] as const;

export interface ChosenRates {
  readonly selection: RateSelection;
  readonly meant: LineFilter | null;
  readonly asOf: IsoDate | null;
}

/** A total of a part, or of an earlier day, must not be read as the whole's of today. */
export function chosenRates(
  display: Display,
  args: Arguments,
  { selection: { level }, meant, asOf }: ChosenRates,
  all: () => SelectedRows,
): string | null {
  const line = chosenLine(display, args, choosing, {
    department: meant?.department ?? null,
    account: meant?.account ?? null,
    field: meant?.field ?? null,
    level: level === null ? null : levelNames[level],
    "as-of": asOf,
  });
  if (line === null || level === null) return line;
  const found = levelsOf(all().rows);
  if (found.includes(level)) return line;
  const there = (language: "ko" | "en") => found.map((each) => levelNames[each][language]).join(", ");
  return `${line}\n${say(display, {
    ko: `이 장부에는 "${levelNames[level].ko}" 구분의 줄이 없습니다. 있는 구분: ${there("ko")}`,
    en: `These books have no line of the level "${levelNames[level].en}". There are: ${there("en")}`,
  })}`;
}

/** Payments of several projects stand among businesses, and are none. */
function levelsOf(rows: readonly RateRow[]): readonly Level[] {
  return levels.filter((level) =>
    rows.some(
      ({ scope }) => scope.level === level && !(level === "business" && isPaymentLine(projectIdOf(scope.id))),
    ),
  );
}
