/** Snapshots by quarter, with a download of each report's form. */
import { type MouseEvent, useState } from "react";
import type { ReportAnswer, ReportQuery, SnapshotsAnswer } from "../../shared/contracts/api/api.ts";
import { quarterEnd } from "../../shared/domain/words/act-names.ts";
import { ask } from "../api/ask.ts";
import { apiAddress } from "../api/ask-ahead.ts";
import { formatMoment, isWonUnit, unitName } from "../logic/format-figures.ts";
import { byQuarter } from "../logic/quarters.ts";
import { DataTable } from "../parts/data-table.tsx";
import { useAnnounce } from "../context/toasts.tsx";
import { useLanguage } from "../context/language.tsx";
import { useSession } from "../context/session.tsx";

type Entry = SnapshotsAnswer["items"][number];

const formats: readonly ReportQuery["format"][] = ["hwpx", "xlsx", "pdf", "csv", "json"];
const units: readonly ReportQuery["unit"][] = ["천원", "원", "백만원"];

export function SnapshotList({ items }: { readonly items: readonly Entry[] }) {
  const { say, tell, language } = useLanguage();
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
            <option key={each} value={each}>
              {unitName(each, language)}
            </option>
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
            // On a telephone it is in sight without scrolling the table.
            { title: say("보고서", "Report"), cell: (entry) => <Downloads entry={entry} unit={unit} /> },
            { title: say("자료 날짜", "Figures of"), cell: (entry) => <DataDay entry={entry} /> },
            { title: say("판", "Version"), isNumber: true, cell: ({ version }) => version },
            {
              title: say("만든 때", "Taken"),
              cell: ({ takenAt }) => <span className="whole">{formatMoment(takenAt)}</span>,
            },
            {
              title: say("누가", "By"),
              cell: ({ takenBy }) => takenBy ?? tell(quarterEnd),
            },
            {
              title: say("지문", "Hash"),
              cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}</code>,
            },
          ]}
        />
      ))}
    </>
  );
}

/** The day that the figures are of, which a name alone may hide: a snapshot of 30 September may hold those of August. */
function DataDay({ entry }: { readonly entry: Entry }) {
  const { say } = useLanguage();
  const day = entry.dataAsOf ?? entry.asOf;
  return (
    <>
      {day}
      {day !== entry.asOf && <strong className="state-held band">{say("기준일과 다름", "differs")}</strong>}
    </>
  );
}

interface DownloadsProps {
  readonly entry: Entry;
  readonly unit: ReportQuery["unit"];
}

/** Where the figures are of another day than the name says, that is said before anything is taken away. */
function Downloads({ entry, unit }: DownloadsProps) {
  const { say } = useLanguage();
  const [isWarned, setWarned] = useState(false);
  const { asOf, version } = entry;
  const day = entry.dataAsOf ?? asOf;
  if (day !== asOf && !isWarned)
    return (
      <button type="button" className="paper-not" onClick={() => setWarned(true)}>
        {say(`자료는 ${day}까지입니다. 그래도 받기`, `Its figures are of ${day}: download anyway`)}
        <span className="unseen">: {say(`${asOf} ${version}판`, `${asOf} version ${version}`)}</span>
      </button>
    );
  return (
    <span className="downloads">
      {formats.map((format) => (
        <ReportLink key={format} asOf={asOf} version={version} format={format} unit={unit} />
      ))}
    </span>
  );
}

const againMilliseconds = 2_000;
/** All formats of the largest office are rendered in some ten seconds. */
const mostAsks = 30;

interface ReportLinkProps extends Pick<ReportQuery, "format" | "unit"> {
  readonly asOf: string;
  readonly version: number;
}

/** A report to download: the file itself where the API has it, else an address that is asked for and followed. */
function ReportLink({ asOf, version, format, unit }: ReportLinkProps) {
  const { say } = useLanguage();
  const { base, me } = useSession();
  const announce = useAnnounce();
  const [isAwaited, setAwaited] = useState(false);
  const path = `${base}/snapshots/${asOf}/${version}/report?${new URLSearchParams({ format, unit })}`;
  const follow = async (): Promise<void> => {
    setAwaited(true);
    announce(say("보고서를 준비하고 있습니다.", "The report is being prepared."));
    const url = await addressOf(path);
    setAwaited(false);
    if (url !== null) location.assign(url);
    else announce(say("보고서를 받지 못했습니다. 다시 해 주십시오.", "The report did not come. Try again."));
  };
  const click = (event: MouseEvent): void => {
    if (me.uploads === "direct") return;
    event.preventDefault();
    if (!isAwaited) void follow();
  };
  return (
    <a
      href={apiAddress(path)}
      download
      onClick={click}
      aria-busy={isAwaited}
      aria-label={say(
        `${asOf} ${version}판 ${format.toUpperCase()} 받기`,
        `Download ${asOf} version ${version} as ${format.toUpperCase()}`,
      )}
    >
      {format.toUpperCase()}
      {isAwaited && "…"}
    </a>
  );
}

/** Null when it is not there after all asking, or may not be had. */
async function addressOf(path: string): Promise<string | null> {
  for (let poll = 1; poll <= mostAsks; poll++) {
    const answer = await ask<ReportAnswer>(path);
    if (answer.kind === "problem") return null;
    if (answer.value.url !== null) return answer.value.url;
    await new Promise((resolve) => setTimeout(resolve, againMilliseconds));
  }
  return null;
}
