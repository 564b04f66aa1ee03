/** The verify stage as it is woken: by the night, by its own requests, by an operator. */
import { describe, expect, test } from "vitest";
import type { VerificationAnswer } from "../../../shared/contracts/api/api.ts";
import { verificationAnswer } from "../../../shared/contracts/api/bodies/oversight.ts";
import type { BooksEvidence } from "../../../functions/verify/verify-books.ts";
import { verifyHandler, type VerifyOutcome } from "../../../functions/verify/handler.ts";
import { localContext } from "../../../local/host/lambda-events.ts";
import type { OutboxBundle } from "../../../shared/contracts/events/outbox.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { Failure } from "../../../shared/domain/values/failure.ts";
import { everything, type Item } from "../../../shared/ports/item-table.ts";
import { sha256Of } from "../../../shared/runtime/sha256.ts";
import { TableAlertStore } from "../../../shared/stores/alert-store.ts";
import { TableAuditTrail } from "../../../shared/stores/audit-trail.ts";
import { replayTarget } from "../../../shared/stores/compare-ledgers.ts";
import { TableLedgerStore } from "../../../shared/stores/ledger-store.ts";
import { TablePolicyStore } from "../../../shared/stores/policy-store.ts";
import { writeOf } from "../../../shared/stores/stored-items.ts";
import { fixedClock } from "../../support/fixed-clock.ts";
import { MemoryBundleQueue } from "../../support/memory-bundle-queue.ts";
import { MemoryFailureQueue } from "../../support/memory-failure-queue.ts";
import { MemoryFileStore } from "../../support/memory-file-store.ts";
import { MemoryLog } from "../../support/memory-log.ts";
import { MemoryOutbox } from "../../support/memory-outbox.ts";
import { MemorySnapshotStore } from "../../support/memory-snapshot-store.ts";
import { books } from "../../support/uploads.ts";
import { queueRecord } from "../lambda-events.ts";
import { openFixture } from "./verify-fixture.ts";

const nothingFailed = { batchItemFailures: [] };
const header = "사업코드,사업명,부서,예산액(원),집행액(원),기준일";
const fileOf = (spent: string) => `${header}\nA1,도로 정비,건설과,100000000,${spent},2020-07-31\n`;

async function open() {
  const outbox = new MemoryOutbox();
  const { table } = outbox;
  const files = new MemoryFileStore();
  const fixture = openFixture({
    ledger: new TableLedgerStore(table),
    replayTarget: () => replayTarget(table),
    files,
    alerts: new TableAlertStore(table),
    policies: new TablePolicyStore(table),
    snapshots: new MemorySnapshotStore(outbox),
  });
  const upload = await fixture.send(fileOf("41000000"));
  await fixture.evaluate();
  const [log, queue, failureQueue] = [new MemoryLog(), new MemoryBundleQueue(), new MemoryFailureQueue()];
  const seen: VerifyOutcome[] = [];
  const audit = new TableAuditTrail(table);
  const kept = new Map<string, VerificationAnswer>();
  const verifications = {
    keep: (of: Books, id: string, answer: VerificationAnswer) => {
      kept.set(`${of.office}/${of.fiscalYear}/${id}`, answer);
      return Promise.resolve();
    },
  };
  const dependencies = { ...fixture, audit, verifications, hash: sha256Of, queue, failureQueue, log };
  const handlerOn = (today: string, changes: Partial<BooksEvidence> = {}) => {
    const clock = fixedClock(`${today}T00:00:00.000Z`, today);
    const observe = (outcome: VerifyOutcome) => seen.push(outcome);
    const handler = verifyHandler({ ...dependencies, ...changes, clock, observe });
    return (event: unknown) => handler(event, localContext);
  };
  /** Something that no stage did. */
  const corruption = async (change: (item: Item) => Item) => {
    const balances = table.items().filter(({ pk }) => pk.startsWith("BAL#"));
    const puts = balances.map((item) => ({ item: change(item), when: "always" as const }));
    await table.write(writeOf({ puts }));
  };
  const disagreeing = () => log.lines.filter(({ message }) => message === "Stored data disagree");
  return {
    fixture,
    upload,
    table,
    log,
    queue,
    failureQueue,
    seen,
    kept,
    handlerOn,
    corruption,
    disagreeing,
  };
}

const request = (of: Books) => JSON.stringify({ request: "verify", books: of });
const woken = (...bodies: readonly string[]) => ({
  Records: bodies.map((body, at) => queueRecord(`m${at}`, body)),
});
const millionMore = (item: Item): Item => ({ ...item, data: item.data.replaceAll("41000000", "42000000") });

