/** The help of one command, and the list of all of them. */
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Command, Option } from "./command-line.ts";
import { type Display, say, widthOf } from "./display.ts";
import { placeholders, usageIn } from "./help-placeholders.ts";
import { commonOptions } from "./read-arguments.ts";
import { wrapLine } from "./wrap-lines.ts";

/** What every command understands before its options are read. */
const lineOptions: Readonly<Record<string, Option>> = {
  lang: {
    value: null,
    help: {
      ko: "출력 언어: ko(한국어) 또는 en(영어). 없으면 MONITOR_LANG, 그다음 시스템 언어",
      en: "the language: ko (Korean) or en (English). Without it MONITOR_LANG, then the locale",
    },
  },
};

export function helpOf(command: Command, summary: Bilingual, display: Display): string {
  const usage = `monitor ${command.name} ${usageIn(display.language, command.usage)}`.trimEnd();
  return [
    ...usageLines(usage, display),
    "",
    say(display, summary),
    "",
    ...twoColumns(
      Object.entries({ ...command.options, ...commonOptions, ...lineOptions }).map(([name, option]) => [
        optionName(name, option, display),
        say(display, option.help),
      ]),
      display,
    ),
    "",
  ].join("\n");
}

/** An option in brackets stays on one line with its value. */
function usageLines(usage: string, { columns }: Display): readonly string[] {
  const held = usage.replaceAll(/\[(?:[^[\]|]|(?<! )\|(?! ))*\]/g, (group) => group.replaceAll(" ", noBreak));
  return wrapLine(held, columns).map((line) => line.replaceAll(noBreak, " "));
}

const noBreak = "\u00a0";

function optionName(name: string, { value, short }: Option, { language }: Display): string {
  const letter = short === undefined ? "" : `-${short}, `;
  const values = name === "lang" ? " ko|en" : value === null ? "" : ` ${placeholders[value][language]}`;
  return `${letter}--${name}${values}`;
}

/** @param commands each with its summary. */
export function overviewOf(
  commands: readonly { readonly name: string; readonly summary: Bilingual }[],
  display: Display,
): string {
  return [
    say(display, {
      ko: "monitor 명령 [옵션]    명령 뒤에 --help를 붙이면 그 명령의 사용법이 나옵니다.",
      en: "monitor COMMAND [OPTIONS]    --help after a command shows how it is used.",
    }),
    "",
    ...twoColumns(
      commands.map(({ name, summary }) => [name, say(display, summary)]),
      display,
    ),
    "",
    ...twoColumns(
      [
        [
          "MONITOR_HOME",
          say(display, {
            ko: "자료 폴더(기본값 .monitor)",
            en: "the folder of the ledger (default .monitor)",
          }),
        ],
        [
          "MONITOR_PAGER",
          say(display, {
            ko: "긴 답을 넘겨 보는 프로그램(비우면 쓰지 않음)",
            en: "the program that shows long answers (empty for none)",
          }),
        ],
        ["MONITOR_LANG", say(display, { ko: "출력 언어: ko 또는 en", en: "the language: ko or en" })],
      ],
      display,
    ),
    "",
    say(display, {
      ko: "종료 코드: 0 완료, 1 오류, 2 거절, 3 보류",
      en: "Exit codes: 0 done, 1 broken, 2 refused, 3 held",
    }),
    "",
  ].join("\n");
}

const gap = 2;
/** A name wider than this share of the line has its text below it. */
const widestShare = 0.45;

function twoColumns(rows: readonly (readonly [string, string])[], { columns }: Display): readonly string[] {
  const most = columns === null ? Number.POSITIVE_INFINITY : Math.floor(columns * widestShare);
  const widths = rows.map(([name]) => widthOf(name)).filter((width) => width <= most);
  const behind = gap + Math.max(0, ...widths) + gap;
  return rows.flatMap(([name, text]) => {
    const space = " ".repeat(Math.max(gap, behind - gap - widthOf(name)));
    if (widthOf(name) <= most) return wrapLine(`  ${name}${space}${text}`, columns, behind);
    return [`  ${name}`, ...wrapLine(`${" ".repeat(behind)}${text}`, columns, behind)];
  });
}
