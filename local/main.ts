/** The command line: finds the command, runs it, and ends with 0 done, 1 broken, 2 refused or 3 held. */
import { Console } from "node:console";
import {
  type Command,
  type ExitCode,
  exits,
  helpOf,
  readWords,
  Refusal,
  type Terminal,
} from "./command-line.ts";
import { alerts } from "./commands/alerts.ts";
import { auditCommand } from "./commands/audit.ts";
import { backtestCommand } from "./commands/backtest.ts";
import { backup, restore } from "./commands/backup.ts";
import { history } from "./commands/history.ts";
import { ingest } from "./commands/ingest.ts";
import { map } from "./commands/map.ts";
import { match } from "./commands/match.ts";
import { noticesCommand } from "./commands/notices.ts";
import { policyCommand } from "./commands/policy.ts";
import { rates } from "./commands/rates.ts";
import { start } from "./commands/start.ts";
import { discard, release, undo } from "./commands/settle.ts";
import { inHome } from "./commands/shared-host.ts";
import { reportCommand } from "./commands/report.ts";
import { snapshotCommand } from "./commands/snapshot.ts";
import { template } from "./commands/template.ts";
import { verifyCommand } from "./commands/verify.ts";
import { rebuild } from "./commands/rebuild.ts";
import { upgrade } from "./commands/upgrade.ts";
import { uploads } from "./commands/uploads.ts";
import { usersCommand } from "./commands/users.ts";
import { explainError } from "./explain-error.ts";
import { printable } from "./printable.ts";

const commands: readonly Command[] = [
  start,
  ingest,
  release,
  discard,
  undo,
  match,
  rates,
  history,
  alerts,
  policyCommand(inHome),
  backtestCommand(inHome),
  noticesCommand(inHome),
  snapshotCommand(inHome),
  reportCommand(inHome),
  uploads,
  verifyCommand(inHome),
  auditCommand(inHome),
  backup,
  restore,
  rebuild,
  upgrade,
  usersCommand(inHome),
  template,
  map,
];

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

async function main([name, ...words]: readonly string[]): Promise<ExitCode> {
  if (name === undefined || name === "--help" || name === "help") {
    terminal.out(overview());
    return name === undefined ? exits.refused : exits.done;
  }
  const command = commands.find((each) => each.name === name);
  if (command === undefined) {
    terminal.err(`"${name}": 그런 명령이 없습니다. / There is no such command.\n\n${overview()}`);
    return exits.refused;
  }
  if (words.includes("--help")) {
    terminal.out(helpOf(command));
    return exits.done;
  }
  try {
    return await command.run(readWords(command, words), terminal);
  } catch (error) {
    terminal.err(`${explainError(error)}\n`);
    return error instanceof Refusal ? exits.refused : exits.broken;
  }
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2;
  return [
    "monitor COMMAND [words]    --help after a command shows its words",
    "",
    ...commands.map((command) => `  ${command.name.padEnd(width)}${command.summary}`),
    "",
    "MONITOR_HOME  the folder of the ledger (default .monitor)",
    "Exit codes: 0 done, 1 broken, 2 refused, 3 held",
    "",
  ].join("\n");
}
