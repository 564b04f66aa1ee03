/**
 * What lies in the tables and on the wire outlives the program that wrote it. A change of a shape fails
 * here, so that it is made on purpose: with a version of its own, and with the old shape still read.
 */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { readRecord } from "../../shared/contracts/api/bodies/reads.ts";
import { executionRecorded } from "../../shared/contracts/events/execution-recorded.ts";
import { outboxBundle } from "../../shared/contracts/events/outbox.ts";
import { columnMapping } from "../../shared/contracts/values/mapping-schema.ts";
import { alertFromJson, alertSchema, alertToJson } from "../../shared/contracts/stored/alert-json.ts";
import { storedAuditEntry, storedAuditHead } from "../../shared/contracts/stored/audit-acts.ts";
import {
  balanceFromStored,
  balanceToStored,
  storedBalance,
} from "../../shared/contracts/stored/stored-balance.ts";
import {
  commandFromStored,
  commandToStored,
  storedCommand,
} from "../../shared/contracts/stored/stored-command.ts";
import {
  entryFromStored,
  headFromStored,
  storedConfirmations,
  storedEntry as storedJournalEntry,
  storedHead,
  storedStatement,
} from "../../shared/contracts/stored/stored-journal.ts";
import {
  storedNotice,
  storedNoticeFromJson,
  storedNoticeToJson,
} from "../../shared/contracts/stored/stored-notice.ts";
import {
  postingFromStored,
  postingToStored,
  storedPosting,
} from "../../shared/contracts/stored/stored-posting.ts";
import { storedSession, storedTries } from "../../shared/contracts/stored/stored-login.ts";
import { storedEntry } from "../../shared/contracts/stored/stored-snapshot.ts";
import {
  storedFindings,
  storedUpload,
  uploadFromStored,
  uploadToStored,
} from "../../shared/contracts/stored/stored-upload.ts";
import { balanceItem } from "../../shared/stores/ledger-items.ts";
import { golden } from "./golden.ts";

test.each<{ name: string; schema: z.ZodType; fingerprint: string }>([
  { name: "stored balance", schema: storedBalance, fingerprint: "3d3c5fa596af5542" },
  { name: "stored posting", schema: storedPosting, fingerprint: "71c6d8cbdf6b1349" },
  { name: "stored upload", schema: storedUpload, fingerprint: "4d47bf90e7ff9107" },
  { name: "stored findings of an upload", schema: storedFindings, fingerprint: "cbe0076ee9c40155" },
  { name: "balance with its statement", schema: balanceItem, fingerprint: "9fa884570e90cae3" },
  { name: "stored journal entry", schema: storedJournalEntry, fingerprint: "476648714395bb14" },
  { name: "stored head of the journal", schema: storedHead, fingerprint: "627cadcc79ee0c31" },
  { name: "stored confirmations", schema: storedConfirmations, fingerprint: "65a6081b2f6ede60" },
  { name: "alert, stored and on the wire", schema: alertSchema, fingerprint: "87fbab61f4724a06" },
  { name: "stored notice", schema: storedNotice, fingerprint: "549856c79af3e29f" },
  { name: "stored snapshot entry", schema: storedEntry, fingerprint: "96353ed987ef1ba9" },
  { name: "outbox bundle", schema: outboxBundle, fingerprint: "39caf30aa7567ade" },
  { name: "stored command", schema: storedCommand, fingerprint: "4d9f90e202ca2775" },
  { name: "column mapping, stored with an upload", schema: columnMapping, fingerprint: "7898914f5cc06dd7" },
  { name: "stored audit entry", schema: storedAuditEntry, fingerprint: "87bda483442d4e96" },
  { name: "stored head of the audit trail", schema: storedAuditHead, fingerprint: "dd26348923f154ee" },
  { name: "stored session", schema: storedSession, fingerprint: "c1c2a80757821330" },
  { name: "stored tries of a login", schema: storedTries, fingerprint: "a34baa7052261c52" },
  { name: "record of a read, stored and on the wire", schema: readRecord, fingerprint: "7f1581b771807898" },
  { name: "ExecutionRecorded event", schema: executionRecorded, fingerprint: "c9ec484f39f4d03d" },
])("the shape of the $name is the one in use", ({ name, schema, fingerprint }) => {
  const shape = JSON.stringify(z.toJSONSchema(schema, { io: "input" }));
  const current = createHash("sha256").update(shape).digest("hex").slice(0, 16);
  const verdict =
    current === fingerprint
      ? "unchanged"
      : `The shape of the ${name} changed. Tables and queues hold the old one: give the new one a version, go on ` +
        `reading the old one (keep its golden text), and then write ${current} here.`;
  expect(verdict).toBe("unchanged");
});

