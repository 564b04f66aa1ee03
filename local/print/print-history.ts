/** The history of one project as a person reads it: its steps, the files that only state the same again, and what is in no total. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { HistoryStep } from "../../shared/domain/ledger/project-history.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import { type IsoDate, laterOrNull } from "../../shared/domain/values/calendar.ts";
import { formatPercent } from "../../shared/domain/values/fraction.ts";
import type { JoinedBalance } from "../../shared/domain/matching/joined-ledger.ts";
import { isPaymentLine, type ProjectId } from "../../shared/domain/values/project.ts";
import type { FundNames } from "../../shared/domain/values/fund.ts";
import { measureNames } from "../../shared/domain/values/measure.ts";
import { type Display, say } from "../terminal/display.ts";
import { moneyCell } from "../terminal/money-unit.ts";
import { exact as exactColumn, lessNeeded, name as nameColumn, right } from "../terminal/table-columns.ts";
import { table } from "../terminal/terminal-table.ts";

export function unmatchedLines(display: Display, through: IsoDate | null): readonly string[] {
  if (through === null) return [];
  const text = {
    ko: `${through}까지의 지급은 그날 전체 자료의 어느 사업과도 이름이 맞지 않아 연결되지 않은 지급이며 집행액에 더하지 않았습니다.`,
    en: `Payments up to ${through} fit no project of that day's full statement: unmatched, and in no amount.`,
  };
  return ["", say(display, text)];
}

/**
 * Of a name that several projects bear: what one of them states holds these payments, so they add to none. And of a project
 * that a full statement leaves out and that was paid for since.
 */
export function paidAfterLines(
  display: Display,
  { paidAfter: through, balance: { project } }: JoinedBalance,
): readonly string[] {
  if (through === null) return [];
  const leftOut = {
    ko: `${through} 전체 자료에 없거나 다른 사업에 합쳐진 사업입니다. 그날까지의 금액은 합계에 들지 않고 그 뒤의 지급만 더합니다. 합계에 들 사업이면 누계를 그 뒤의 기준일로 보내 주십시오.`,
    en: `The full statement of ${through} leaves it out, or it was put together with another project: what was stated up to that day is in no total, and only what was paid since adds. If it belongs in the totals, send its running totals as of a later day.`,
  };
  const shared = {
    ko: `${through}까지의 지급은 이름이 같은 여러 사업의 자료에 든 것으로 보아 따로 더하지 않았습니다.`,
    en: `Payments up to ${through} are taken to be in what several projects of this name state, and are not added.`,
  };
  return ["", say(display, isPaymentLine(project.id) ? shared : leftOut)];
}

/** Another project under the name is in no total any more, and its record is asked for by its id. */
export function namesakeLines(display: Display, ids: readonly ProjectId[]): readonly string[] {
  return ids.map((id) =>
    say(display, {
      ko: `이 이름이나 코드의 사업 가운데 지금의 합계에 없는 것이 더 있습니다: monitor history ${id}`,
      en: `Another project of this name or code is in no total now: monitor history ${id}`,
    }),
  );
}

/** Files that state again what stands make no step of their own. */
export function confirmedLines(display: Display, days: readonly string[]): readonly string[] {
  const last = days.toSorted().at(-1);
  if (last === undefined) return [];
  const text = { ko: `${last}까지 변동 없음을 확인했습니다.`, en: `Confirmed unchanged through ${last}.` };
  return ["", say(display, text)];
}

/** The figures come from the files above; these only say so again. */
export function restatedLines(
  display: Display,
  steps: readonly HistoryStep[],
  files: ReadonlyMap<string, Upload>,
): readonly string[] {
  const again = steps.flatMap(({ measure, confirmedBy }) =>
    confirmedBy === null ? [] : [{ measure, ...confirmedBy }],
  );
  const lines = [...Map.groupBy(again, ({ uploadId, date }) => `${date} ${uploadId}`).values()].map(
    (same) => {
      const [first] = same;
      if (first === undefined) return "";
      const file = files.get(first.uploadId)?.fileName ?? first.uploadId;
      const rows = rowsText(first.rows);
      const names = (language: "ko" | "en"): string =>
        [...new Set(same.map(({ measure }) => measureNames[measure][language]))].join(", ");
      return say(display, {
        ko: `같은 금액을 다시 적은 파일: ${file}${rows === "" ? "" : ` ${rows}행`}(${first.date} 기준, ${names("ko")})`,
        en: `Stated again, unchanged: ${file}${rows === "" ? "" : `, row ${rows}`} (as of ${first.date}: ${names("en")})`,
      });
    },
  );
  return lines.length === 0 ? [] : ["", ...lines];
}

