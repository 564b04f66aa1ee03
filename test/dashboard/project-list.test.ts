/** The table of projects between the address, the browser's memory and the clipboard. */
import { describe, expect, test } from "vitest";
import {
  columnsOf,
  usualColumns,
  writtenColumns,
  pastedTable,
} from "../../dashboard/logic/columns/project-columns.ts";
import { projectsQueryOf } from "../../dashboard/logic/project-filters.ts";
import { changesTo, readViews, viewSearch, withView, writeViews } from "../../dashboard/logic/saved-views.ts";

describe("columns", () => {
  test("the address wins over what is kept, and what is kept over the usual ones", () => {
    const address = new URLSearchParams("columns=spent,budget");
    expect(columnsOf(address, "rate")).toEqual(["budget", "spent"]);
    expect(columnsOf(new URLSearchParams(), "rate")).toEqual(["rate"]);
    expect(columnsOf(new URLSearchParams(), null)).toEqual(usualColumns);
  });

  test.each(["columns=", "columns=constructor,nonsense", "columns=name"])(
    "%s names no column, so the usual ones stand",
    (search) => {
      expect(columnsOf(new URLSearchParams(search), null)).toEqual(usualColumns);
    },
  );

  test("the usual ones are written nowhere, in whatever order they were chosen", () => {
    expect(writtenColumns(usualColumns.toReversed())).toBeNull();
    expect(writtenColumns(["severity", "budget"])).toBe("budget,severity");
  });
});

describe("named views", () => {
  const address = new URLSearchParams(
    "office=4573000&year=2026&view=projects&q=도로&sort=rate&columns=rate&saved=옛 이름&lang=en",
  );

  test("keep filters, order and columns, and nothing of where somebody is", () => {
    expect(viewSearch(address, "budget")).toBe("q=%EB%8F%84%EB%A1%9C&sort=rate&columns=budget");
  });

  test("take out of the address whatever they do not say", () => {
    const changes = changesTo({ name: "느린 사업", search: "maxRate=10" });
    expect(changes).toMatchObject({ maxRate: "10", q: null, sort: null, columns: null, saved: "느린 사업" });
  });

  test("come back as they were kept, one for each name", () => {
    const views = withView(withView([{ name: '가 "나"', search: "q=1" }], { name: "다", search: "" }), {
      name: '가 "나"',
      search: "q=2",
    });
    expect(readViews(writeViews(views))).toEqual([
      { name: "다", search: "" },
      { name: '가 "나"', search: "q=2" },
    ]);
    expect(writeViews([])).toBeNull();
  });

  test.each([null, "", "{", "{}", '[1, [2, 3], ["a"], null]', '"[]"'])("%s holds no view", (text) => {
    expect(readViews(text)).toEqual([]);
  });

  test("the name of a view is no question to the API, and its filters are", () => {
    const params = new URLSearchParams("saved=x&columns=rate&fund=national&rule=overspent&status=new");
    expect(projectsQueryOf(params)).toBe("fund=national&rule=overspent&status=new");
  });
});

describe("a table for the clipboard", () => {
  test("amounts keep every digit, and a name cannot begin a cell, a row or a formula", () => {
    expect(
      pastedTable([
        ["사업", "집행액"],
        ["도로\t정비\r\n(2차)", "716679457742"],
        ["=HYPERLINK(1)", "-3.5"],
        [" @SUM", ""],
      ]),
    ).toBe("사업\t집행액\n도로 정비 (2차)\t716679457742\n'=HYPERLINK(1)\t-3.5\n' @SUM\t");
  });
});
