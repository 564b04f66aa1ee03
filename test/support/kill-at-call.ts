/**
 * Loaded before the monitor by crash tests: kills as `kill -9` would, at the call of the database whose number
 * the environment gives: just before it is made, just after it was answered, or, of a write, just before its commit.
 *
 * KILL_AT_CALL       the number; 0 for never
 * KILL_AFTER_ANSWER  1: after the answer
 * KILL_ARMED_BY      calls count from when this file is there
 * KILL_NOTE          a file that gets what was hit, or, where nothing was, how many calls there were
 */
import { existsSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { SqliteItemTable } from "../../shared/sqlite/sqlite-item-table.ts";
import { SqliteOutbox } from "../../shared/sqlite/sqlite-outbox.ts";

type Call = (this: unknown, ...words: unknown[]) => unknown;

const at = Number.parseInt(process.env["KILL_AT_CALL"] ?? "0", 10);
const isAfter = process.env["KILL_AFTER_ANSWER"] === "1";
const armedBy = process.env["KILL_ARMED_BY"];
const note = process.env["KILL_NOTE"];
let calls = 0;

for (const name of ["get", "query", "write"]) strikeAt(SqliteItemTable.prototype, name);
for (const name of ["readAfter", "position", "advance", "prune"]) strikeAt(SqliteOutbox.prototype, name);

// A commit is a call of its own: before it everything of the write is done and nothing of it may stay.
const exec: unknown = Reflect.get(DatabaseSync.prototype, "exec");
Reflect.set(DatabaseSync.prototype, "exec", function (this: unknown, ...words: unknown[]): unknown {
  if (words[0] === "COMMIT" && isNext()) kill("before COMMIT");
  return callOf(exec).apply(this, words);
});

process.on("exit", () => {
  // A note that is there tells of a kill from outside.
  if (note !== undefined && !existsSync(note)) writeFileSync(note, `${calls}`);
});

function strikeAt(prototype: object, name: string): void {
  const call = callOf(Reflect.get(prototype, name));
  Reflect.set(prototype, name, async function (this: unknown, ...words: unknown[]): Promise<unknown> {
    const isChosen = isNext();
    if (isChosen && !isAfter) kill(`before ${name}`);
    const answer = await call.apply(this, words);
    if (isChosen && isAfter) kill(`after ${name}`);
    return answer;
  });
}

/** Counts a call. */
function isNext(): boolean {
  if (armedBy === undefined || existsSync(armedBy)) calls += 1;
  return at > 0 && calls === at;
}

function kill(moment: string): void {
  if (note !== undefined) writeFileSync(note, moment);
  process.kill(process.pid, "SIGKILL");
}

function callOf(value: unknown): Call {
  if (typeof value !== "function") throw new TypeError("The database is called in another way now");
  return value as Call;
}
