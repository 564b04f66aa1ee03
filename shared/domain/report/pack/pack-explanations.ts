/** 지연 사유와 조치: every reason that the quarters of the years hold, and whether the year ended with its alert still open. */
import { moneyOfAlert } from "../../alerts/alert-rows.ts";
import type { Alert } from "../../alerts/alert.ts";
import { alertName } from "../../alerts/alert-name.ts";
import { ruleNamed } from "../../alerts/rules/rules.ts";
import type { Snapshot } from "../../snapshots/snapshot.ts";
import { koreaTimeOf } from "../../values/instant.ts";
import { explanationCells, explanationColumns, explanationsOf } from "../explanations.ts";
import {
  column,
  date,
  type DraftRow,
  type DraftSection,
  section,
  table,
  text,
  won,
} from "../report-table.ts";
import { dayCells, dayColumns, type FrozenYear, type PackContext } from "./pack-context.ts";

const title = { ko: "지연 사유와 조치", en: "Reasons and what was done" };

export function explanationsSection(pack: PackContext): DraftSection {
  const columns = [
    column("year", "연도", "Year", { kind: "text", width: 6 }),
    ...dayColumns(pack, 9),
    column("department", "부서", "Department", { kind: "text", width: 10 }),
    column("name", "사업명", "Name", { kind: "text", width: 18 }),
    column("rule", "알림", "Alert", { kind: "text", width: 10 }),
    column("money", "해당 금액", "Money it is about", { width: 9 }),
    ...explanationColumns,
    column("given", "등록일", "Given on", { kind: "date", width: 9 }),
    column("state", "그 해 마지막 스냅숏에서", "In the last snapshot of the year", {
      kind: "text",
      width: 9,
    }),
  ];
  const rows = pack.frozen.flatMap(({ year }) =>
    explainedIn(year).map(({ alert, snapshot, isOpenAtEnd }): DraftRow => ({
      rank: "line",
      cells: [
        text(`${year.fiscalYear}`),
        ...dayCells(snapshot, pack),
        text(alert.scope.department),
        text(alert.scope.name),
        text(ruleNamed(alert.rule).title.ko),
        won(moneyOfAlert(alert)),
        ...explanationCells(explanationsOf([alert])),
        date(alert.explanation === null ? null : koreaTimeOf(alert.explanation.at).date),
        text(isOpenAtEnd ? "열려 있음" : "해소됨"),
      ],
    })),
  );
  return section("explanations", title, {
    paragraphs:
      rows.length === 0
        ? ["스냅숏에 등록된 사유가 없음."]
        : ["분기마다 마지막 스냅숏에 있는 사유를 모두 실음. 같은 사유는 마지막으로 실린 날에 한 번 실음."],
    tables: rows.length === 0 ? [] : [table("explanations", title, columns, rows)],
  });
}

interface ExplainedAlert {
  readonly alert: Alert;
  /** The one that says it last. */
  readonly snapshot: Snapshot;
  readonly isOpenAtEnd: boolean;
}

function explainedIn({ quarters, last }: FrozenYear["year"]): readonly ExplainedAlert[] {
  const open = new Set((last?.alerts ?? []).map(alertName));
  const found = new Map<string, ExplainedAlert>();
  for (const snapshot of quarters)
    for (const alert of snapshot.alerts) {
      const { explanation } = alert;
      if (explanation === null) continue;
      const { reason, note, owner, due } = explanation;
      const key = [alertName(alert), reason, note, owner, due].join("\n");
      // Taken out first: what is said anew goes to the end.
      found.delete(key);
      found.set(key, { alert, snapshot, isOpenAtEnd: open.has(alertName(alert)) });
    }
  return [...found.values()];
}
