/** The values of options, read strictly: a wrong one is refused with what would be right. */
import { type Books, isOfficeCode } from "../../shared/domain/values/books.ts";
import {
  addDays,
  isInFiscalYear,
  type IsoDate,
  parseWrittenDay,
} from "../../shared/domain/values/calendar.ts";
import { instantOf } from "../../shared/domain/values/instant.ts";
import type { Bilingual, Language } from "../../shared/domain/values/bilingual.ts";
import { type Arguments, type Command, CommandError } from "./command-line.ts";
import { type Display, say } from "./display.ts";

export function readOffice(args: Arguments): string | null {
  const office = args.value("office");
  if (office === null || isOfficeCode(office)) return office;
  throw new CommandError(
    `--office "${office}": 자치단체 코드는 숫자 7자리입니다(예: 영등포구 1129000). 이 자료 폴더에 있는 코드와 이름은 monitor uploads의 장부 열에 나옵니다.`,
    `--office "${office}": an office code has 7 digits, for example 1129000. Codes and names of this home stand in the books of monitor uploads.`,
  );
}

export function readYear(args: Arguments): number | null {
  const year = args.value("year");
  if (year === null) return null;
  if (/^20\d\d년?$/.test(year)) return Number.parseInt(year, 10);
  throw new CommandError(
    `--year "${year}": 회계연도는 2020처럼 네 자리로 적습니다.`,
    `--year "${year}": write a fiscal year such as 2020.`,
  );
}

/** The books that an upload goes to: both words are needed, because a file rarely says them. */
export function readBooks(args: Arguments): Books {
  const [office, fiscalYear] = [readOffice(args), readYear(args)];
  if (office !== null && fiscalYear !== null) return { office, fiscalYear };
  throw new CommandError(
    "어느 자치단체의 어느 회계연도인지 --office 코드 --year 연도로 알려 주십시오.",
    "Say whose file it is: --office CODE --year YYYY.",
  );
}

/** Written as a day is, whether or not the calendar has it. */
const isDayLike = /^\d{4}(?:\D{1,2}\d{1,2}\D{1,2}\d{1,2}\D?|\d{4})$/;

export function readDate(args: Arguments, option: string): IsoDate | null {
  const text = args.value(option);
  const date = text === null ? null : parseWrittenDay(text.trim());
  if (text === null || date !== null) return date;
  throw new CommandError(
    isDayLike.test(text)
      ? `--${option} "${text}": 달력에 없는 날짜입니다. 2020-10-31처럼 적어 주십시오.`
      : `--${option} "${text}": 날짜는 2020-10-31처럼 적어 주십시오.`,
    isDayLike.test(text)
      ? `--${option} "${text}": no day of the calendar. Write it as 2020-10-31.`
      : `--${option} "${text}": write a day as 2020-10-31.`,
  );
}

export function readAsOf(args: Arguments, fiscalYear: number | null): IsoDate | null {
  const date = readDate(args, "as-of");
  if (date === null || fiscalYear === null || isInFiscalYear(date, fiscalYear)) return date;
  throw new CommandError(
    `--as-of ${date}: ${fiscalYear} 회계연도 밖의 날짜입니다.`,
    `--as-of ${date}: that day is outside the fiscal year ${fiscalYear}.`,
  );
}

/** Null where the option is not given. @param names under which lists show the choices: they are taken too. */
export function readChoice<Choice extends string>(
  args: Arguments,
  option: string,
  choices: readonly Choice[],
  names: Readonly<Record<string, Bilingual>> = {},
): Choice | null {
  const text = args.value(option);
  if (text === null) return null;
  const choice = choiceOf(text, choices, names);
  if (choice !== undefined) return choice;
  const shown = (language: Language): string =>
    choices
      .map((each) => {
        const name = names[each]?.[language] ?? each;
        return name.replace(" ", "-") === each ? each : `${each}(${name})`;
      })
      .join(", ");
  throw new CommandError(
    `--${option} "${text}": ${shown("ko")} 가운데 하나여야 합니다.`,
    `--${option} "${text}": use one of ${shown("en")}.`,
  );
}

/** A shorter beginning is a slip as often as a choice. */
const shortestBeginning = 2;

/** A choice by its code or its name, however it is spaced, or by what only one of them begins with. */
export function choiceOf<Choice extends string>(
  text: string,
  choices: readonly Choice[],
  names: Readonly<Record<string, Bilingual>>,
): Choice | undefined {
  const own = lettersOf(text);
  const wordsOf = (each: Choice): readonly string[] => {
    const name = names[each];
    return name === undefined ? [] : [lettersOf(name.ko), lettersOf(name.en), lettersOf(each)];
  };
  const exact = choices.find((each) => each === text || wordsOf(each).includes(own));
  if (exact !== undefined || own.length < shortestBeginning) return exact;
  const begun = choices.filter((each) => wordsOf(each).some((word) => word.startsWith(own)));
  return begun.length === 1 ? begun[0] : undefined;
}

/** Spaces, dots and dashes between letters are written by some and left out by others. */
function lettersOf(text: string): string {
  return text.normalize("NFC").replaceAll(/[^\p{L}\p{N}]/gu, "");
}

export function readPort(args: Arguments): number | null {
  const text = args.value("port");
  if (text === null) return null;
  const port = /^\d{1,5}$/.test(text) ? Number.parseInt(text, 10) : -1;
  if (port >= 0 && port <= 65_535) return port;
  throw new CommandError(
    `--port "${text}": 0부터 65535까지의 수여야 합니다.`,
    `--port "${text}": use a number from 0 to 65535.`,
  );
}

/** How many are asked for; null where the option is not given. */
export function readCount(args: Arguments, option: string): number | null {
  const text = args.value(option);
  if (text === null) return null;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number.parseInt(text, 10);
  throw new CommandError(
    `--${option} "${text}": 1 이상의 수를 적어 주십시오.`,
    `--${option} "${text}": write a number from 1 on.`,
  );
}

/** Of lists: only so many of their rows. */
export const limitOption: Command["options"] = {
  limit: { value: "COUNT", help: { ko: "이만큼만", en: "only so many rows" } },
};

export const dayOptions: Command["options"] = {
  from: { value: "DATE", help: { ko: "이날부터", en: "from this day on" } },
  to: { value: "DATE", help: { ko: "이날까지", en: "until this day" } },
};

export interface Days {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

export function readDays(args: Arguments): Days {
  return { from: readDate(args, "from"), to: readDate(args, "to") };
}

/** Moments, as days begin in Korea. */
export function momentsOf({ from, to }: Days): {
  readonly from: string | null;
  readonly before: string | null;
} {
  return {
    from: from === null ? null : instantOf({ date: from, minute: 0 }),
    before: to === null ? null : instantOf({ date: addDays(to, 1), minute: 0 }),
  };
}

/** @throws CommandError of a count that is none. */
export function limited<Row>(args: Arguments, rows: readonly Row[]): readonly Row[] {
  return rows.slice(0, readCount(args, "limit") ?? rows.length);
}

/** As above, of rows of which the last says most: how a thing stands now. */
export function lastOf<Row>(args: Arguments, rows: readonly Row[]): readonly Row[] {
  return rows.slice(-(readCount(args, "limit") ?? rows.length));
}

/** Below a list that leaves some out. */
export function leftOutLines(display: Display, left: number): readonly string[] {
  if (left <= 0) return [];
  return [
    say(display, {
      ko: `--limit 때문에 보이지 않는 줄: ${left}건`,
      en: `Left out by --limit: ${left} rows`,
    }),
  ];
}