describe("a night", () => {
  test("asks for each books of the running year, once, and each request is one that the stage works", async () => {
    const { fixture, handlerOn, queue, seen } = await open();
    const other = { office: "4573000", fiscalYear: 2020 };
    await fixture.send(fileOf("1"), {}, other);
    await fixture.send(fileOf("1"), {}, { ...books, fiscalYear: 2019 });
    const call = handlerOn("2020-08-02");
    for (let time = 1; time <= 2; time++) expect(await call({ schedule: "nightly" })).toEqual(nothingFailed);
    expect(queue.bundles.map((each) => each.books)).toEqual([books, other]);
    expect(await call(woken(...queue.bundles.map(({ body }) => body)))).toEqual(nothingFailed);
    expect(seen).toEqual([
      { verifiedBooks: null, discrepancies: 0 },
      { verifiedBooks: null, discrepancies: 0 },
      { verifiedBooks: 1, discrepancies: 0 },
      { verifiedBooks: 1, discrepancies: 0 },
    ]);
  });

  test("without books of the running year counts none, which is not silence", async () => {
    const { handlerOn, queue, seen } = await open();
    await handlerOn("2021-01-01")({ schedule: "nightly" });
    expect(queue.bundles).toEqual([]);
    expect(seen).toEqual([{ verifiedBooks: 0, discrepancies: 0 }]);
  });

  test("names an entry of the installation's audit trail that was removed", async () => {
    const { handlerOn, table, seen, disagreeing } = await open();
    const trail = new TableAuditTrail(table);
    const by = { subject: "operator", name: "김담당", role: "finance" } as const;
    const entry = { by, act: "add-user", outcome: "done", before: null, after: null } as const;
    for (const hour of ["01", "02"])
      await trail.append(
        "installation",
        { ...entry, at: `2020-08-01T${hour}:00:00.000Z`, target: hour },
        hour,
      );
    const removed = table.items().filter(({ sk }) => sk.startsWith("2020-08-01T01"));
    expect(removed).toHaveLength(1);
    await table.write(writeOf({ deletes: removed }));
    await handlerOn("2020-08-02")({ schedule: "nightly" });
    expect(disagreeing().map(({ fields }) => fields)).toMatchObject([
      { scope: "installation", code: "audit-missing" },
    ]);
    expect(seen).toEqual([{ verifiedBooks: null, discrepancies: 1 }]);
  });
});

