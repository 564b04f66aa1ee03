/**
 * The law of confirmations: a ledger that only confirms what a file says again gives on every day the figures of one
 * that keeps a posting of every line of every file, through undo and restore, late files and payments.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { CurrentLedger } from "../../../shared/reading/current-ledger.ts";
import { restoreUpload, undoUpload } from "../../../functions/ingest/decisions/settle-upload.ts";
import type { SubmittedReading } from "../../../shared/examination/known-file.ts";
import { submitFile } from "../../../functions/ingest/journal/submit-file.ts";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import { noNames } from "../../../shared/formats/kernel/format.ts";
import { rebuild } from "../../../shared/domain/ledger/balance.ts";
import type { IsoDate } from "../../../shared/domain/values/calendar.ts";
import { foldOnDay } from "../../../shared/domain/ledger/balance-on-day.ts";
import { type Posting, type SourceRecord, toPosting } from "../../../shared/domain/ledger/posting.ts";
import { projectIdOfCode } from "../../../shared/domain/values/project.ts";
import { noOptions } from "../../../shared/domain/uploads/upload.ts";
import { readLines } from "../../../shared/reading/read-lines.ts";
import { TableLedgerStore } from "../../../shared/stores/ledger-store.ts";
import { MemoryItemTable } from "../../../shared/stores/memory-item-table.ts";
import { aProject, day } from "../../support/builders.ts";
import type { LedgerDependencies } from "../../../functions/ingest/journal/ledger-dependencies.ts";

const books = { office: "1129000", fiscalYear: 2026 };
const days = ["2026-03-10", "2026-03-31", "2026-04-15", "2026-04-30", "2026-06-30"].map(day);
const codes = ["P1", "P2", "P3"];

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("dump" as const),
      on: fc.nat(days.length - 1),
      // Few amounts, so that files say again what stands.
      spent: fc.array(fc.option(fc.nat(2), { nil: null }), { minLength: 3, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("payment" as const),
      on: fc.nat(days.length - 1),
      of: fc.nat(2),
      amount: fc.nat(3),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("undo" as const), of: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("restore" as const), of: fc.nat(20) }) },
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

test("figures are those of a ledger that keeps every line of every file", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const fixture = new Fixture();
      for (const [at, each] of steps.entries()) await fixture.take(each, at);
      for (const date of [...days, null])
        expect(await fixture.figures(date), `on ${date}`).toEqual(fixture.naive(date));
    }),
    { numRuns: 60, seed: 7 },
  );
});

interface Sent {
  readonly uploadId: string;
  readonly records: readonly SourceRecord[];
  seq: number;
  isLive: boolean;
}

class Fixture {
  readonly table = new MemoryItemTable();
  readonly ledger = new TableLedgerStore(this.table);
  readonly #sent: Sent[] = [];
  readonly #dependencies: LedgerDependencies = {
    ledger: this.ledger,
    files: { put: () => Promise.reject(new Error("no")), read: () => Promise.reject(new Error("no")) },
    readDocument: openDocument,
    clock: { now: () => "2026-07-31T00:00:00.000Z", today: () => day("2026-07-31") },
    current: new CurrentLedger(this.ledger),
    pause: () => Promise.resolve(),
  };

  async take(each: Step, at: number): Promise<void> {
    if (each.kind === "undo" || each.kind === "restore") return this.#reverse(each.kind, each.of);
    const records = each.kind === "dump" ? dump(each) : [payment(each)];
    if (records.length === 0) return;
    const uploadId = `u${at}`;
    const reading: SubmittedReading = {
      kind: "read",
      format: each.kind,
      records,
      period: null,
      findings: [],
      isFullDump: false,
      names: noNames,
    };
    const outcome = await submitFile(
      {
        uploadId,
        address: { books, options: noOptions, fileName: uploadId },
        file: { key: uploadId, version: uploadId },
        sha256: uploadId,
        byteLength: 1,
        isAnew: false,
        releasedBy: "finance",
        read: () => Promise.resolve(reading),
      },
      this.#dependencies,
    );
    expect(outcome.kind).toBe("applied");
    this.#sent.push({ uploadId, records, seq: outcome.upload.seq, isLive: true });
  }

  async #reverse(kind: "undo" | "restore", of: number): Promise<void> {
    const sent = this.#sent[of % Math.max(1, this.#sent.length)];
    const upload = sent === undefined ? null : await this.ledger.findUpload(books, sent.uploadId);
    if (sent === undefined || upload === null) return;
    await (kind === "undo" ? undoUpload : restoreUpload)(upload, "finance", this.#dependencies);
    sent.isLive = kind === "restore";
  }

  async figures(date: IsoDate | null): Promise<Record<string, string>> {
    const { lines } = await readLines(this.ledger, books, date);
    return Object.fromEntries(
      lines
        .map(
          ({ line }) =>
            [
              line.project.name,
              `${line.project.department} ${line.amounts.expenditure.unsplit ?? "–"} ${date ?? line.asOf}`,
            ] as const,
        )
        .toSorted(byName),
    );
  }

  naive(date: IsoDate | null): Record<string, string> {
    const found: (readonly [string, string])[] = [];
    for (const code of codes) {
      const postings = this.#sent.filter(({ isLive }) => isLive).flatMap((sent) => postingsOf(sent, code));
      const balance = date === null ? rebuild(postings) : foldOnDay(postings, date);
      const state = balance?.measures.expenditure;
      if (balance === null || state === undefined) continue;
      // Names are today's on every day.
      const department = rebuild(postings)?.project.department;
      found.push([code, `${department} ${state.monthEnds[11]?.unsplit ?? "–"} ${date ?? state.latest}`]);
    }
    return Object.fromEntries(found.toSorted(byName));
  }
}

function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}

function postingsOf({ records, seq, uploadId }: Sent, code: string): Posting[] {
  return records
    .filter(({ project }) => project.name === code)
    .map((record) => toPosting(record, { seq, uploadId, format: "", findings: [] }, null));
}

function dump({ on, spent }: Extract<Step, { kind: "dump" }>): SourceRecord[] {
  return spent.flatMap((amount, at) =>
    amount === null ? [] : [record(at, on, [{ amount: BigInt(amount), kind: "cumulative" }])],
  );
}

/** It comes from another system, which has another name for the department. */
function payment({ on, of, amount }: Extract<Step, { kind: "payment" }>): SourceRecord {
  const paid = record(of, on, [{ amount: BigInt(amount), kind: "increment" }]);
  return { ...paid, project: { ...paid.project, department: "다른 과" } };
}

function record(
  project: number,
  on: number,
  amounts: readonly { readonly amount: bigint; readonly kind: "cumulative" | "increment" }[],
): SourceRecord {
  const [date, name] = [days[on], codes[project]];
  if (date === undefined || name === undefined) throw new RangeError("no such day or project");
  return {
    project: aProject({ id: projectIdOfCode(name), name, department: "과" }),
    asOf: date,
    entries: amounts.map((each) => ({
      measure: "expenditure",
      fund: "unsplit",
      object: null,
      date,
      ...each,
    })),
    rows: [2],
  };
}
