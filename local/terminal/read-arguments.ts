/** Reads what follows a command's name against its options. What is wrong is said in our own words, with what is right. */
import { parseArgs } from "node:util";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { type Arguments, type Command, CommandError, type Option } from "./command-line.ts";
import { nearestName } from "../../shared/domain/values/nearest-name.ts";
import { placeholders, usageIn } from "./help-placeholders.ts";

/** Every command has them. */
export const commonOptions: Readonly<Record<string, Option>> = {
  json: { value: null, help: { ko: "프로그램이 읽는 JSON으로 출력", en: "print JSON for programs" } },
  utc: {
    value: null,
    help: { ko: "시각을 협정세계시(UTC)로 표시", en: "show times in UTC instead of local time" },
  },
  "no-pager": {
    value: null,
    help: {
      ko: "길어도 화면에 바로 출력(기본값: MONITOR_PAGER, PAGER, less 차례로)",
      en: "print at once, however long (default: MONITOR_PAGER, PAGER or less)",
    },
  },
  help: { value: null, short: "h", help: { ko: "이 도움말 보기", en: "show this help" } },
};

/** A number is no option: what it is given to judges it. */
const belowZero = /^-\d/;
/** Before it nothing looks like an option; no command line can hold it. */
const asWord = "\u0000";

/** @throws CommandError for arguments that the command does not know. */
export function readArguments(command: Command, args: readonly string[]): Arguments {
  const options: Readonly<Record<string, Option>> = { ...command.options, ...commonOptions };
  const types: Record<string, { type: "boolean" | "string"; short?: string }> = {};
  for (const [name, { value, short }] of Object.entries(options)) {
    types[name] = { type: value === null ? "boolean" : "string", ...(short === undefined ? {} : { short }) };
  }
  const parsed = parseArgs({
    args: args.map((word) => (belowZero.test(word) ? `${asWord}${word}` : word)),
    options: types,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given = new Map<string, readonly string[]>();
  for (const token of parsed.tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue: isInline = false } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) throw unknownOption(command, rawName, options);
    if (given.has(name) && option.mayRepeat !== true) throw usageError(command, givenTwice(rawName));
    if (option.value === null) {
      if (value !== undefined) throw usageError(command, takesNoValue(rawName));
      given.set(name, []);
    } else {
      // What looks like an option is one whose value was forgotten.
      if (value === undefined || (!isInline && value.length > 1 && value.startsWith("-")))
        throw usageError(command, needsValue(rawName, placeholders[option.value]));
      given.set(name, [...(given.get(name) ?? []), value.replace(asWord, "")]);
    }
  }
  const positionals = parsed.positionals.map((word) => word.replace(asWord, ""));
  if (!command.takesFiles && positionals.length > 0)
    throw usageError(command, notExpected(positionals[0] ?? ""));
  return {
    files: positionals,
    json: given.has("json"),
    has: (option) => given.has(option),
    value: (option) => given.get(option)?.[0] ?? null,
    values: (option) => given.get(option) ?? [],
  };
}

function unknownOption(
  command: Command,
  rawName: string,
  options: Readonly<Record<string, Option>>,
): CommandError {
  const near = nearestName(rawName.replace(/^-+/, ""), Object.keys(options));
  return usageError(
    command,
    near === null
      ? {
          ko: `${rawName}: 이 명령에 없는 옵션입니다. 쓸 수 있는 옵션은 monitor ${command.name} --help에 나옵니다.`,
          en: `${rawName}: this command has no such option. monitor ${command.name} --help shows what it has.`,
        }
      : {
          ko: `${rawName}: 이 명령에 없는 옵션입니다. 혹시 --${near}입니까?`,
          en: `${rawName}: this command has no such option. Do you mean --${near}?`,
        },
  );
}

function givenTwice(rawName: string): Bilingual {
  return {
    ko: `${rawName}: 두 번 적혀 있습니다. 한 번만 적어 주십시오.`,
    en: `${rawName}: it is there twice. Write it once.`,
  };
}

function takesNoValue(rawName: string): Bilingual {
  return {
    ko: `${rawName}: 값이 없는 옵션입니다. 값을 지워 주십시오.`,
    en: `${rawName}: it takes no value. Take the value away.`,
  };
}

function needsValue(rawName: string, { ko, en }: Bilingual): Bilingual {
  return {
    ko: `${rawName}: 값이 빠졌습니다. ${rawName} ${ko}처럼 적어 주십시오.`,
    en: `${rawName}: its value is missing. Write ${rawName} ${en}.`,
  };
}

function notExpected(word: string): Bilingual {
  return {
    ko: `"${word}": 이 명령에는 적지 않는 말입니다.`,
    en: `"${word}": this command takes no such word.`,
  };
}

function usageError({ name, usage }: Command, { ko, en }: Bilingual): CommandError {
  return new CommandError(
    `${ko}\n사용법: monitor ${name} ${usageIn("ko", usage)}`.trimEnd(),
    `${en}\nUsage: monitor ${name} ${usageIn("en", usage)}`.trimEnd(),
  );
}
