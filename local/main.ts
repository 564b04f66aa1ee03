/** The command line of this process: its words, its streams, its folder and its exit code. */
import { Console } from "node:console";
import { callerFolder } from "./caller-folder.ts";
import { runLine } from "./run-line.ts";
import { columnsOf, showsColours } from "./terminal/display.ts";

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
process.exitCode = await runLine(process.argv.slice(2), {
  env: process.env,
  columns: columnsOf(process.env, process.stdout.columns),
  hasColours: showsColours(process.stdout),
  isWatched: process.stderr.isTTY,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  page: process.stdout.isTTY ? page : null,
});

async function page(text: string): Promise<void> {
  const { isLongerThan, pagerOf, showPaged } = await import("./terminal/pager.ts");
  const pager = isLongerThan(text, process.stdout.rows) ? pagerOf(process.env) : null;
  if (pager === null || !(await showPaged(text, pager, process.env))) process.stdout.write(text);
}