describe("a request", () => {
  test("for books that nobody touched says what was checked, and counts no discrepancy", async () => {
    const { handlerOn, log, seen } = await open();
    expect(await handlerOn("2020-08-02")(woken(request(books)))).toEqual(nothingFailed);
    expect(log.lines).toMatchObject([
      {
        message: "Books verified",
        fields: { ...books, entries: 1, postings: 1, balances: 1, running: null, discrepancies: 0 },
      },
    ]);
    expect(seen).toEqual([{ verifiedBooks: 1, discrepancies: 0 }]);
  });

  test("of a person keeps its answer under the id that the person was given, with amounts; the log has none", async () => {
    const { handlerOn, corruption, kept, log, seen } = await open();
    const asked = (verificationId: string): OutboxBundle => ({
      topic: "verify-command",
      id: `command/verify/${verificationId}`,
      books,
      at: "2020-08-02T00:00:00.000Z",
      events: [{ type: "VerificationRequested", version: 1, id: verificationId, verificationId }],
    });
    const call = handlerOn("2020-08-02");
    expect(await call(woken(JSON.stringify(asked("20200802T0000"))))).toEqual(nothingFailed);
    await corruption(millionMore);
    expect(await call(woken(JSON.stringify(asked("20200802T0001"))))).toEqual(nothingFailed);
    const [clean, damaged] = [...kept.values()].map((answer) => verificationAnswer.parse(answer));
    expect([...kept.keys()]).toEqual(["1129000/2020/20200802T0000", "1129000/2020/20200802T0001"]);
    expect(clean).toMatchObject({ entries: 1, balances: 1, discrepancyCount: 0, discrepancies: [] });
    expect(damaged?.discrepancyCount).toBe(damaged?.discrepancies.length);
    const differing = damaged?.discrepancies.find(({ code }) => code === "balance-differs");
    expect(differing?.ko).toContain("42000000");
    expect(JSON.stringify(log.lines)).not.toMatch(/4[12]000000/);
    expect(seen).toHaveLength(2);
  });

  test("names a balance that was changed by its identifiers, and no amount", async () => {
    const { handlerOn, corruption, log, seen, disagreeing } = await open();
    await corruption(millionMore);
    expect(await handlerOn("2020-08-02")(woken(request(books)))).toEqual(nothingFailed);
    const [found] = disagreeing();
    expect(found?.fields).toMatchObject({ ...books, code: "balance-differs", projectId: "code/a1" });
    expect(JSON.stringify(log.lines)).not.toMatch(/4[12]000000/);
    expect(seen).toEqual([{ verifiedBooks: 1, discrepancies: disagreeing().length }]);
  });

  test.each(["{", "{}", '{"postings":"many"}'])(
    "names a balance that cannot be read any more: %s",
    async (data) => {
      const { handlerOn, corruption, seen, disagreeing } = await open();
      await corruption((item) => ({ ...item, data }));
      expect(await handlerOn("2020-08-02")(woken(request(books)))).toEqual(nothingFailed);
      expect(disagreeing().map(({ fields }) => fields["code"])).toContain("item-damaged");
      expect(seen).toMatchObject([{ verifiedBooks: 1 }]);
    },
  );

  test("names a stored file that is gone", async () => {
    const { handlerOn, upload, disagreeing } = await open();
    const read = () => Promise.reject(new Failure("gone", { code: "file-missing", retryable: false }));
    await handlerOn("2020-08-02", { files: { read } })(woken(request(books)));
    expect(disagreeing().map(({ fields }) => fields)).toMatchObject([
      { code: "file-missing", uploadId: upload.uploadId },
    ]);
  });

  test("does not tell what only one of two verifications sees: a stage wrote in between", async () => {
    const { fixture, handlerOn, seen } = await open();
    let isFirst = true;
    const alerts = {
      readAlerts: (of: Books) => fixture.alerts.readAlerts(of),
      readFirstLoad: (of: Books) => fixture.alerts.readFirstLoad(of),
      // The first time the alert was stored after the others were read and before its log was.
      readLog: async (of: Books) => {
        const log = await fixture.alerts.readLog(of);
        const from = isFirst ? 1 : 0;
        isFirst = false;
        return log.slice(from);
      },
    };
    await handlerOn("2020-08-02", { alerts })(woken(request(books)));
    expect(isFirst).toBe(false);
    expect(seen).toEqual([{ verifiedBooks: 1, discrepancies: 0 }]);
  });

  test("that meets trouble comes again, and other books of the batch are verified", async () => {
    const { handlerOn, seen } = await open();
    const read = () => Promise.reject(new Error("S3 does not answer"));
    const call = handlerOn("2020-08-02", { files: { read } });
    expect(await call(woken(request(books), request({ office: "1165000", fiscalYear: 2020 })))).toEqual({
      batchItemFailures: [{ itemIdentifier: "m0" }],
    });
    expect(seen).toEqual([{ verifiedBooks: 1, discrepancies: 0 }]);
  });

  test.each(["no JSON", "{}", request({ office: "12", fiscalYear: 2020 }), '{"request":"snapshot"}'])(
    "that is none is dead-lettered at once: %s",
    async (body) => {
      const { handlerOn, failureQueue, seen } = await open();
      expect(await handlerOn("2020-08-02")(woken(body))).toEqual(nothingFailed);
      expect(failureQueue.messages).toMatchObject([{ body, reason: { code: "message-unknown" } }]);
      expect(seen).toEqual([]);
    },
  );

  test("of the night reaches books that the list lacks, and says so", async () => {
    const { table, queue, handlerOn, disagreeing, fixture } = await open();
    const next = { ...books, fiscalYear: books.fiscalYear + 1 };
    await fixture.send(fileOf("1").replaceAll("2020-", "2021-"), { books: next, fileName: "다음 해.csv" });
    const [entry] = (await table.query("BOOKS", everything())).filter(({ sk }) =>
      sk.includes(`${next.fiscalYear}`),
    );
    if (entry === undefined) throw new RangeError("The books of the next year are listed");
    await table.write({ puts: [], deletes: [{ pk: entry.pk, sk: entry.sk }], checks: [], bundles: [] });
    await handlerOn("2021-08-02")({ schedule: "nightly" });
    expect(queue.bundles.map((each) => each.books)).toEqual([next]);
    await handlerOn("2021-08-02")(woken(request(next)));
    expect(disagreeing()).toMatchObject([{ error: "books-unlisted" }]);
  });

  test("logs fifty discrepancies of a ledger that disagrees everywhere, and counts all", async () => {
    const { fixture, handlerOn, corruption, seen, disagreeing } = await open();
    const rows = Array.from(
      { length: 60 },
      (_, at) => `B${at},사업 ${at},도로과,100000000,41000000,2020-07-31`,
    );
    await fixture.send([header, ...rows, ""].join("\n"), { fileName: "many.csv" });
    await corruption(millionMore);
    await handlerOn("2020-08-02")(woken(request(books)));
    expect(disagreeing()).toHaveLength(50);
    expect(seen[0]?.discrepancies).toBeGreaterThanOrEqual(60);
  });
});
