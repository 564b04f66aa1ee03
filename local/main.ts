/** The command line: finds the command, runs it, and ends with 0 done, 1 broken, 2 refused or 3 held. */
import { Console } from "node:console";
import { commandList } from "./command-list.ts";
import { callerFolder } from "./caller-folder.ts";
import { helpOf, overviewOf } from "./terminal/command-help.ts";
import { type ExitCode, exits, CommandError, type Terminal } from "./terminal/command-line.ts";
import { columnsOf, type Display, printable, say, showsColours } from "./terminal/display.ts";
import { chooseLanguage } from "./terminal/language.ts";
import { nearestName } from "./terminal/nearest-name.ts";
import { readArguments } from "./terminal/read-arguments.ts";
import { wrapLines } from "./terminal/wrap-lines.ts";

// Whoever reads may stop reading, as `head` does: what is under way is still brought to its end, and a host goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

// Libraries print warnings with console.log: the standard output is for answers.
globalThis.console = new Console(process.stderr);
const caller = callerFolder(process.env, process.cwd());
if (caller !== null) {
  process.env["MONITOR_HOME"] = caller.home;
  process.chdir(caller.folder);
}
process.exitCode = await main(process.argv.slice(2));

async function main(line: readonly string[]): Promise<ExitCode> {
  const chosen = chooseLanguage(line, process.env);
  if (chosen.kind === "unknown") {
    process.stderr.write(`${printable(`${chosen.text.ko}\n${chosen.text.en}`)}\n`);
    return exits.refused;
  }
  const [name, ...args] = chosen.args;
  const terminal = terminalOf({
    language: chosen.language,
    columns: columnsOf(process.env, process.stdout.columns),
    hasColours: showsColours(process.stdout),
    isUtc: args.includes("--utc"),
  });
  const { display } = terminal;
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    terminal.out(overviewOf(commandList, display));
    return name === undefined ? exits.refused : exits.done;
  }
  const listed = commandList.find((each) => each.name === name);
  if (listed === undefined) {
    terminal.err(`${noSuchCommand(name, display)}\n`);
    return exits.refused;
  }
  const command = await listed.load();
  if (args.includes("--help") || args.includes("-h")) {
    terminal.out(helpOf(command, listed.summary, display));
    return exits.done;
  }
  try {
    return await command.run(readArguments(command, args), terminal);
  } catch (error) {
    const { explainError } = await import("./terminal/environment-error.ts");
    terminal.err(`${say(display, explainError(error))}\n`);
    return error instanceof CommandError ? exits.refused : exits.broken;
  }
}

function terminalOf(display: Display): Terminal {
  const shown = (text: string): string => printable(wrapLines(text, display), display.hasColours);
  return {
    display,
    out: (text) => process.stdout.write(shown(text)),
    data: (text) => process.stdout.write(printable(text)),
    err: (text) => process.stderr.write(shown(text)),
    progress: (text) => process.stderr.write(`\r\u001b[2K${printable(text)}`),
    isWatched: process.stderr.isTTY,
  };
}

function noSuchCommand(name: string, display: Display): string {
  const near = nearestName(
    name,
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
