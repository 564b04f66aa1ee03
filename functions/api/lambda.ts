/** api as AWS Lambda runs it: files go past it, and other stages do what is requested of them later. */
import { randomUUID } from "node:crypto";
import { openTable } from "../../shared/aws/open-table.ts";
import { dryRunFileKey, uploadKey } from "../../shared/contracts/files/upload-key.ts";
import { officeNameOf } from "../../shared/runtime/office-names.ts";
import { powertoolsLog } from "../../shared/runtime/powertools-log.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { TableOfficeThrottle } from "../../shared/stores/office-throttle.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { TableBooksRevision } from "../../shared/stores/books-revision.ts";
import { TableCommandStore } from "../../shared/stores/command-store.ts";
import { TableMappingStore } from "../../shared/stores/mapping-store.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TableNoticeStore } from "../../shared/stores/notice-store.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { TableReadLog } from "../../shared/stores/read-log-store.ts";
import { TableSnapshotStore } from "../../shared/stores/snapshot-store.ts";
import { TableOutbox } from "../../shared/stores/stored-items.ts";
import { requestingOversight } from "./commands/request-oversight.ts";
import { requestPack, requestReport } from "./commands/request-report.ts";
import { submitSnapshotCommand, settlingByCommand } from "./commands/submit-command.ts";
import { apiEnvironment, type FederatedLogin } from "./env.ts";
import type { BucketFiles } from "./lambda-files.ts";
import { BooksCache } from "./figures/books-cache.ts";
import { apiHandler } from "./handler.ts";

/** Put in when the function is bundled, as the settings say: an environment of 4 KB does not hold fifty providers. */
declare const FEDERATED_LOGINS: readonly FederatedLogin[] | undefined;

const environment = apiEnvironment.parse(process.env);
const table = openTable({ ledger: environment.LEDGER_TABLE, outbox: environment.OUTBOX_TABLE });
const ledger = new TableLedgerStore(table);
const alerts = new TableAlertStore(table);
const policies = new TablePolicyStore(table);
const revisions = new TableBooksRevision(table);
const commands = new TableCommandStore(table);
const clock = systemClock;

let opened: Promise<BucketFiles> | undefined;

/** One client for as long as the function lives, loaded with the first request that asks for a file. */
const files = (): Promise<BucketFiles> =>
  (opened ??= import("./lambda-files.ts").then(({ bucketFiles }) => bucketFiles(environment, clock)));

const snapshots = new TableSnapshotStore(table, {
  put: async (key, bytes) => (await files()).snapshots.put(key, bytes),
  read: async (key) => (await files()).snapshots.read(key),
});
const outbox = new TableOutbox(table);
const throttle = new TableOfficeThrottle(table, clock);
const reports = {
  snapshots,
  ledger,
  hash: sha256Of,
  addresses: {
    addressOf: async (key: string, fileName: string) => (await files()).reports.addressOf(key, fileName),
  },
  outbox,
  clock,
  officeNameOf,
};

export const handler = apiHandler({
  dependencies: {
    ledger,
    alerts,
    policies,
    mappings: new TableMappingStore(table),
    snapshots,
    notices: new TableNoticeStore(table),
    files: { read: async (file) => (await files()).uploads.read(file) },
    readDocument: () => Promise.resolve({ kind: "pages", lines: [], isPrinted: false, findings: [] }),
    commands,
    audit: new TableAuditTrail(table),
    reads: new TableReadLog(table),
    clock,
    cache: new BooksCache({ ledger, policies, alerts, revisions, clock }),
    uploadActs: {
      submit: null,
      presign: async (address, file) => (await files()).putToUploads(uploadKey(address), file),
      enter: async (address, bytes) => {
        await (await files()).uploads.put(uploadKey(address), bytes);
        return null;
      },
      preview: null,
      tryPast: {
        presign: async (file, announced) => (await files()).putToTries(dryRunFileKey(file), announced),
        find: async (books, id) => (await files()).findDryRun(books, id),
      },
      settle: settlingByCommand({ commands, clock }),
    },
    snapshotActs: {
      take: (request) => submitSnapshotCommand(request, { commands, clock }),
      report: (books, name, query) => requestReport(books, name, query, reports),
      pack: (books, query) => requestPack(books, query, reports),
    },
    oversightActs: requestingOversight({
      ledger,
      snapshots,
      outbox,
      clock,
      officeNameOf,
      addresses: { addressOf: async (key, fileName) => (await files()).exports.addressOf(key, fileName) },
      find: async (books, id) => (await files()).findVerification(books, id),
    }),
    officeNameOf: (office) => Promise.resolve(officeNameOf(office)),
    hash: sha256Of,
    newId: randomUUID,
    accounts: null,
    identityProvider: "Amazon Cognito",
    hasSessions: false,
    // No function stays open for a page.
    hasNews: false,
  },
  logins: typeof FEDERATED_LOGINS === "undefined" ? [] : FEDERATED_LOGINS,
  large: { keep: async (answer) => (await files()).large.keep(answer) },
  log: powertoolsLog("api", environment.LOG_LEVEL),
  secondsToWait: (office) => throttle.secondsToWait(office),
  decode: (text, encoding) => Buffer.from(text, encoding),
  encode: (bytes) => Buffer.from(bytes).toString("base64"),
});
