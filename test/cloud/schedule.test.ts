/** Pace goes on where nothing new comes in: the morning's schedule finds who has fallen behind since. */
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from "@aws-sdk/client-scheduler";
import { expect, test } from "vitest";
import { addDays, datePartsOf, type IsoDate, laterOf, monthEnd } from "../../shared/domain/calendar.ts";
import { paceOf } from "../../shared/domain/pace.ts";
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
  const line = aLine({ asOf, plan: Object.fromEntries(dated) as Record<string, bigint> });
  const { expected } = paceOf([line], "expenditure/appropriation", defaultPolicy, asOf);
  const spent = expected.numerator / expected.denominator;
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
  expect(Schedules).toHaveLength(1);
  const { Name, GroupName, Target } = await scheduler.send(
    new GetScheduleCommand({ Name: Schedules[0]?.Name, GroupName: Schedules[0]?.GroupName }),
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

test.skipIf(isYearTooYoung)("the morning's schedule raises a pace alert with no new data", async () => {
  const books = newBooks(year);
  const inbox = await NoticeInbox.open({ office: [books.office] });
  await put({ books, options: { asOf: null, unit: "원", mapping: null }, fileName: "plan.csv" }, onPlan());
  const uploads = await closedUploads(books);
  expect(uploads).toMatchObject([{ outcome: { state: "applied" } }]);
  await passMarker();
  expect(await alertStore.readAlerts(books)).toEqual([]);
  await letMorningCome();
  const [notice] = await inbox.until(({ length }) => length > 0);
  expect(notice?.attributes["kind"]).toBe("alert");
  expect(await alertStore.readAlerts(books)).toMatchObject([
    { state: "open", facts: { asOf, judgedOn: today } },
  ]);
  expect(await ledger.listUploads(books)).toEqual(uploads);
  // The morning came for every other office, too: the next test starts when all of them were looked at.
  await passMarker();
  await inbox.close();
});
