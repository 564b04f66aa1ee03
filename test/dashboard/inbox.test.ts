/** The inbox's address, keys, and where the focus goes. */
import { describe, expect, test } from "vitest";
import { countFilters, inboxKeyOf, inboxQueryOf, rowAfter } from "../../dashboard/logic/inbox.ts";
import { inboxTabs } from "../../shared/domain/alerts/inbox.ts";
import * as page from "../../dashboard/logic/inbox.ts";

test("the page knows the tabs of the domain", () => {
  expect(page.inboxTabs).toEqual(inboxTabs);
});

test("the query has the filters, the tab and the row of the address, and nothing else of it", () => {
  const params = new URLSearchParams("view=inbox&unit=원&tab=overdue&department=건설과&q=%20&row=0123456789");
  expect(inboxQueryOf(params, 100)).toBe(
    `limit=100&department=${encodeURIComponent("건설과")}&tab=overdue&row=0123456789`,
  );
  expect(countFilters(params)).toBe(2);
});

const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each([
  ["KeyJ", {}, "next"],
  ["KeyK", {}, "previous"],
  ["KeyA", {}, "acknowledge"],
  ["KeyS", {}, "snooze"],
  ["KeyE", {}, "explain"],
  ["KeyX", {}, "select"],
  ["Slash", {}, "search"],
  ["KeyA", { ctrlKey: true }, null],
  ["KeyS", { metaKey: true }, null],
  ["Slash", { shiftKey: true }, null],
  ["Enter", {}, null],
])("%s with %o means %s", (code, held, key) => {
  expect(inboxKeyOf({ code, ...bare, ...held })).toBe(key);
});

describe("when rows leave, the focus goes", () => {
  const ids = ["a", "b", "c", "d"];
  test.each([
    [["b"], "b", "c"],
    [["d"], "d", "c"],
    [["b", "c"], "b", "d"],
    [["c", "d"], "d", "b"],
    [["a", "b", "c", "d"], "a", null],
    [["a"], null, "b"],
    [["x"], "x", "a"],
  ])("after %j, from %s to %s", (leaving, current, next) => {
    expect(rowAfter(ids, new Set(leaving), current)).toBe(next);
  });
});
