/**
 * What lies in the tables and on the wire outlives the program that wrote it. A change of a shape fails
 * here, so that it is made on purpose: with a version of its own, and with the old shape still read.
 */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { columnMapping } from "../../shared/contracts/column-mapping.ts";
import { executionRecorded } from "../../shared/contracts/execution-recorded.ts";
import * as z from "zod";
import { alertFromJson, alertSchema, alertToJson } from "../../shared/contracts/alert-json.ts";
import { outboxBundle } from "../../shared/contracts/outbox.ts";
import { balanceFromStored, balanceToStored, storedBalance } from "../../shared/contracts/stored-balance.ts";
import { postingFromStored, postingToStored, storedPosting } from "../../shared/contracts/stored-posting.ts";
import {
  storedNotice,
  storedNoticeFromJson,
  storedNoticeToJson,
} from "../../shared/contracts/stored-notice.ts";
import { storedEntry } from "../../shared/contracts/stored-snapshot.ts";
import { storedUpload, uploadFromStored, uploadToStored } from "../../shared/contracts/stored-upload.ts";
import { storedWish, wishFromStored } from "../../shared/contracts/stored-wish.ts";
import { golden } from "./golden.ts";

test.each<{ name: string; schema: z.ZodType; fingerprint: string }>([
  { name: "stored balance", schema: storedBalance, fingerprint: "672f3c12df442f0c" },
  { name: "stored posting", schema: storedPosting, fingerprint: "7815e387dfb54434" },
  { name: "stored upload", schema: storedUpload, fingerprint: "8952f39ce7449d81" },
  { name: "alert, stored and on the wire", schema: alertSchema, fingerprint: "99bd8d25d9b0e107" },
  { name: "stored notice", schema: storedNotice, fingerprint: "14eebc1d3fa59242" },
  { name: "stored snapshot entry", schema: storedEntry, fingerprint: "2539a26114c62740" },
  { name: "outbox bundle", schema: outboxBundle, fingerprint: "4d514808b9d322ce" },
  { name: "stored wish", schema: storedWish, fingerprint: "279126597048d812" },
  { name: "column mapping, stored with an upload", schema: columnMapping, fingerprint: "c3ef85ad78b5e7ec" },
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
      name: "posting",
      text: golden.posting,
      again: (json: unknown) => postingToStored(postingFromStored(json)),
    },
    { name: "wish", text: golden.wish, again: wishFromStored },
    { name: "upload", text: golden.upload, again: (json: unknown) => uploadToStored(uploadFromStored(json)) },
    {
      name: "upload with a mapping",
      text: golden.mappedUpload,
      again: (json: unknown) => uploadToStored(uploadFromStored(json)),
    },
    {
      name: "notice",
      text: golden.notice,
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
