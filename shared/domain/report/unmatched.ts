/** 연결되지 않은 지급: payments that fit no project of the full statement, beside every sum. Null where there are none. */
import { printedDay, type ReportContext } from "./report-context.ts";
import {
  column,
  type DraftRow,
  type DraftSection,
  section,
  table,
  text,
  totalOverLines,
  won,
} from "./report-table.ts";

const title = { ko: "연결되지 않은 지급", en: "Unmatched payments" };

export function unmatchedSection({ snapshot: { unmatched } }: ReportContext): DraftSection | null {
  if (unmatched === null) return null;
  const { through, lines } = unmatched;
  const columns = [
    column("department", "부서", "Department", { kind: "text", width: 13 }),
    column("account", "회계", "Account", { kind: "text", width: 13 }),
    column("name", "지출목록의 사업명", "Name in the payment list", { kind: "text", width: 30 }),
    column("paid", "지급액", "Paid"),
  ];
  const rows: DraftRow[] = [
    { rank: "total", cells: [text("계"), text(""), text(`${lines.length}건`), won(unmatched.won)] },
    ...lines.map(({ project: { department, account, name }, won: paid }): DraftRow => ({
      rank: "line",
      cells: [text(department), text(account), text(name), won(paid)],
    })),
  ];
  return section("unmatched", title, {
    paragraphs: [
      `지출목록 가운데 ${printedDay(through)} 전체 자료의 어느 사업과도 이름이 맞지 않는 ${printedDay(through)}까지의 지급입니다. 전체 자료의 집행액에 들어 있는지 알 수 없어 이 보고의 금액과 집행률에 더하지 않았습니다.`,
    ],
    tables: [table("unmatched", title, columns, rows, { sums: totalOverLines(columns, rows) })],
  });
}
