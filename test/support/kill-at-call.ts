/**
 * Loaded before the monitor by the crash test: kills the process, as `kill -9` would, at the call of
 * the database whose number the environment gives, just before it is sent or just after it was answered.
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";

const at = Number.parseInt(process.env["KILL_AT_CALL"] ?? "0", 10);
const isAfter = process.env["KILL_AFTER_ANSWER"] === "1";
let calls = 0;

/** The base of every client of the SDK: tables, documents and streams alike. */
const wiring: unknown = Object.getPrototypeOf(DynamoDBClient.prototype);
if (typeof wiring !== "object" || wiring === null)
  throw new TypeError("The SDK's clients have no base any more");
const send: unknown = Reflect.get(wiring, "send");
if (typeof send !== "function") throw new TypeError("The SDK's clients send in another way now");

Reflect.set(wiring, "send", async function (this: unknown, ...words: unknown[]): Promise<unknown> {
  calls += 1;
  const isChosen = calls === at;
  if (isChosen && !isAfter) process.kill(process.pid, "SIGKILL");
  const answer: unknown = await send.apply(this, words);
  if (isChosen && isAfter) process.kill(process.pid, "SIGKILL");
  return answer;
});
