/** Where nothing new comes in the morning's schedule finds silence, and that what was put off is due again. */
import { expect, test } from "vitest";
import type { Alert } from "../../shared/domain/alerts/alert.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { datePartsOf } from "../../shared/domain/values/calendar.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { day } from "../support/builders.ts";
import { alertStore, closedUploads, ledger, newBooks, policyStore, put } from "./deployed-cloud.ts";
import { paragraphsOf } from "./expected-events.ts";
import { letCome } from "./due-schedule.ts";
import { passMarker } from "./marker.ts";
import { NoticeInbox, type ReceivedNotice } from "./notice-inbox.ts";

const today = systemClock.today();
const yesterday = day(new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10));
const { year } = datePartsOf(today);
/** On its first day nobody can have been silent in it. */
const isYearTooYoung = today === day(`${year}-01-01`);

/** One project that has spent more than its budget, which an alert says on any day of the year. */
function overspentFile(): string {
  const headers = ["사업코드", "사업명", "부서", "예산액(원)", "집행액(원)", "기준일"];
  const cells = ["A1", "도로 정비", "건설과", 100_000_000n, 100_000_001n, yesterday];
  return [headers, cells].map((row) => row.join(",")).join("\n");
}

/** As somebody did who did not want to hear of it before today. */
async function putOff(books: Books, alert: Alert | undefined): Promise<void> {
  if (alert === undefined) throw new Error("There is no alert to put off.");
  const at = systemClock.now();
  const status = { state: "snoozed", until: yesterday, by: "test", at } as const;
  const snoozed = { ...alert, status, version: alert.version + 1 };
  const changes = [{ alert: snoozed, change: "snoozed", at }] as const;
  expect(await alertStore.save({ books, changes, bundle: null })).toBe("saved");
}

/** A week cannot be waited for: from now on a day is silence. */
async function allowNoSilence(books: Books): Promise<void> {
  const policy = { ...(await policyStore.current(books)), daysOfSilence: 0 };
  expect(await policyStore.add(books, policy, "test", systemClock.now())).not.toBe("conflict");
}

function alertEvents(received: readonly ReceivedNotice[]): readonly string[] {
  return received
    .filter(({ attributes }) => attributes["kind"] === "alert")
    .flatMap(({ text }) => paragraphsOf(text));
}

test.skipIf(isYearTooYoung)(
  "the morning's schedule tells of silence and of what was put off, with no new data",
  async () => {
    const books = newBooks(year);
    const inbox = await NoticeInbox.open({ office: [books.office] });
    const options = { asOf: null, unit: "원", mapping: null } as const;
    await put({ books, options, fileName: "overspent.csv" }, overspentFile());
    const uploads = await closedUploads(books);
    expect(uploads).toMatchObject([{ outcome: { state: "applied" } }]);
    await passMarker();
    const alerts = await alertStore.readAlerts(books);
    expect(alerts.filter(({ rule }) => rule === "not-reported")).toEqual([]);
    await putOff(
      books,
      alerts.find(({ rule }) => rule === "overspent"),
    );
    await allowNoSilence(books);
    // Other rules look at the calendar too, and have had their word already.
    const { length: before } = await inbox.emptied();
    await letCome("EveryMorning");
    // On the day of the digest that one comes behind the alerts.
    await inbox.until((received) => alertEvents(received.slice(before)).length >= 2);
    const morning = await alertStore.readAlerts(books);
    const [open, asOf] = [{ state: "open" }, yesterday];
    expect(morning.find(({ rule }) => rule === "overspent")).toMatchObject({ status: open, facts: { asOf } });
    expect(morning.find(({ rule }) => rule === "not-reported")).toMatchObject({
      scope: { level: "office" },
      status: open,
      raised: { facts: { asOf, missing: "figures", allowedDays: 0 } },
    });
    expect(await ledger.listUploads(books)).toEqual(uploads);
    // The morning came for every other office, too: the next test starts when all of them were looked at.
    await passMarker();
    await inbox.close();
  },
);
