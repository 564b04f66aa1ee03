/** Pace goes on where nothing new comes in: the morning's schedule finds who has fallen behind since. */
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import { expect, test } from "vitest";
import type { Alert } from "../../shared/domain/alert.ts";
import type { Books } from "../../shared/domain/books.ts";
import { addDays, datePartsOf, type IsoDate, laterOf, monthEnd } from "../../shared/domain/calendar.ts";
import { expectationOf } from "../../shared/domain/expected-path.ts";
import { defaultPolicy } from "../../shared/domain/policy.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";
import { aLine, day } from "../support/builders.ts";
import { alertStore, closedUploads, config, ledger, newBooks, put } from "./deployed-cloud.ts";
import { passMarker } from "./marker.ts";
import { NoticeInbox } from "./notice-inbox.ts";

const scheduler = new SchedulerClient(config);
const today = systemClock.today();
const { year, month } = datePartsOf(today);
const newYear = day(`${year}-01-01`);
/** As long as silence counts as pace that goes on. */
const asOf = laterOf(dayBefore(today, defaultPolicy.daysOfSilence), newYear);
/** A day or two into a year nobody can have fallen behind in it. */
const isYearTooYoung = today < addDays(newYear, 2);
const budget = 100_000_000n;

function dayBefore(date: IsoDate, days: number): IsoDate {
  return day(new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10));
}

/** Nothing until two months ago, half by the end of the last, all by the end of this one: a steep plan. */
function planOf(): Readonly<Record<string, bigint>> {
  const points = [
    [month - 2, 0n],
    [month - 1, budget / 2n],
    [month, budget],
    [month + 1, budget],
  ] as const;
  return Object.fromEntries(points.filter(([at]) => at >= 1 && at <= 12).map(([at, won]) => [`${at}`, won]));
}

/** One project that had spent exactly what it had planned by the day of its figures. */
function onPlan(): string {
  const plan = planOf();
  const dated = Object.entries(plan).map(([at, won]) => [monthEnd(year, Number(at)), won]);
  const amounts = { appropriation: { unsplit: budget } };
  const line = aLine({ asOf, amounts, plan: Object.fromEntries(dated) as Record<string, bigint> });
  const question = { policy: defaultPolicy, history: null, date: asOf, fund: "all" as const };
  const spent = expectationOf([line], { ...question, basis: "expenditure/appropriation" })?.expected ?? 0n;
  const headers = ["사업코드", "사업명", "부서", "예산액(원)", "집행액(원)", "기준일"];
  const cells = ["A1", "도로 정비", "건설과", budget, spent, asOf];
  const planned = Object.keys(plan).map((at) => `${at}월까지 계획`);
  return [
    [...headers, ...planned],
    [...cells, ...Object.values(plan)],
  ]
    .map((row) => row.join(","))
    .join("\n");
}

/** A schedule with the very target of the deployed one that is due at once. */
async function letMorningCome(): Promise<void> {
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}));
  const morning = Schedules.find((each) => each.Name?.includes("EveryMorning") === true);
  expect(morning).toBeDefined();
  const { Name, GroupName, Target } = await scheduler.send(
    new GetScheduleCommand({ Name: morning?.Name, GroupName: morning?.GroupName }),
  );
  await scheduler.send(
    new CreateScheduleCommand({
      Name: `${Name?.slice(0, 40)}-${Date.now()}`,
      GroupName,
      Target,
      ScheduleExpression: "at(2000-01-01T00:00:00)",
      FlexibleTimeWindow: { Mode: "OFF" },
      ActionAfterCompletion: "DELETE",
    }),
  );
}

async function behind(books: Books): Promise<Alert[]> {
  return (await alertStore.readAlerts(books)).filter(({ rule }) => rule === "behind-target");
}

test.skipIf(isYearTooYoung)("the morning's schedule raises a pace alert with no new data", async () => {
  const books = newBooks(year);
  const inbox = await NoticeInbox.open({ office: [books.office] });
  await put({ books, options: { asOf: null, unit: "원", mapping: null }, fileName: "plan.csv" }, onPlan());
  const uploads = await closedUploads(books);
  expect(uploads).toMatchObject([{ outcome: { state: "applied" } }]);
  await passMarker();
  expect(await behind(books)).toEqual([]);
  // Other rules look at the calendar too, and may have had their word already.
  const { length: before } = await inbox.emptied();
  await letMorningCome();
  // On the day of the digest that one comes behind the alerts.
  await inbox.until((received) =>
    received.slice(before).some(({ attributes }) => attributes["kind"] === "alert"),
  );
  const alerts = await behind(books);
  expect(alerts.length).toBeGreaterThan(0);
  for (const alert of alerts)
    expect(alert).toMatchObject({ status: { state: "open" }, facts: { asOf, judgedOn: today } });
  expect(await ledger.listUploads(books)).toEqual(uploads);
  // The morning came for every other office, too: the next test starts when all of them were looked at.
  await passMarker();
  await inbox.close();
});
