/** Undo: the ledger is then as if the upload had never come, whatever came before and after it. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { restoreUpload, undoUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { listOf } from "../../formats/payments/payment-lists.ts";
import { books } from "../../support/uploads.ts";
import { openIngest, template } from "./ingest-fixture.ts";
import { expectLawful } from "./ledger-fixture.ts";
import { crashed, crashingTable } from "./watched-table.ts";

type Fixture = ReturnType<typeof openIngest>;

/** What can be seen of the ledger: lines that something counts for. */
async function figures({ ledger }: Fixture): Promise<Record<string, unknown>> {
  const live = [...(await ledger.readBalances(books)).values()].filter(
    ({ balance }) => balance.toldSeq !== null && Object.keys(balance.measures).length > 0,
  );
  return Object.fromEntries(
    live
      .map(
        ({ balance: { project, asOf, measures, plan } }) =>
          [project.id, { project, asOf, measures, plan }] as const,
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Sends a file and, where it is held, lets it in. */
async function take(fixture: Fixture, content: string): Promise<Upload> {
  const outcome = await fixture.send(content);
  return outcome.kind === "held" ? (await fixture.release(outcome.upload)).upload : outcome.upload;
}

async function fixtureOf(files: readonly string[]): Promise<{ fixture: Fixture; uploads: Upload[] }> {
  const fixture = openIngest(3);
  const uploads: Upload[] = [];
  for (const file of files) uploads.push(await take(fixture, file));
  return { fixture, uploads };
}

const june = template("2020-06-30", 10_000_000n, 20_000_000n);
const july = template("2020-07-31", 30_000_000n, 21_000_000n);

describe("an undone upload", () => {
  test("leaves the ledger as it was before, and all its records", async () => {
    const { fixture, uploads } = await fixtureOf([june, july]);
    const result = await undoUpload(uploads[1] ?? never(), "재무과", fixture);
    expect(result).toMatchObject({ kind: "undone", projects: 2, findings: [] });
    expect(await figures(fixture)).toEqual(await figures((await fixtureOf([june])).fixture));
    await expectLawful(fixture.ledger);
    const [id] = [...(await fixture.ledger.readBalances(books)).keys()];
    expect(await fixture.ledger.readPostings(books, id ?? never(), 3)).toHaveLength(3);
  });

  test("tells of it once, and undoing it again writes nothing", async () => {
    const { fixture, uploads } = await fixtureOf([june]);
    await undoUpload(uploads[0] ?? never(), "재무과", fixture);
    const again = await undoUpload(uploads[0] ?? never(), "재무과", fixture);
    expect(again).toMatchObject({
      kind: "nothing-to-do",
      upload: { outcome: { state: "undone", by: "재무과" } },
    });
    expect(fixture.notified()).toEqual(["UploadApplied", "UploadUndone"]);
  });

  test("stays out when it is sent again, and comes in again when a person restores it", async () => {
    const { fixture, uploads } = await fixtureOf([june, july]);
    const before = await figures(fixture);
    await undoUpload(uploads[1] ?? never(), "재무과", fixture);
    expect(await fixture.send(july)).toMatchObject({ kind: "already-undone" });
    expect(await restoreUpload(uploads[1] ?? never(), "재무과", fixture)).toMatchObject({ kind: "restored" });
    expect(await figures(fixture)).toEqual(before);
    expect(await fixture.send(july)).toMatchObject({ kind: "already-applied" });
    await undoUpload(uploads[1] ?? never(), "재무과", fixture);
    expect(await figures(fixture)).toEqual(await figures((await fixtureOf([june])).fixture));
    await expectLawful(fixture.ledger);
  });

  test("that later files had only repeated leaves what those say", async () => {
    const repeated = `${june}\n`;
    const { fixture, uploads } = await fixtureOf([june, repeated]);
    expect(uploads[1]?.outcome).toMatchObject({ state: "applied", postings: 0 });
    const result = await undoUpload(uploads[0] ?? never(), "재무과", fixture);
    expect(await figures(fixture)).toEqual(await figures((await fixtureOf([repeated])).fixture));
    expect(result).toMatchObject({ findings: [{ code: "figures-stated-by-others", value: "2" }] });
    await expectLawful(fixture.ledger);
  });

  test("that had only repeated another one comes back with its figures, though that other is out by now", async () => {
    const repeated = `${june}\n`;
    const { fixture, uploads } = await fixtureOf([june, repeated]);
    const [first = never(), second = never()] = uploads;
    await undoUpload(second, "재무과", fixture);
    await undoUpload(first, "재무과", fixture);
    await restoreUpload(second, "재무과", fixture);
    expect(await figures(fixture)).toEqual(await figures((await fixtureOf([repeated])).fixture));
    await restoreUpload(first, "재무과", fixture);
    await undoUpload(second, "재무과", fixture);
    expect(await figures(fixture)).toEqual(await figures((await fixtureOf([june])).fixture));
    await expectLawful(fixture.ledger);
  });

  test("gives the days of a payment list back to the list before it", async () => {
    const january = listOf(["20200105", "1,000"], ["20200105", "1,000"]);
    const corrected = listOf(["20200105", "1,000"], ["20200131", "7"]);
    const { fixture, uploads } = await fixtureOf([january, corrected]);
    await undoUpload(uploads[1] ?? never(), "재무과", fixture);
    expect(await figures(fixture)).toEqual(await figures((await fixtureOf([january])).fixture));
  });
});

describe("what a later list only repeated counts on", () => {
  const a = listOf(["20200105", "1,000"], ["20200106", "5"]);
  const corrected = listOf(["20200105", "7"], ["20200106", "5"]);

  test("when the list before it is undone", async () => {
    const repeated = `${a}\r\n`;
    const { fixture, uploads } = await fixtureOf([a, repeated]);
    await undoUpload(uploads[0] ?? never(), "재무과", fixture);
    expect(await figures(fixture)).toEqual(await figures((await fixtureOf([repeated])).fixture));
  });

  test("when a correction that was out meanwhile comes back: the latest list still states the day", async () => {
    const again = `${a}\r\n`;
    const { fixture, uploads } = await fixtureOf([a, corrected]);
    await undoUpload(uploads[1] ?? never(), "재무과", fixture);
    await take(fixture, again);
    await restoreUpload(uploads[1] ?? never(), "재무과", fixture);
    expect(await figures(fixture)).toEqual(await figures((await fixtureOf([a, corrected, again])).fixture));
    await expectLawful(fixture.ledger);
  });
});

describe("an undo is refused", () => {
  test("of what is not applied", async () => {
    const fixture = openIngest();
    const { upload } = await fixture.send("사업코드,사업명\n");
    const result = await undoUpload(upload, "재무과", fixture);
    expect(result).toMatchObject({
      kind: "refused",
      findings: [{ code: "upload-not-applied", value: "rejected" }],
    });
    expect(await restoreUpload(upload, "재무과", fixture)).toMatchObject({
      findings: [{ code: "upload-not-undone" }],
    });
  });
});

test("an upload that broke off is finished before another one is undone", async () => {
  const { fixture, uploads } = await fixtureOf([june]);
  const many = template("2020-07-31", ...Array.from({ length: 8 }, (_, at) => BigInt(at + 30) * 1_000_000n));
  const dying = fixture.worker(crashingTable(fixture.table, 2, "before"));
  await expect(fixture.send(many, {}, dying)).rejects.toBe(crashed);
  expect(await undoUpload(uploads[0] ?? never(), "재무과", fixture.worker())).toMatchObject({
    kind: "undone",
  });
  expect(await figures(fixture)).toEqual(await figures((await fixtureOf([many])).fixture));
  await expectLawful(fixture.ledger);
});

test.each([0, 1, 2].flatMap((nth) => (["before", "after"] as const).map((when) => ({ nth, when }))))(
  "an undo that dies $when commit $nth goes on where it stopped",
  async ({ nth, when }) => {
    const many = template("2020-06-30", ...Array.from({ length: 8 }, (_, at) => BigInt(at) * 1_000_000n));
    const { fixture, uploads } = await fixtureOf([july, many]);
    const dying = fixture.worker(crashingTable(fixture.table, nth, when));
    await undoUpload(uploads[1] ?? never(), "재무과", dying).catch((error: unknown) => {
      if (error !== crashed) throw error;
    });
    await undoUpload(uploads[1] ?? never(), "재무과", fixture);
    expect(await figures(fixture)).toEqual(await figures((await fixtureOf([july])).fixture));
    expect(fixture.notified().filter((type) => type === "UploadUndone")).toHaveLength(1);
    await expectLawful(fixture.ledger);
  },
);

test(
  "whatever files came in whatever order, undoing one leaves what the others alone come to",
  { timeout: 60_000 },
  async () => {
    const totals = fc
      .record({
        date: fc.constantFrom("2020-06-30", "2020-07-31", "2020-08-31"),
        spent: fc.array(fc.constantFrom(10_000_000n, 20_000_000n, 30_000_000n), {
          minLength: 1,
          maxLength: 4,
        }),
      })
      .map(({ date, spent }) => template(date, ...spent));
    const lists = fc
      .array(
        fc.tuple(
          fc.constantFrom("20200105", "20200106", "20200201", "20200301"),
          fc.constantFrom("1,000", "2,000", "-500"),
        ),
        { minLength: 1, maxLength: 5 },
      )
      .map((payments) => listOf(...payments));
    const files = fc
      .uniqueArray(fc.oneof(totals, lists), { minLength: 2, maxLength: 6 })
      // The same content again in other bytes is a file of its own.
      .chain((some) => fc.boolean().map((again) => (again ? [...some, `${some[0] ?? ""}\n`] : some)));
    await fc.assert(
      fc.asyncProperty(files, fc.nat(), async (sent, pick) => {
        const at = pick % sent.length;
        const { fixture, uploads } = await fixtureOf(sent);
        await undoUpload(uploads[at] ?? never(), "재무과", fixture);
        const without = await fixtureOf(sent.filter((_, index) => index !== at));
        expect(await figures(fixture)).toEqual(await figures(without.fixture));
        await expectLawful(fixture.ledger);
      }),
      { seed: 1129, numRuns: 100 },
    );
  },
);

function never(): never {
  throw new RangeError("There is no such thing");
}