export function stepsTable(
  display: Display,
  steps: readonly HistoryStep[],
  files: ReadonlyMap<string, Upload>,
  names: FundNames,
): string {
  const columns = [
    exactColumn("날짜", "day"),
    exactColumn("구분", "measure"),
    right("금액", "amount"),
    lessNeeded(2, right("누계", "spent")),
    right("집행률", "rate"),
    lessNeeded(3, nameColumn("파일", "file")),
    lessNeeded(1, exactColumn("행", "rows")),
  ];
  const body = steps.map((step) => [
    step.date,
    measureText(display, step, names),
    `${moneyCell(display, step.amount)}${step.count === 1 ? "" : ` × ${step.count}`}`,
    moneyCell(display, step.after.spent),
    step.after.rate === null ? "–" : `${formatPercent(step.after.rate, 1)}%`,
    files.get(step.uploadId)?.fileName ?? step.uploadId,
    rowsText(step.rows),
  ]);
  const legend = steps.every(({ isCounted }) => isCounted)
    ? ""
    : `\n\n${say(display, {
        ko: "× 되돌렸거나, 더 나중 자료가 대신하거나, 그 사업이 빠진 전체 자료의 날까지의 것이라 더하지 않은 기록입니다.",
        en: "× Taken back, stated anew by a later file, or of days up to a full statement without it: not counted.",
      })}`;
  return `${table(display, columns, body)}${legend}`;
}

const payment: Bilingual = { ko: "(지급)", en: "(payment)" };
/** Nobody pays a budget or a commitment. */
const changed: Bilingual = { ko: "(증감)", en: "(change)" };

function measureText(
  display: Display,
  { measure, kind, fund, isCounted }: HistoryStep,
  names: FundNames,
): string {
  return [
    say(display, measureNames[measure]),
    ...(kind === "increment" ? [say(display, measure === "expenditure" ? payment : changed)] : []),
    ...(fund === "unsplit" ? [] : [say(display, names[fund])]),
    ...(isCounted ? [] : ["×"]),
  ].join(" ");
}

const shownRows = 3;

/** Rows behind each other as a range: one long cell would push its column below every row. */
function rowsText(rows: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run !== undefined && row === run.last + 1) run.last = row;
    else runs.push({ first: row, last: row });
  }
  const parts = runs.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
  const more = parts.length > shownRows ? ` … (${rows.length})` : "";
  return parts.slice(0, shownRows).join(", ") + more;
}

/** The end of it all: how the project stands by what is counted, on the last day that anything counted is of; plans are of days to come. */
export function lastPositionLines(display: Display, steps: readonly HistoryStep[]): readonly string[] {
  const counted = steps.filter(
    ({ isCounted, measure }) => isCounted && measure !== "plan" && measure !== "requirement",
  );
  const day = counted.reduce<IsoDate | null>(
    (latest, { date, confirmedBy }) => laterOrNull(latest, confirmedBy?.date ?? date),
    null,
  );
  const last = counted.at(-1);
  if (last === undefined || day === null) return [];
  const { budget, spent, rate } = last.after;
  const share = rate === null ? "–" : `${formatPercent(rate, 1)}%`;
  const [of, paid] = [moneyCell(display, budget), moneyCell(display, spent)];
  return [
    "",
    say(display, {
      ko: `${day} 기준: 예산 ${of} · 집행 ${paid} · 집행률 ${share}`,
      en: `As of ${day}: budget ${of} · spent ${paid} · rate ${share}`,
    }),
  ];
}
