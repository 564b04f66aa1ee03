/** The command line: finds the command, runs it, and ends with 0 done, 1 broken, 2 refused or 3 held. */
import { Console } from "node:console";
import { commandList } from "./command-list.ts";
import {
  type ExitCode,
  exits,
  helpOf,
  printable,
  readArguments,
  CommandError,
  type Terminal,
} from "./terminal/command-line.ts";

const terminal: Terminal = {
  out: (text) => process.stdout.write(printable(text)),
  err: (text) => process.stderr.write(printable(text)),
  progress: (text) => process.stderr.write(`\r\u001b[2K${printable(text)}`),
  isWatched: process.stderr.isTTY,
};

// Whoever reads may stop reading, as `head` does: what is under way is still brought to its end, and a host goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

// Libraries print warnings with console.log: the standard output is for answers.
globalThis.console = new Console(process.stderr);
process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<ExitCode> {
  if (name === undefined || name === "--help" || name === "help") {
    terminal.out(overview());
    return name === undefined ? exits.refused : exits.done;
  }
  const listed = commandList.find((each) => each.name === name);
  if (listed === undefined) {
    terminal.err(`"${name}": 그런 명령이 없습니다. / There is no such command.\n\n${overview()}`);
    return exits.refused;
  }
  const command = await listed.load();
  if (args.includes("--help")) {
    terminal.out(helpOf(command, listed.summary));
    return exits.done;
  }
  try {
    return await command.run(readArguments(command, args), terminal);
  } catch (error) {
    const { explainError } = await import("./terminal/environment-error.ts");
    terminal.err(`${explainError(error)}\n`);
    return error instanceof CommandError ? exits.refused : exits.broken;
  }
}

function overview(): string {
  const width = Math.max(...commandList.map(({ name: each }) => each.length)) + 2;
  return [
    "monitor COMMAND [words]    --help after a command shows its words",
    "",
    ...commandList.map(({ name: each, summary }) => `  ${each.padEnd(width)}${summary}`),
    "",
    "MONITOR_HOME  the folder of the ledger (default .monitor)",
    "Exit codes: 0 done, 1 broken, 2 refused, 3 held",
    "",
  ].join("\n");
}
