// The day of an office's figures where a few projects were sent with a later one.
import { describe, expect, test } from "vitest";
import {
  laterFigures,
  laterFiguresText,
  olderFigures,
  olderFiguresText,
} from "../../../shared/domain/rates/later-figures.ts";
import { aLine, day } from "../../support/builders.ts";

function lines(count: number, asOf: string, budget: bigint) {
  return Array.from({ length: count }, () =>
    aLine({ asOf: day(asOf), amounts: { appropriation: { unsplit: budget }, expenditure: { unsplit: 1n } } }),
  );
}

const basis = "expenditure/appropriation";

describe("the day of an office's figures", () => {
  test("is that of most of the money, and the few that are later are counted", () => {
    const later = laterFigures([...lines(97, "2020-08-21", 10n), ...lines(3, "2020-09-30", 10n)], basis);
    expect(later).toEqual({
      day: "2020-08-21",
      latest: "2020-09-30",
      projects: 100,
      later: 3,
      share: "97.0",
    });
    expect(later === null ? "" : laterFiguresText(later).ko).toBe(
      "사업 100개 가운데 97개(예산의 97.0%)는 2020-08-21까지의 자료이고, 3개만 2020-09-30까지의 자료입니다.",
    );
  });

  test.each([
    { what: "all are of one day", of: lines(5, "2020-08-21", 1n) },
    {
      what: "most of the money is of the latest day",
      of: [...lines(30, "2020-08-21", 1n), ...lines(1, "2020-09-30", 100n)],
    },
    {
      what: "a tenth and more is later, as after payments",
      of: [...lines(80, "2020-06-30", 2n), ...lines(20, "2020-08-05", 1n)],
    },
    { what: "some are older alone", of: [...lines(3, "2020-06-30", 1n), ...lines(97, "2020-08-21", 1n)] },
    { what: "there are none", of: [] },
  ])("is the latest where $what", ({ of }) => {
    expect(laterFigures(of, basis)).toBeNull();
  });

  test("counts lines where nothing is budgeted", () => {
    const silent = (asOf: string, count: number) =>
      Array.from({ length: count }, () =>
        aLine({ asOf: day(asOf), amounts: { expenditure: { unsplit: 1n } } }),
      );
    expect(laterFigures([...silent("2020-08-21", 20), ...silent("2020-09-30", 1)], basis)).toBeNull();
  });
});

describe("figures of which many are of an older day", () => {
  test("say how many, with how much of the budget, and since when", () => {
    const older = olderFigures([...lines(80, "2020-06-30", 2n), ...lines(20, "2020-08-05", 2n)], basis);
    expect(older).toEqual({
      day: "2020-08-05",
      earliest: "2020-06-30",
      projects: 100,
      older: 80,
      share: "80.0",
    });
    expect(older === null ? "" : olderFiguresText(older).ko).toBe(
      "사업 100개 가운데 80개(예산의 80.0%)는 2020-08-05 전에 마지막으로 보고된 자료이고(가장 이른 것은 2020-06-30), 기대 집행률은 사업마다 그 자료의 날로 셈합니다.",
    );
  });

  test.each([
    { what: "all are of one day", of: lines(5, "2020-08-21", 1n) },
    {
      what: "few are later, which is told",
      of: [...lines(97, "2020-08-21", 1n), ...lines(3, "2020-09-30", 1n)],
    },
    {
      what: "hardly any money is older",
      of: [...lines(1, "2020-06-30", 1n), ...lines(200, "2020-08-05", 1n)],
    },
    { what: "nothing is budgeted", of: [...lines(3, "2020-06-30", 0n), ...lines(3, "2020-08-05", 0n)] },
    { what: "there are none", of: [] },
  ])("are no matter where $what", ({ of }) => {
    expect(olderFigures(of, basis)).toBeNull();
  });
});
