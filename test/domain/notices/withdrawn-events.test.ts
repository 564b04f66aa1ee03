import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NotifiableChange } from "../../../shared/domain/alerts/alert.ts";
import { type NoticeItem, overBeforeNotified } from "../../../shared/domain/notices/notice.ts";
import { aNoticeItem } from "../../support/notices.ts";

function steps(...changes: readonly NotifiableChange[]): NoticeItem[] {
  return changes.map((change, at) => aNoticeItem({ alert: { name: "a", version: at + 1, change } }));
}

function left(unnotified: readonly NoticeItem[]): (NotifiableChange | null | undefined)[] {
  const over = overBeforeNotified(unnotified);
  return unnotified.filter((noticeItem) => !over.has(noticeItem)).map(({ alert }) => alert?.change);
}

describe("news that waits", () => {
  test.each<{ name: string; changes: NotifiableChange[]; notified: NotifiableChange[] }>([
    {
      name: "stays while nothing cleared it",
      changes: ["raised", "worsened"],
      notified: ["raised", "worsened"],
    },
    { name: "goes with its clearing when nobody heard of it", changes: ["raised", "cleared"], notified: [] },
    { name: "goes with everything in between", changes: ["raised", "worsened", "cleared"], notified: [] },
    {
      name: "of an alert that was told before leaves the clearing",
      changes: ["worsened", "cleared"],
      notified: ["cleared"],
    },
    {
      name: "of what was put off leaves the clearing, too",
      changes: ["resumed", "cleared"],
      notified: ["cleared"],
    },
    {
      name: "stays when it was raised again after",
      changes: ["raised", "cleared", "reopened"],
      notified: ["reopened"],
    },
    {
      name: "keeps the clearing of what was told before",
      changes: ["cleared", "reopened", "cleared"],
      notified: ["cleared"],
    },
    { name: "that is only a clearing stays", changes: ["cleared"], notified: ["cleared"] },
  ])("$name", ({ changes, notified }) => {
    const newEvents = steps(...changes);
    expect(left(newEvents)).toEqual(notified);
    expect(left(newEvents.toReversed())).toEqual(notified.toReversed());
  });

  test("of one alert takes nothing from another, nor from a file", () => {
    const [raised, cleared] = [
      aNoticeItem({ alert: { name: "a", version: 1, change: "raised" } }),
      aNoticeItem({ alert: { name: "b", version: 2, change: "cleared" } }),
    ];
    expect(overBeforeNotified([raised, cleared, aNoticeItem({ alert: null })])).toEqual(new Set());
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
          const notified = left(steps(...changes));
          const before = [isNotifiable, ...notified.map((change) => change !== "cleared")];
          const unheard = notified.filter((change, at) => change === "cleared" && before[at] !== true);
          expect(unheard).toEqual([]);
          expect(before.at(-1)).toBe(changes.length === 0 ? isNotifiable : changes.at(-1) !== "cleared");
        },
      ),
      { seed: 7 },
    );
  });
});
