/** Snapshots by quarter, with a download of each report's form. */
import { useState } from "react";
import type { ReportQuery, SnapshotsAnswer } from "../../shared/contracts/api/api.ts";
import { formatMoment } from "../logic/format-moment.ts";
import { byQuarter } from "../logic/quarters.ts";
import { DataTable } from "../parts/data-table.tsx";
import { useLanguage } from "../shell/language.tsx";
import { isWonUnit } from "../logic/format-won.ts";
import { ReportLink } from "./report-link.tsx";

type Entry = SnapshotsAnswer["items"][number];

const formats: readonly ReportQuery["format"][] = ["hwpx", "xlsx", "pdf", "csv", "json"];
const units: readonly ReportQuery["unit"][] = ["천원", "원", "백만원"];

export function SnapshotList({ items }: { readonly items: readonly Entry[] }) {
  const { say } = useLanguage();
  const [unit, setUnit] = useState<ReportQuery["unit"]>("천원");
  return (
    <>
      <label className="choice report-unit">
        {say("보고서 단위", "Unit of reports")}
        <select
          value={unit}
          onChange={({ target: { value } }) => {
            if (isWonUnit(value)) setUnit(value);
          }}
        >
          {units.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      {byQuarter(items).map((quarter) => (
        <DataTable
          key={`${quarter.year} ${quarter.number}`}
          title={say(`${quarter.year}년 ${quarter.number}분기`, `${quarter.year}, quarter ${quarter.number}`)}
          rows={quarter.items}
          isEven
          keyOf={({ asOf, version }) => `${asOf} ${version}`}
          columns={[
            { title: say("기준일", "As of"), cell: ({ asOf }) => <span className="whole">{asOf}</span> },
            { title: say("판", "Version"), isNumber: true, cell: ({ version }) => version },
            {
              title: say("뜬 때", "Taken"),
              cell: ({ takenAt }) => <span className="whole">{formatMoment(takenAt)}</span>,
            },
            {
              title: say("누가", "By"),
              cell: ({ takenBy }) => takenBy ?? say("분기 말 자동", "the quarter's end"),
            },
            {
              title: say("지문", "Hash"),
              cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}</code>,
            },
            { title: say("보고서", "Report"), cell: (entry) => <Downloads entry={entry} unit={unit} /> },
          ]}
        />
      ))}
    </>
  );
}

function Downloads({
  entry: { asOf, version },
  unit,
}: {
  readonly entry: Entry;
  readonly unit: ReportQuery["unit"];
}) {
  return (
    <span className="downloads">
      {formats.map((format) => (
        <ReportLink key={format} asOf={asOf} version={version} format={format} unit={unit} />
      ))}
    </span>
  );
}
