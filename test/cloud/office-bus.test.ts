/** Events that an office's own system puts on the bus change its rates, once for each id. */
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { describe, expect, test } from "vitest";
import type { Books } from "../../shared/domain/values/books.ts";
import { currentLine } from "../../shared/domain/ledger/ledger-line.ts";
import { officeView } from "../../shared/domain/rates/office-view.ts";
import { projectIdOfCode } from "../../shared/domain/values/project.ts";
import { rateRows } from "../../shared/domain/rates/rate-rows.ts";
import { closedUploads, config, ledger, newBooks, output, put } from "./deployed-cloud.ts";
import { takeFailure } from "./queues.ts";
import { oneProject, projectsYear } from "./files.ts";
import { passMarker } from "./marker.ts";
import { isTwice, NoticeInbox } from "./notice-inbox.ts";

const events = new EventBridgeClient(config);
const fiscalYear = projectsYear;

/** A payment of so much for project A1, on the day after its figures. */
function aPayment(amountWon: string, record: object = {}): object {
  const place = { projectCode: "A1", projectName: "도로 정비", department: "건설과" };
  const facts = { measure: "expenditure", fund: "unsplit", kind: "increment", date: `${fiscalYear}-01-02` };
  return { ...place, ...facts, amountWon, ...record };
}

async function tell(books: Books, eventId: string, ...records: readonly object[]): Promise<void> {
  await tellAs("ExecutionRecorded", books, eventId, ...records);
}

async function tellAs(
  DetailType: string,
  books: Books,
  eventId: string,
  ...records: readonly object[]
): Promise<void> {
  const { FailedEntryCount } = await events.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: output("pipeline", "OfficeBus"),
          Source: "accounting.office.example",
          DetailType,
          Detail: JSON.stringify({ version: 1, eventId, ...books, records }),
        },
      ],
    }),
  );
  expect(FailedEntryCount).toBe(0);
}

/** What share of the budget of all projects is spent. */
async function officeRate({ office, fiscalYear: year }: Books): Promise<number> {
  const balances = await ledger.readBalances({ office, fiscalYear: year });
  const view = officeView(
    office,
    year,
    [...balances.values()].map(({ balance }) => currentLine(balance)),
  );
  const whole = rateRows(view, false).find(({ scope }) => scope.level === "office");
  return Number(whole?.rate?.numerator) / Number(whole?.rate?.denominator);
}

describe("an ExecutionRecorded event", () => {
  test("with one record changes the rate, and the alert that stood is cleared", async () => {
    const books = newBooks(fiscalYear);
    const inbox = await NoticeInbox.open({ office: [books.office] });
    await put(
      { books, options: { asOf: null, unit: null, mapping: null }, fileName: "a.csv" },
      oneProject(books),
    );
    await inbox.until(({ length }) => length > 0);
    expect(await officeRate(books)).toBeGreaterThan(1);
    await tell(books, "payment-1", aPayment("-9000001"));
    const received = await inbox.until((notices) => notices.some(({ text }) => text.includes("[해소]")));
    expect(isTwice(received)).toBe(false);
    expect(await officeRate(books)).toBe(0.9);
    await inbox.close();
  });

  test("with 100 records is applied as a whole", async () => {
    const books = newBooks(fiscalYear);
    const records = Array.from({ length: 100 }, (_, at) => aPayment("1000", { projectCode: `A${at}` }));
    await tell(books, "batch-1", ...records);
    expect(await closedUploads(books)).toMatchObject([{ outcome: { state: "applied", records: 100 } }]);
    expect((await ledger.readBalances(books)).size).toBe(100);
  });

  test.each([0, 101])("with %d records is put aside with the reason", async (count) => {
    const books = newBooks(fiscalYear);
    await tell(books, "batch-1", ...Array.from({ length: count }, () => aPayment("1000")));
    const { code, reason } = await takeFailure("Receive", books.office);
    expect(code).toBe("message-unknown");
    expect(reason).toContain("records");
    expect(await ledger.listUploads(books)).toEqual([]);
  });

  test("under another name is put aside with the reason, and not lost", async () => {
    const books = newBooks(fiscalYear);
    await tellAs("ExecutionRecord", books, "payment-1", aPayment("1000"));
    expect(await takeFailure("Receive", books.office)).toMatchObject({ code: "message-unknown" });
    expect(await ledger.listUploads(books)).toEqual([]);
  });

  test("sent five times under one id has one effect, also when it was changed in between", async () => {
    const books = newBooks(fiscalYear);
    await Promise.all(["1000", "1000", "1000", "1000"].map((won) => tell(books, "payment-1", aPayment(won))));
    await closedUploads(books);
    await tell(books, "payment-1", aPayment("999999"));
    await passMarker();
    expect(await ledger.listUploads(books)).toHaveLength(1);
    expect(await ledger.readPostings(books, projectIdOfCode("A1"), Number.MAX_SAFE_INTEGER)).toMatchObject([
      { entries: [{ amount: 1_000n }] },
    ]);
  });
});
