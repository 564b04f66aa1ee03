/** A key that changes loses what lies under the old one: these are for ever. */
import { describe, expect, test } from "vitest";
import * as keys from "../../shared/stores/keys.ts";
import * as ledgerKeys from "../../shared/stores/ledger-keys.ts";
import { projectIdOf, projectIdOfCode } from "../../shared/domain/values/project.ts";
import { aProject, aScope } from "../support/builders.ts";
import { anAlert, books } from "../support/uploads.ts";

/** DynamoDB's limit on a sort key. */
const maxSortKeyBytes = 1_024;

describe("keys", () => {
  const { id } = aProject();

  test.each([
    {
      name: "balance",
      key: ledgerKeys.balanceKey(books, id),
      pk: "BAL#1129000#2020#7",
      sk: "project/사회적경제과/마을기업육성",
    },
    {
      name: "posting",
      key: ledgerKeys.postingKey(books, id, { seq: 7, chunk: 0, of: 2 }),
      pk: "POST#1129000#2020#project/사회적경제과/마을기업육성",
      sk: "0000000007#1/2",
    },
    { name: "upload", key: ledgerKeys.uploadKey(books, "abc"), pk: "UP#1129000#2020", sk: "abc" },
    {
      name: "upload's findings",
      key: ledgerKeys.findingsKey(books, "abc"),
      pk: "FIND#1129000#2020",
      sk: "abc",
    },
    {
      name: "journal entry",
      key: ledgerKeys.entryKey(books, 7),
      pk: "JOURNAL#1129000#2020",
      sk: "0000000007",
    },
    { name: "fence of a lane", key: ledgerKeys.fenceKey(books, 5), pk: "FENCE#1129000#2020#1", sk: "entry" },
    { name: "journal's head", key: ledgerKeys.headKey(books), pk: "HEAD#1129000#2020", sk: "journal" },
    {
      name: "confirmation",
      key: ledgerKeys.confirmationKey(books, "2020-10", 7),
      pk: "CONF#1129000#2020",
      sk: "2020-10#0000000007",
    },
    {
      name: "confirmed month",
      key: ledgerKeys.confirmedMonthKey(books, "2020-10"),
      pk: "CONFMONTH#1129000#2020",
      sk: "2020-10",
    },
    { name: "books", key: ledgerKeys.booksKey(books), pk: "BOOKS", sk: "1129000#2020" },
    {
      name: "alert",
      key: keys.alertKey(books, anAlert()),
      pk: "AL#1129000#2020",
      sk: "ALERT#unit-project/사회적경제과/기본경비#all#behind-target",
    },
    {
      name: "alert log",
      key: keys.alertLogKey(books, "2020-11-02", anAlert()),
      pk: "AL#1129000#2020",
      sk: "LOG#2020-11-02#unit-project/사회적경제과/기본경비#all#behind-target#0000000001",
    },
    {
      name: "snapshot",
      key: keys.snapshotKey(books, { asOf: "2020-09-30", version: 2 }),
      pk: "SN#1129000#2020",
      sk: "2020-09-30#0000000002",
    },
    { name: "snapshot chain", key: keys.snapshotHeadKey(books), pk: "SNHEAD#1129000#2020", sk: "head" },
    {
      name: "snapshot request",
      key: keys.snapshotRequestKey(books, "quarter-end/2020-09-30"),
      pk: "SNHEAD#1129000#2020",
      sk: "request#quarter-end/2020-09-30",
    },
    { name: "policy", key: keys.policyKey(books, 12), pk: "POL#1129000", sk: "2020#0000000012" },
    {
      name: "notice",
      key: keys.noticeKey(books, "2020-11-02T00:00:00.000Z", "notice"),
      pk: "NT#1129000#2020",
      sk: "2020-11-02T00:00:00.000Z#9368a7d21e018f64ae3327d2f25cd4d7",
    },
    {
      name: "pending notice",
      key: keys.pendingKey(books, "2020-11-02T00:00:00.000Z", "notice"),
      pk: "NTWAIT",
      sk: "1129000#2020#2020-11-02T00:00:00.000Z#9368a7d21e018f64ae3327d2f25cd4d7",
    },
    {
      name: "bucket of requests",
      key: keys.requestBucketKey("1129000"),
      pk: "REQUESTS#1129000",
      sk: "bucket",
    },
  ])("of a $name stay as they are", ({ key, pk, sk }) => {
    expect(key).toEqual({ pk, sk });
  });

  test("put each project into the same shard for ever", () => {
    const shards = ["A0", "A1", "1129000-001", "마을기업"].map((code) =>
      ledgerKeys.shardOf(projectIdOfCode(code)),
    );
    expect(shards).toEqual([0, 3, 4, 6]);
  });

  test("spread a county's projects evenly: no shard has twice its share", () => {
    const counts = new Map<number, number>();
    for (let at = 0; at < 3_200; at++) {
      const shard = ledgerKeys.shardOf(projectIdOfCode(`세부사업-${at}`));
      counts.set(shard, (counts.get(shard) ?? 0) + 1);
    }
    expect(counts.size).toBe(ledgerKeys.balanceShards);
    expect(Math.max(...counts.values())).toBeLessThan(800);
  });

  test("of the longest project id still fit", () => {
    const longest = projectIdOf("가".repeat(300));
    const alert = anAlert({ scope: aScope({ level: "project", id: longest }), version: 9_999 });
    const sortKeys = [
      ledgerKeys.balanceKey(books, longest).sk,
      keys.alertKey(books, alert).sk,
      keys.alertLogKey(books, "2020-11-02T00:00:00.000Z", alert).sk,
    ];
    for (const sk of sortKeys)
      expect(new TextEncoder().encode(sk).length).toBeLessThanOrEqual(maxSortKeyBytes);
  });
});
