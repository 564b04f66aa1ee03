/** 지난 보고 이후 변동: the same table from the snapshot before and from this one, and what lines came and went. */
import { rateOf } from "../rates/rate.ts";
import { figuresDayOf, type Snapshot } from "../snapshots/snapshot.ts";
import { statusRows } from "./budget-status.ts";
import { budgetSumOf, printedDay, type ReportContext, spentSumOf, countText } from "./report-context.ts";
import {
  column,
  type DraftRow,
  type DraftSection,
  rate,
  section,
  table,
  text,
  totalOverLines,
  won,
} from "./report-table.ts";

const title = { ko: "지난 보고 이후 변동", en: "Changes since the last report" };

/** Null without an earlier snapshot. */
export function changesSection(context: ReportContext, since: Snapshot | null): DraftSection | null {
  if (since === null) return null;
  const before = context.earlier(since);
  const { heading, rows } = statusRows(context);
  const earlier = statusRows(before).rows;
  const then = headOf(since);
  const thenDay = figuresDayOf(since);
  const columns = [
    column("name", heading.ko, heading.en, { kind: "text", width: 20 }),
    column("budget-before", then, thenDay, { group: context.budgetName }),
    column("budget", "이번", "now", { group: context.budgetName }),
    column("budget-change", "증감", "change", {
      group: context.budgetName,
      differenceOf: ["budget", "budget-before"],
    }),
    column("spent-before", then, thenDay, { group: context.spendingName }),
    column("spent", "이번", "now", { group: context.spendingName }),
    column("spent-change", "증감", "change", {
      group: context.spendingName,
      differenceOf: ["spent", "spent-before"],
    }),
    column("rate-before", then, thenDay, { kind: "rate", width: 8, group: rateGroup }),
    column("rate", "이번", "now", { kind: "rate", width: 8, group: rateGroup }),
  ];
  const ids = new Map([...earlier, ...rows].map(({ scope }) => [scope.id, scope.name ?? "부서 미지정"]));
  const linesOf = (from: typeof rows, id: string) => from.find(({ scope }) => scope.id === id)?.lines ?? [];
  const rowOf = (name: string, old: typeof context.office, now: typeof context.office): DraftRow["cells"] => {
    const [was, is] = [old?.lines ?? [], now?.lines ?? []];
    const [budgetWas, budgetIs] = [budgetSumOf(before, was) ?? 0n, budgetSumOf(context, is) ?? 0n];
    const [spentWas, spentIs] = [spentSumOf(before, was) ?? 0n, spentSumOf(context, is) ?? 0n];
    return [
      text(name),
      won(budgetWas),
      won(budgetIs),
      won(budgetIs - budgetWas),
      won(spentWas),
      won(spentIs),
      won(spentIs - spentWas),
      rate(rateOf(was, context.basis)),
      rate(rateOf(is, context.basis)),
    ];
  };
  const body: DraftRow[] = [
    { rank: "total", cells: rowOf("계", before.office, context.office) },
    ...[...ids].map(([id, name]): DraftRow => ({
      rank: "line",
      cells: rowOf(name, asRow(linesOf(earlier, id), before), asRow(linesOf(rows, id), context)),
    })),
  ];
  return section("changes", title, {
    paragraphs: [
      `${printedDay(since.asOf)} 제${since.version}판${thenDay === since.asOf ? "" : `(${printedDay(thenDay)} 기준 자료)`}과 견줌. 없던 항목은 0에서 시작한 것으로 봄.`,
      ...lineChanges(since, context.snapshot),
    ],
    tables: [table("changes", title, columns, body, { sums: totalOverLines(columns, body) })],
  });
}

const rateGroup = { ko: "집행률(%)", en: "Execution rate (%)" };

function headOf(snapshot: Snapshot): string {
  const day = printedDay(figuresDayOf(snapshot));
  return snapshot.version === 1 ? day : `${day} (제${snapshot.version}판)`;
}

function asRow(
  lines: NonNullable<ReportContext["office"]>["lines"],
  { office }: ReportContext,
): ReportContext["office"] {
  return office === null ? null : { ...office, lines };
}

/** Lines that are new, gone, or called otherwise. */
export function lineChanges(before: Snapshot, after: Snapshot): string[] {
  const was = new Map(before.lines.map(({ project }) => [project.id, project.name]));
  const is = new Map(after.lines.map(({ project }) => [project.id, project.name]));
  const added = [...is.keys()].filter((id) => !was.has(id)).length;
  const gone = [...was.keys()].filter((id) => !is.has(id)).length;
  const renamed = [...is].filter(([id, name]) => was.has(id) && was.get(id) !== name).length;
  return [
    `새로 생긴 항목 ${countText(added)}, 없어진 항목 ${countText(gone)}, 이름이 바뀐 항목 ${countText(renamed)}.`,
  ];
}
