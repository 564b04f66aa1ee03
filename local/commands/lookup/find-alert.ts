/** The alert that a person names by its number or id, among all that their books have. */
import type { CurrentAlert } from "../../../shared/domain/alerts/current-alerts.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { CommandError } from "../../terminal/command-line.ts";
import { isNumbered } from "../../print/alert-numbers.ts";
import { type ListedRow, listedRows, numbersAmong } from "../../print/print-alerts.ts";

export interface AlertsOfBooks {
  readonly books: Books;
  readonly alerts: readonly CurrentAlert[];
}

/** Open or cleared, shown or not. */
export function everyRow(found: readonly AlertsOfBooks[]): ListedRow[] {
  return found.flatMap(({ books, alerts: all }) => listedRows(books, all));
}

/** Each row once, however often it is named. @throws CommandError where a number fits none or several rows. */
export function rowsNumbered(
  found: readonly AlertsOfBooks[],
  given: readonly string[],
): readonly ListedRow[] {
  const rows = everyRow(found);
  return [...new Set(given.map((each) => rowNumbered(rows, each)))];
}

function rowNumbered(rows: readonly ListedRow[], given: string): ListedRow {
  const fitting = rows.filter(({ books, lead, facets }) =>
    [lead, ...facets].some((alert) => isNumbered({ books, alert }, given)),
  );
  const [row] = fitting;
  if (row !== undefined && fitting.length === 1) return row;
  const numberOf = numbersAmong(rows);
  const list = fitting
    .map(({ books, lead }) => {
      const { department, name } = lead.scope;
      const place = [department, name].filter((part) => part !== null).join(" · ");
      return `  ${numberOf({ books, alert: lead })}  ${place}`;
    })
    .join("\n");
  throw row === undefined
    ? new CommandError(
        `"${given}": 그런 알림이 없습니다. monitor alerts에 나오는 번호를 적어 주십시오.`,
        `"${given}": there is no such alert. Write the number that monitor alerts prints.`,
      )
    : new CommandError(
        `"${given}": 여러 알림에 맞습니다. 아래 번호로 적어 주십시오.\n${list}`,
        `"${given}": several alerts begin so. Write one of these numbers:\n${list}`,
      );
}
