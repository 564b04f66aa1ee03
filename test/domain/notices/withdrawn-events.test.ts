import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NotifiableChange } from "../../../shared/domain/alerts/alert.ts";
import { type NoticeItem, overBeforeTold } from "../../../shared/domain/notices/notice.ts";
import { aMatter } from "../../support/notices.ts";

function steps(...changes: readonly NotifiableChange[]): NoticeItem[] {
  return changes.map((change, at) => aMatter({ alert: { name: "a", version: at + 1, change } }));
}

function left(untold: readonly NoticeItem[]): (NotifiableChange | null | undefined)[] {
  const over = overBeforeTold(untold);
  return untold.filter((matter) => !over.has(matter)).map(({ alert }) => alert?.change);
}

describe("news that waits", () => {
  test.each<{ name: string; changes: NotifiableChange[]; told: NotifiableChange[] }>([
    { name: "stays while nothing cleared it", changes: ["raised", "worsened"], told: ["raised", "worsened"] },
    { name: "goes with its clearing when nobody heard of it", changes: ["raised", "cleared"], told: [] },
    { name: "goes with everything in between", changes: ["raised", "worsened", "cleared"], told: [] },
    {
      name: "of an alert that was told before leaves the clearing",
      changes: ["worsened", "cleared"],
      told: ["cleared"],
    },
    {
      name: "of what was put off leaves the clearing, too",
      changes: ["resumed", "cleared"],
      told: ["cleared"],
    },
    {
      name: "stays when it was raised again after",
      changes: ["raised", "cleared", "reopened"],
      told: ["reopened"],
    },
    {
      name: "keeps the clearing of what was told before",
      changes: ["cleared", "reopened", "cleared"],
      told: ["cleared"],
    },
    { name: "that is only a clearing stays", changes: ["cleared"], told: ["cleared"] },
  ])("$name", ({ changes, told }) => {
    const news = steps(...changes);
    expect(left(news)).toEqual(told);
    expect(left(news.toReversed())).toEqual(told.toReversed());
  });

  test("of one alert takes nothing from another, nor from a file", () => {
    const [raised, cleared] = [
      aMatter({ alert: { name: "a", version: 1, change: "raised" } }),
      aMatter({ alert: { name: "b", version: 2, change: "cleared" } }),
    ];
    expect(overBeforeTold([raised, cleared, aMatter({ alert: null })])).toEqual(new Set());
  });

  test("leaves people with what holds: whoever hears of a clearing heard of the alert, and the last word is true", () => {
    const lives = fc.array(fc.constantFrom<NotifiableChange>("worsened", "resumed"), { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(lives, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        fc.boolean(),
        (between, isNotifiable, isOpen) => {
          const changes = between.flatMap((middle, at): NotifiableChange[] => {
            const begin: NotifiableChange[] =
              at === 0 && isNotifiable ? [] : [at === 0 ? "raised" : "reopened"];
            return [
              ...begin,
              ...middle,
              ...(isOpen && at === between.length - 1 ? [] : ["cleared" as const]),
            ];
          });
          const told = left(steps(...changes));
          const before = [isNotifiable, ...told.map((change) => change !== "cleared")];
          const unheard = told.filter((change, at) => change === "cleared" && before[at] !== true);
          expect(unheard).toEqual([]);
          expect(before.at(-1)).toBe(changes.length === 0 ? isNotifiable : changes.at(-1) !== "cleared");
        },
      ),
      { seed: 7 },
    );
  });
});
