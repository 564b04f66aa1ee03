/** The deployed stacks as a test sees them: clients, what lies in the tables, and names that nobody used before. */
import { randomUUID } from "node:crypto";
import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { vi } from "vitest";
import { readState, type StackOutputs, stateOfTestedCloud } from "../../infra/local-cloud/cloud-home.ts";
import { DynamoItemTable } from "../../shared/aws/dynamo-item-table.ts";
import { documentClient } from "../../shared/aws/open-table.ts";
import { type UploadAddress, uploadKey } from "../../shared/contracts/files/upload-key.ts";
import { defaultPolicy, type Policy } from "../../shared/domain/policy/policy.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { countedBackoff } from "../support/tables.ts";
import { nextOffice } from "./test-offices.ts";

const path = stateOfTestedCloud();
const state = readState(path);
if (state === null || state.outputs === null) throw new Error(`No deployed cloud is described by ${path}.`);
const { outputs } = state;

export const config = {
  endpoint: state.endpoint,
  region: state.region,
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
};

export const s3 = new S3Client({ ...config, forcePathStyle: true });
export const cognito = new CognitoIdentityProviderClient(config);
export const sqs = new SQSClient(config);
export const sns = new SNSClient(config);
export const logs = new CloudWatchLogsClient(config);

/** By the words of the stacks' outputs, as in docs/runbook.md. */
export function output(stack: keyof StackOutputs, name: string): string {
  const value = outputs[stack][name];
  if (value === undefined) throw new Error(`The ${stack} stack has no output ${name}.`);
  return value;
}

const tables = { ledger: output("data", "LedgerTable"), outbox: output("data", "OutboxTable") };
const documents = documentClient(config);
/** The items as they lie there: a test that damages one does what no stage would. */
export const table = new DynamoItemTable({
  client: documents,
  tables,
  backoff: countedBackoff(),
  newId: randomUUID,
  meter: null,
});
export const ledger = new TableLedgerStore(table);
export const alertStore = new TableAlertStore(table);
export const policyStore = new TablePolicyStore(table);

/** Of an office that no other test has, also when tests run again on the same cloud. */
export function newBooks(fiscalYear: number): Books {
  return { office: nextOffice(), fiscalYear };
}

/**
 * Tells of everything at once and at any hour: whether a notice comes through then hangs neither on how grave an
 * alert is nor on when the test is run.
 */
export const outspokenPolicy: Policy = {
  ...defaultPolicy,
  lettersFrom: "notice",
  quietTimes: { from: "00:00", to: "00:00", holidays: [], onWeekends: false },
};

/** Stores it for these books, unless it is there, and has what comes be news: their first load is long over. */
async function speakOut(books: Books): Promise<void> {
  await policyStore.add(books, outspokenPolicy, "test", systemClock.now());
  await alertStore.noteFirstLoad(books, { end: 0, on: systemClock.today(), hasBudgets: true });
}

/** How an office that hears of everything sends a file. @returns the key. */
export async function put(address: UploadAddress, content: string | Uint8Array): Promise<string> {
  await speakOut(address.books);
  const key = uploadKey(address);
  await putUnder(key, content);
  return key;
}

export async function putUnder(key: string, content: string | Uint8Array): Promise<void> {
  await s3.send(new PutObjectCommand({ Bucket: output("data", "UploadsBucket"), Key: key, Body: content }));
}

/** Something in the outbox that no stage would write. */
export async function putOutboxItem(item: Readonly<Record<string, string>>): Promise<void> {
  await documents.send(new PutCommand({ TableName: tables.outbox, Item: { ...item } }));
}

/** Ten times what the slowest takes: 1,763 projects on a busy machine. */
const deadlineMilliseconds = 45_000;

/** What is hoped for, as soon as it is there; throws when the deadline has passed. */
export function eventually<Value>(poll: () => Promise<Value | null>, timeout = deadlineMilliseconds) {
  return vi.waitUntil(poll, { timeout, interval: 20 });
}

/** The uploads of these books, once there are so many and all have come to an end. */
export function closedUploads(books: Books, count = 1): Promise<Upload[]> {
  return eventually(async () => {
    const uploads = await ledger.listUploads(books);
    const isClosed = uploads.every(({ outcome }) => outcome.state !== "applying");
    return uploads.length >= count && isClosed ? uploads : null;
  });
}
