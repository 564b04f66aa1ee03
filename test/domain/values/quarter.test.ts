import { expect, test } from "vitest";
import { dueQuarterEnd, quarterEnd, quarters } from "../../../shared/domain/values/calendar.ts";
import { day } from "../../support/builders.ts";

test("quarters end with the months of March, June, September and December", () => {
  const ends = quarters.map((quarter) => quarterEnd(2020, quarter));
  expect(ends).toEqual(["2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"]);
});

test.each([
  { today: "2020-10-07", delay: 7, due: "2020-09-30" },
  { today: "2020-10-06", delay: 7, due: "2020-06-30" },
  { today: "2020-12-31", delay: 7, due: "2020-09-30" },
  { today: "2021-01-07", delay: 7, due: "2020-12-31" },
  { today: "2021-01-06", delay: 7, due: "2020-09-30" },
  { today: "2020-06-30", delay: 0, due: "2020-06-30" },
  { today: "2021-03-31", delay: 90, due: "2020-12-31" },
  { today: "2021-03-30", delay: 90, due: "2020-09-30" },
])("on $today, with a delay of $delay days, $due is due", ({ today, delay, due }) => {
  expect(dueQuarterEnd(day(today), delay)).toBe(due);
});
