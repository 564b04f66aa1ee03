/** The canary as its schedule calls it, under its role: a file through bucket, queues and stages to an alert, and its end. */
import { expect, test } from "vitest";
import { letCome } from "./due-schedule.ts";
import { logLine } from "./queues.ts";

test("the hour's canary comes through within the minutes that are promised", async () => {
  await letCome("EveryHour");
  const line = await logLine("Canary", "The canary came through");
  expect(line).toMatchObject({ level: "INFO" });
  expect(line["secondsToAlert"]).toBeLessThan(120);
});
