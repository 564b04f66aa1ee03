/** Where somebody is on the page, and which filters stand in the address. */
import { describe, expect, test } from "vitest";
import { nextVisit, readVisit, writeVisit } from "../../dashboard/logic/last-visit.ts";
import { addressOf, viewOf, withChanges } from "../../dashboard/logic/place.ts";
import { orderOf, pressedSort, projectsQueryOf } from "../../dashboard/logic/project-filters.ts";

describe("the address", () => {
  test("an unknown view is the overview", () => {
    expect(viewOf("?view=projects")).toBe("projects");
    expect(viewOf("?view=constructor")).toBe("overview");
    expect(viewOf("")).toBe("overview");
  });

  test("another view keeps books, language and unit, and drops filters", () => {
    const search = "?office=4573000&year=2026&lang=en&unit=원&view=projects&q=도서관&sort=name";
    const to = new URLSearchParams(addressOf(search, "project", { id: "code/1" }));
    expect([...to.keys()]).toEqual(["office", "year", "lang", "unit", "view", "id"]);
  });

  test("an emptied value leaves the address", () => {
    expect(withChanges("?q=a&sort=name", { q: "" })).toBe("?sort=name");
    expect(withChanges("?q=a", { q: null })).toBe("?");
  });
});

describe("filters of projects", () => {
  test("what is no percentage is not asked for", () => {
    const params = new URLSearchParams({
      q: " 도서관 ",
      minRate: "12.",
      maxRate: "50.5",
      view: "projects",
      lang: "en",
    });
    expect(projectsQueryOf(params)).toBe(new URLSearchParams({ q: "도서관", maxRate: "50.5" }).toString());
  });

  test("a column is pressed for its usual order, then for the other", () => {
    expect(pressedSort(new URLSearchParams("sort=name"), "budget")).toEqual({
      sort: "budget",
      order: "desc",
    });
    expect(pressedSort(new URLSearchParams("sort=budget"), "budget")).toEqual({
      sort: "budget",
      order: "asc",
    });
    expect(pressedSort(new URLSearchParams("sort=budget&order=asc"), "budget")).toEqual({
      sort: "budget",
      order: "desc",
    });
  });

  test("rates and gaps begin at the least, amounts at the greatest", () => {
    expect(orderOf(new URLSearchParams("sort=gap"))).toBe("asc");
    expect(orderOf(new URLSearchParams(""))).toBe("desc");
  });
});

describe("the last visit", () => {
  const before = "2026-11-20T01:00:00.000Z";

  test("a page loaded again within half an hour is the same visit", () => {
    const visit = nextVisit({ before, seen: "2026-11-23T01:00:00.000Z" }, "2026-11-23T01:20:00.000Z");
    expect(visit).toEqual({ before, seen: "2026-11-23T01:20:00.000Z" });
  });

  test("later it is another, which begins where the last one ended", () => {
    const visit = nextVisit({ before, seen: "2026-11-23T01:00:00.000Z" }, "2026-11-23T02:00:00.000Z");
    expect(visit.before).toBe("2026-11-23T01:00:00.000Z");
  });

  test("what was stored is read back, and anything else is the first visit", () => {
    const visit = { before: null, seen: before };
    expect(readVisit(writeVisit(visit))).toEqual(visit);
    expect(readVisit("yesterday")).toBeNull();
    expect(readVisit(null)).toBeNull();
  });
});
