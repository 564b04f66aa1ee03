/** What was noticed in a file, row by row. */
import type { UploadAnswer } from "../../shared/contracts/api/api.ts";
import { DataTable } from "../parts/data-table.tsx";
import { useLanguage } from "../shell/language.tsx";

type Finding = UploadAnswer["findings"][number];

interface FindingsTableProps {
  readonly findings: readonly Finding[];
  /** With those that are not listed. */
  readonly count: number;
  /** Whether somebody let the file in: what held it holds it no more. */
  readonly isLetIn: boolean;
}

export function FindingsTable({ findings, count, isLetIn }: FindingsTableProps) {
  const { say, tell } = useLanguage();
  if (findings.length === 0)
    return <p className="small">{say("발견한 문제가 없습니다.", "Nothing was found amiss.")}</p>;
  const consequences = {
    reject: say("✕ 반려", "✕ rejects"),
    hold: isLetIn ? say("‖ 해제한 보류", "‖ held, let in") : say("‖ 보류", "‖ holds"),
    note: say("ⓘ 참고", "ⓘ note"),
  };
  return (
    <>
      <DataTable
        title={say(`발견 사항 ${count}건`, `Findings: ${count}`)}
        rows={findings.map((finding, index) => ({ ...finding, index }))}
        keyOf={({ index }) => `${index}`}
        columns={[
          { title: say("행", "Row"), cell: ({ row }) => row ?? say("전체", "all") },
          { title: say("열", "Column"), cell: ({ column }) => column ?? "–" },
          { title: say("값", "Value"), cell: ({ value }) => value ?? "–" },
          {
            title: say("결과", "So"),
            cell: ({ consequence }) => <span className="whole">{consequences[consequence]}</span>,
          },
          {
            title: say("설명", "What it is"),
            cell: (finding) => <span className="sentence">{tell(finding)}</span>,
          },
        ]}
      />
      {count > findings.length && (
        <p className="small">
          {say(`처음 ${findings.length}건만 보입니다.`, `Only the first ${findings.length} are shown.`)}
        </p>
      )}
    </>
  );
}
