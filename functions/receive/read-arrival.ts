/**
 * What came in, as a bundle for ingest, before a byte of it is read: whose it is by its name, whether that office is
 * one of ours, whether the account that sent it sends for that office, and whether it is small enough to be read at all.
 */
import type { ArrivalBundle } from "../../shared/contracts/events/arrivals.ts";
import type { ExecutionInput, ExecutionRecorded } from "../../shared/contracts/events/execution-recorded.ts";
import { arrivalEvent, type ObjectCreated } from "../../shared/contracts/events/lambda-events.ts";
import {
  parseDryRunFileKey,
  parseUploadKey,
  type UploadAddress,
} from "../../shared/contracts/files/upload-key.ts";
import { issueText } from "../../shared/contracts/values/issue-text.ts";
import { maxUploadBytes } from "../../shared/domain/uploads/upload.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { Failure } from "../../shared/domain/values/failure.ts";

export interface ArrivalRules {
  /** The bucket of files that are only tried. */
  readonly dryRunsBucket: string;
  readonly isKnownOffice: (office: string) => boolean;
  /** @param account the one that AWS says sent it. */
  readonly maySend: (account: string, office: string) => boolean;
}

/**
 * @param text the event as EventBridge writes it.
 * @returns null for what needs no work.
 * @throws Failure, never to be tried again, with what is wrong and what to do.
 */
export function readArrival(text: string, rules: ArrivalRules): ArrivalBundle | null {
  const parsed = arrivalEvent.safeParse(jsonOf(text));
  if (!parsed.success)
    throw rejection(
      "message-unknown",
      `The event is neither "Object Created" nor a valid ExecutionRecorded: ${issueText(parsed.error).en}`,
    );
  const { id, time: at, account, ...rest } = parsed.data;
  if (rest["detail-type"] === "Object Created") return fileBundle(id, at, rest.detail, rules);
  const { office, fiscalYear } = rest.detail;
  const books = checked({ office, fiscalYear }, account, rules);
  return { topic: "execution", id: idOf(books, id), books, at, events: [withWonText(rest.detail)] };
}

function fileBundle(
  id: string,
  at: string,
  { bucket, object, requester }: ObjectCreated["detail"],
  rules: ArrivalRules,
): ArrivalBundle | null {
  const { key, size, "version-id": fileVersion } = object;
  // The console's "create folder" stores an empty object of such a name.
  if (key.endsWith("/")) return null;
  const isTrial = bucket.name === rules.dryRunsBucket;
  const books = checked((isTrial ? triedAddress(key) : uploadAddress(key)).books, requester, rules);
  if (size > maxUploadBytes)
    throw rejection(
      "file-too-large",
      `${key} has ${size} bytes, and a file may have ${maxUploadBytes}. It was not read: split it, or send it as CSV in gzip.`,
    );
  const bundle = { id: idOf(books, id), books, at };
  const file = { version: 1, key, fileVersion } as const;
  return isTrial
    ? { topic: "trial", ...bundle, events: [{ type: "FileTried", ...file }] }
    : { topic: "file", ...bundle, events: [{ type: "FileStored", ...file }] };
}

function uploadAddress(key: string): UploadAddress {
  const parsed = parseUploadKey(key);
  if (parsed.kind === "address") return parsed.address;
  throw rejection("upload-misplaced", `${parsed.reason.ko}\n${parsed.reason.en}`);
}

function triedAddress(key: string): UploadAddress {
  const dryRun = parseDryRunFileKey(key);
  if (dryRun !== null) return dryRun.address;
  throw rejection(
    "upload-misplaced",
    `${key}: no file is tried there. Ask the API for an address to put it to.`,
  );
}

function checked(books: Books, sender: string, { isKnownOffice, maySend }: ArrivalRules): Books {
  if (!isKnownOffice(books.office))
    throw rejection(
      "office-unknown",
      `${books.office} is none of the offices of this environment. Add it to the settings' offices, or correct the name.`,
    );
  if (maySend(sender, books.office)) return books;
  throw rejection(
    "sender-not-of-office",
    `${sender} sends nothing for ${books.office}. Name the office beside the account in the settings' eventSenders, or ask the sender whose figures these are.`,
  );
}

/** Won travel as text. */
function withWonText({ records, ...event }: ExecutionRecorded): ExecutionInput {
  return { ...event, records: records.map((record) => ({ ...record, amountWon: `${record.amountWon}` })) };
}

function idOf({ office, fiscalYear }: Books, id: string): string {
  return `${office}/${fiscalYear}/arrival/${id}`;
}

function rejection(code: string, message: string): Failure {
  return new Failure(message, { code, retryable: false });
}

/** Undefined of what is none: it is no event either. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