describe("what is in the tables today", () => {
  test.each([
    {
      name: "balance",
      text: golden.balance,
      again: (json: unknown) => balanceToStored(balanceFromStored(json)),
    },
    {
      name: "balance of a renamed project",
      text: golden.renamedBalance,
      again: (json: unknown) => balanceToStored(balanceFromStored(json)),
    },
    {
      name: "posting",
      text: golden.posting,
      again: (json: unknown) => postingToStored(postingFromStored(json)),
    },
    {
      name: "posting of a payment list with its objects",
      text: golden.listPosting,
      again: (json: unknown) => postingToStored(postingFromStored(json)),
    },
    {
      name: "command",
      text: golden.command,
      again: (json: unknown) => commandToStored(commandFromStored(json)),
    },
    {
      name: "command with a reason",
      text: golden.commandWithReason,
      again: (json: unknown) => commandToStored(commandFromStored(json)),
    },
    {
      name: "upload",
      text: golden.upload,
      again: (json: unknown) => uploadToStored(uploadFromStored(json, [])),
    },
    {
      name: "findings of an upload",
      text: golden.findings,
      again: (json: unknown) => storedFindings.parse(json),
    },
    { name: "journal entry", text: golden.entry, again: entryFromStored },
    { name: "journal entry of a table of departments", text: golden.namingEntry, again: entryFromStored },
    { name: "journal entry of an answer", text: golden.matchEntry, again: entryFromStored },
    {
      name: "journal entry of an answer without names",
      text: golden.matchEntryBeforeNames,
      again: entryFromStored,
    },
    { name: "journal entry of an undo", text: golden.undoEntry, again: entryFromStored },
    { name: "head of the journal", text: golden.head, again: headFromStored },
    {
      name: "statement",
      text: golden.statement,
      again: (json: unknown) => storedStatement.parse(json),
    },
    {
      name: "confirmations",
      text: golden.confirmations,
      again: (json: unknown) => storedConfirmations.parse(json),
    },
    {
      name: "upload with a mapping",
      text: golden.mappedUpload,
      again: (json: unknown) => uploadToStored(uploadFromStored(json, [])),
    },
    {
      name: "notice",
      text: golden.notice,
      again: (json: unknown) => storedNoticeToJson(storedNoticeFromJson(json)),
    },
    {
      name: "notice that came back",
      text: golden.returnedNotice,
      again: (json: unknown) => storedNoticeToJson(storedNoticeFromJson(json)),
    },
    { name: "alert", text: golden.alert, again: (json: unknown) => alertToJson(alertFromJson(json)) },
  ])("is read, and written again as it was: $name", ({ text, again }) => {
    expect(again(JSON.parse(text))).toEqual(JSON.parse(text));
  });
});

test("an alert of the first shape is read with what stood then as what raised it", () => {
  expect(alertToJson(alertFromJson(JSON.parse(golden.alertOfFirstShape)))).toEqual(JSON.parse(golden.alert));
});

test("an upload and a head from before names were kept name nothing", () => {
  expect(uploadToStored(uploadFromStored(JSON.parse(golden.uploadBeforeNames), []))).toEqual(
    JSON.parse(golden.mappedUpload),
  );
  expect(headFromStored(JSON.parse(golden.headBeforeNames))).toMatchObject({ names: [], officeName: null });
});
