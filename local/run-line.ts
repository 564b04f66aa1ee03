/** One line of the command line: finds the command, runs it, and ends with 0 done, 1 broken, 2 refused or 3 held. */
import { resolve } from "node:path";
import type { Bilingual, Language } from "../shared/domain/values/bilingual.ts";
import { commandList } from "./command-list.ts";
import { helpOf, overviewOf } from "./terminal/command-help.ts";
import {
  type Arguments,
  type ExitCode,
  exits,
  CommandError,
  type Terminal,
} from "./terminal/command-line.ts";
import { type Display, printable, say } from "./terminal/display.ts";
import { chooseLanguage } from "./terminal/language.ts";
import { nearestName } from "../shared/domain/values/nearest-name.ts";
import { readArguments } from "./terminal/read-arguments.ts";
import { cutTo, wrapLines } from "./terminal/wrap-lines.ts";

/** Where a line is typed and read. */
export interface Shell {
  readonly env: NodeJS.ProcessEnv;
  /** Null where lines may be as long as they are. */
  readonly columns: number | null;
  readonly hasColours: boolean;
  /** True when a person watches what is printed for errors and progress. */
  readonly isWatched: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Shows a text that may be long, and ends when it was read; null where nobody pages. */
  readonly page: ((text: string) => Promise<void>) | null;
}

/** What answers alone, and neither asks nor goes on: its answer may wait for its end, and go through a pager. */
const pagedCommands: ReadonlySet<string> = new Set([
  "rates",
  "departments",
  "history",
  "alerts",
  "policy",
  "backtest",
  "notices",
  "snapshot",
  "uploads",
  "verify",
  "audit",
  "reads",
  "match",
  "reconcile",
]);

export async function runLine(line: readonly string[], shell: Shell): Promise<ExitCode> {
  const chosen = chooseLanguage(line, shell.env);
  const { columns, hasColours } = shell;
  if (chosen.kind === "unknown") {
    const { language } = chosen;
    const terminal = terminalOf({ language, columns, hasColours, isUtc: false, unit: "원" }, shell);
    terminal.err(`${say(terminal.display, chosen.text)}\n`);
    return exits.refused;
  }
  const [name = "", ...args] = chosen.args;
  const { page } = shell;
  const isPaged = name === "" || isHelp(name) || args.some(isHelp) || pagedCommands.has(name);
  if (page === null || !isPaged || args.includes("--no-pager"))
    return runCommand(name, args, chosen.language, shell);
  let held = "";
  const hold = (text: string): void => {
    held += text;
  };
  const code = await runCommand(name, args, chosen.language, { ...shell, out: hold });
  if (held !== "") await page(held);
  return code;
}

function isHelp(word: string): boolean {
  return word === "--help" || word === "-h";
}

async function runCommand(
  name: string,
  args: readonly string[],
  language: Language,
  shell: Shell,
): Promise<ExitCode> {
  const { columns, hasColours } = shell;
  const terminal = terminalOf(
    { language, columns, hasColours, isUtc: args.includes("--utc"), unit: "원" },
    shell,
  );
  const { display } = terminal;
  const [of = ""] = args;
  if (name === "help" && commandList.some((each) => each.name === of))
    return runCommand(of, ["--help"], language, shell);
  if (name === "" || isHelp(name) || name === "help") {
    terminal.out(wrapLines(overviewOf(commandList, readable(display)), readable(display)));
    return name === "" ? exits.refused : exits.done;
  }
  if (name === "--version" || name === "-V" || name === "version") {
    const { programVersion } = await import("./doctor/check-program.ts");
    terminal.out(`monitor ${programVersion()}\n`);
    return exits.done;
  }
  const listed = commandList.find((each) => each.name === name);
  if (listed === undefined) {
    terminal.err(`${noSuchCommand(name, display)}\n`);
    return exits.refused;
  }
  const command = await listed.load();
  if (args.some(isHelp)) {
    terminal.out(wrapLines(helpOf(command, listed.summary, readable(display)), readable(display)));
    return exits.done;
  }
  try {
    return await command.run(await withCodes(readArguments(command, args)), terminal);
  } catch (error) {
    const { environmentErrorOf, explainError } = await import("./terminal/explain-error.ts");
    const isOfHome = !(error instanceof CommandError) && environmentErrorOf(error) !== null;
    const home = isOfHome ? homeText(shell.env) : null;
    terminal.err(`${say(display, explainError(error))}${home === null ? "" : `\n${say(display, home)}`}\n`);
    return error instanceof CommandError ? exits.refused : exits.broken;
  }
}

/** An office may be given by its name, which the home knows. */
async function withCodes(args: Arguments): Promise<Arguments> {
  if (!/\D/.test(args.value("office") ?? "")) return args;
  const { namesOffice, withOfficeCode } = await import("./terminal/office-names.ts");
  if (!namesOffice(args)) return args;
  const { inHome, isKnownHome } = await import("./host/open-home.ts");
  return isKnownHome() ? inHome(({ ledger }) => withOfficeCode(ledger, args)) : args;
}

/** Which of several folders the disk's trouble is of. */
function homeText(env: NodeJS.ProcessEnv): Bilingual {
  const path = resolve(env["MONITOR_HOME"] ?? ".monitor");
  return { ko: `자료 폴더: ${path}`, en: `Home: ${path}` };
}

/** Help is laid out for a person, also in a pipe, of which nobody says how wide it is shown. */
function readable(display: Display): Display {
  return { ...display, columns: display.columns ?? helpColumns };
}

const helpColumns = 100;

function terminalOf(display: Display, { isWatched, out, err, columns }: Shell): Terminal {
  const shown = (text: string): string => printable(wrapLines(text, display), display.hasColours);
  return {
    display,
    out: (text) => out(shown(text)),
    data: (text) => out(printable(text)),
    err: (text) => err(shown(text)),
    // One that went on in a second line would leave its first behind.
    progress: (text) => err(`\r\u001b[2K${printable(cutTo(text, (columns ?? helpColumns) - 1))}`),
    isWatched,
  };
}

function noSuchCommand(name: string, display: Display): string {
  const near = nearestName(
    name.toLowerCase(),
    commandList.map((each) => each.name),
  );
  return near === null
    ? say(display, {
        ko: `"${name}": 그런 명령이 없습니다. 명령은 monitor --help에 나옵니다.`,
        en: `"${name}": there is no such command. monitor --help lists them.`,
      })
    : say(display, {
        ko: `"${name}": 그런 명령이 없습니다. 혹시 monitor ${near}입니까?`,
        en: `"${name}": there is no such command. Do you mean monitor ${near}?`,
      });
}
