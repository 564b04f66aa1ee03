/** The line under a list of alerts: how many, and the money of projects, each once. */
import { expect, test } from "vitest";
import { alertStates, alertsTotal } from "../../../local/print/alert-filter.ts";
import { everyRow, rowsNumbered } from "../../../local/commands/lookup/find-alert.ts";
import { alertsTable, alertsText, listedRows, numbersAmong } from "../../../local/print/print-alerts.ts";
import { plainDisplay } from "../../../local/terminal/display.ts";
import type { Alert } from "../../../shared/domain/alerts/alert.ts";
import type { CurrentAlert } from "../../../shared/domain/alerts/current-alerts.ts";
import type { Scope } from "../../../shared/domain/rates/office-view.ts";
import { moneyOfAlert } from "../../../shared/domain/alerts/alert-rows.ts";
import { isPressing } from "../../../shared/domain/alerts/inbox.ts";
import { aScope, day } from "../../support/builders.ts";
import { anAlert, books } from "../../support/uploads.ts";

const korean = plainDisplay("ko");

function current(level: Scope["level"], id: string, alert: Partial<Alert> = {}): CurrentAlert {
  return { ...anAlert({ scope: aScope({ level, id, name: id }), ...alert }), isJudged: true };
}

const one = moneyOfAlert(anAlert()).toLocaleString("en-US");

test("a department and the office have the money of their projects in theirs", () => {
  const rows = listedRows(books, [
    current("office", "1129000"),
    current("department", "건설과"),
    current("project", "도로", { severity: "notice" }),
  ]);
  expect(alertsTotal(korean, rows)).toBe(`모두 3건: 심각 2 · 관심 1 · 사업 1개의 관련 금액 ${one}원`);
});

test("a project that lags beside a fund of its own counts once", () => {
  const rows = listedRows(books, [
    current("project", "도로"),
    current("project", "도로", { fund: "national", rule: "fund-behind" }),
  ]);
  expect(alertsTotal(korean, rows)).toContain(`사업 1개의 관련 금액 ${one}원`);
});

test("a report of unit projects alone counts these", () => {
  const rows = listedRows(books, [current("department", "건설과"), current("unit-project", "기본경비")]);
  expect(alertsTotal(korean, rows)).toContain(`사업 1개의 관련 금액 ${one}원`);
});

test("books that know projects leave those of unit projects theirs", () => {
  const other = { ...books, fiscalYear: 2021 };
  const rows = [
    ...listedRows(books, [current("unit-project", "기본경비")]),
    ...listedRows(other, [current("project", "도로"), current("unit-project", "도로 관리")]),
  ];
  expect(alertsTotal(korean, rows)).toContain("사업 2개의");
});

test("of departments alone no money is summed", () => {
  expect(alertsTotal(korean, listedRows(books, [current("department", "건설과")]))).toBe("모두 1건: 심각 1");
});

test("scopes that lag and stand under a more urgent alert are counted, so that a report's number is found", () => {
  const rows = listedRows(books, [
    current("department", "건설과", { rule: "behind-target", severity: "notice" }),
    current("department", "건설과", { rule: "no-spending", severity: "critical" }),
    current("department", "녹지과", { rule: "behind-target", severity: "notice" }),
  ]);
  expect(alertsTotal(korean, rows)).toContain(
    "\n집행 지연 2건 가운데 1건은 이 목록에서 더 급한 다른 알림의 행에",
  );
  expect(alertsTotal(korean, rows.slice(1))).not.toContain("집행 지연");
});

test("a list says how many of its rows need action, as the inbox counts them, and what the others are", () => {
  const by = { by: "김 주무관", at: "2020-11-04T01:00:00.000Z" };
  const why = { reason: "weather", note: "", owner: null, due: null, ...by } as const;
  const seen = { state: "acknowledged", ...by } as const;
  const rows = listedRows(books, [
    current("project", "새로 온 것"),
    current("project", "확인한 것", { status: seen }),
    current("project", "늦은 것", { status: seen, explanation: { ...why, due: day("2020-11-01") } }),
    current("project", "답한 것", { status: seen, explanation: why }),
    current("project", "미룬 것", { status: { state: "snoozed", until: day("2020-11-20"), ...by } }),
  ]);
  const today = day("2020-11-05");
  expect(alertStates(korean, rows, today)).toBe(
    "조치 필요 3건 (새 알림 1 · 답·기한 기다림 1 · 기한 지남 1) · 미룸 1 · 답했거나 해소됨 1",
  );
  expect(alertStates(korean, rows.slice(4), today)).toBe("조치 필요 0건 · 미룸 1");
  expect(rows.map((row) => isPressing(row, today))).toEqual([true, true, true, false, false]);
});

test("a number that is printed finds its alert, also in a list that shows one of two that begin alike", () => {
  const alerts = Array.from({ length: 700 }, (_, at) => current("project", `사업 ${at}`));
  const among = everyRow([{ books, alerts }]);
  const numberOf = numbersAmong(among);
  const longer = among.filter(({ lead }) => numberOf({ books, alert: lead }).length > 5);
  expect(longer.length).toBeGreaterThan(1);
  const [first] = longer;
  if (first === undefined) throw new Error("no two begin alike");
  const number = numberOf({ books, alert: first.lead });
  expect(alertsText(korean, [first], 1, among)).toContain(`번호 ${number},`);
  expect(alertsTable(korean, [first], 1, among)).toContain(number);
  expect(rowsNumbered([{ books, alerts }], [number])[0]?.lead.scope.id).toBe(first.lead.scope.id);
  // The beginning of both is answered with the number of each.
  const both = longer
    .map(({ lead }) => numberOf({ books, alert: lead }))
    .filter((each) => each.startsWith(number.slice(0, 5)));
  expect(both.length).toBeGreaterThan(1);
  const refused = () => rowsNumbered([{ books, alerts }], [number.slice(0, 5)]);
  for (const each of both) expect(refused).toThrow(each);
});
