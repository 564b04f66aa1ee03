/**
 * Loaded before the monitor by crash tests: kills as `kill -9` would, at the call of the database whose number
 * the environment gives, just before it is sent or just after it was answered.
 *
 * KILL_AT_CALL       the number; 0 for never
 * KILL_AFTER_ANSWER  1: after the answer
 * KILL_WHOM          `host` (this process, when left out), `engine` or `both`
 * KILL_ARMED_BY      calls count from when this file is there
 * KILL_NOTE          a file that gets what was hit, or, where nothing was, how many calls there were
 */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { enginesOn } from "../../local/find-engines.ts";

const at = Number.parseInt(process.env["KILL_AT_CALL"] ?? "0", 10);
const isAfter = process.env["KILL_AFTER_ANSWER"] === "1";
const whom = process.env["KILL_WHOM"] ?? "host";
const armedBy = process.env["KILL_ARMED_BY"];
const note = process.env["KILL_NOTE"];
let calls = 0;
let hasKilled = false;

/** The base of every client of the SDK: tables, documents and streams alike. */
const wiring: unknown = Object.getPrototypeOf(DynamoDBClient.prototype);
if (typeof wiring !== "object" || wiring === null)
  throw new TypeError("The SDK's clients have no base any more");
const send: unknown = Reflect.get(wiring, "send");
if (typeof send !== "function") throw new TypeError("The SDK's clients send in another way now");

Reflect.set(wiring, "send", async function (this: unknown, ...words: unknown[]): Promise<unknown> {
  if (armedBy === undefined || existsSync(armedBy)) calls += 1;
  const isChosen = at > 0 && calls === at && !hasKilled;
  if (isChosen && !isAfter) kill(`before ${nameOf(words[0])}`);
  const answer: unknown = await send.apply(this, words);
  if (isChosen && isAfter) kill(`after ${nameOf(words[0])}`);
  return answer;
});

process.on("exit", () => {
  // A note that is there tells of a kill from outside.
  if (note !== undefined && !existsSync(note)) writeFileSync(note, `${calls}`);
});

function kill(moment: string): void {
  hasKilled = true;
  if (note !== undefined) writeFileSync(note, moment);
  const home = process.env["MONITOR_HOME"] ?? "";
  if (whom !== "host") for (const pid of enginesOn(join(home, "ledger.db"))) process.kill(pid, "SIGKILL");
  if (whom !== "engine") process.kill(process.pid, "SIGKILL");
}

function nameOf(command: unknown): string {
  return typeof command === "object" && command !== null ? command.constructor.name : "a call";
}
