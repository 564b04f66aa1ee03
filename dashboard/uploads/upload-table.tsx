/** Every file that was sent, the newest first. */
import type { UploadSummary } from "../../shared/contracts/api/api.ts";
import { formatBytes, formatMoment } from "../logic/format-moment.ts";
import { grouped } from "../logic/format-won.ts";
import { DataTable } from "../parts/data-table.tsx";
import { Empty } from "../parts/states.tsx";
import { useLanguage } from "../shell/language.tsx";
import { Link } from "../shell/place.tsx";
import { stateNames } from "./upload-words.ts";

export function UploadTable({ items }: { readonly items: readonly UploadSummary[] }) {
  const { say, tell } = useLanguage();
  if (items.length === 0) return <Empty>{say("아직 올린 파일이 없습니다.", "Nothing was sent yet.")}</Empty>;
  return (
    <DataTable
      title={say("올린 파일", "Files")}
      rows={items}
      keyOf={({ uploadId }) => uploadId}
      columns={[
        {
          title: say("파일", "File"),
          cell: ({ uploadId, fileName }) => (
            <span className="file-name">
              <Link view="uploads" values={{ upload: uploadId }}>
                {fileName}
              </Link>
            </span>
          ),
        },
        {
          title: say("상태", "State"),
          cell: ({ state }) => <span className={`state state-${state}`}>{tell(stateNames[state])}</span>,
        },
        { title: say("기준일", "As of"), cell: ({ asOf }) => <span className="whole">{asOf ?? "–"}</span> },
        {
          title: say("바뀐 사업", "Projects"),
          isNumber: true,
          cell: ({ postings }) => (postings === null ? "–" : grouped(postings)),
        },
        { title: say("발견", "Findings"), isNumber: true, cell: ({ findingCount }) => grouped(findingCount) },
        {
          title: say("받은 때", "Received"),
          cell: ({ receivedAt }) => <span className="whole">{formatMoment(receivedAt)}</span>,
        },
        { title: say("크기", "Size"), isNumber: true, cell: ({ byteLength }) => formatBytes(byteLength) },
      ]}
    />
  );
}
