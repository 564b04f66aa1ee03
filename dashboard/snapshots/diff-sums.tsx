/** What the change of the total is made of: once by what happened, once by the file that says so. */
import type { DiffAnswer } from "../../shared/contracts/api/api.ts";
import { grouped, roundedParts } from "../logic/format-figures.ts";
import { useUnit, WonChange } from "../parts/amounts.tsx";
import { factualMeasures, measureNames } from "../logic/budget-labels.ts";
import { type Column, DataTable } from "../parts/data-table.tsx";
import { FileRows } from "../parts/file-rows.tsx";
import { useLanguage, type Labels } from "../context/language.tsx";

/** Null is the row that the others add up to. */
type SourceRow = DiffAnswer["sources"][number] | null;

export function DiffSums({ diff }: { readonly diff: DiffAnswer }) {
  const { say, tell } = useLanguage();
  const kinds = useMeasureColumns(diff, diff.kinds);
  const sources = useMeasureColumns(diff, diff.sources);
  const sum = say("차이 합계", "The whole difference");
  return (
    <>
      <DataTable
        title={say("무엇이 달라졌나", "What happened")}
        rows={[...diff.kinds, null]}
        keyOf={(row) => row?.kind ?? "sum"}
        columns={[
          {
            title: say("변화", "Change"),
            cell: (row) =>
              row === null ? (
                sum
              ) : (
                <>
                  <span className="whole">{tell(kindNames[row.kind])}</span>{" "}
                  <span className="small">{tell(kindMeanings[row.kind])}</span>
                </>
              ),
          },
          {
            title: say("건수", "Parts"),
            isNumber: true,
            cell: (row) => (row === null ? "" : grouped(row.parts)),
          },
          ...kinds,
        ]}
      />
      <DataTable
        title={say("어느 파일 때문인가", "By which file")}
        rows={[...diff.sources, null]}
        keyOf={(row) => (row === null ? "sum" : `${row.kind} ${row.uploadId ?? ""}`)}
        columns={[
          {
            title: say("파일", "File"),
            cell: (row) => (row === null ? sum : <SourceName source={row} />),
          },
          ...sources,
        ]}
      />
    </>
  );
}

/** A column for each measure that either snapshot states. */
function useMeasureColumns<Row extends Pick<DiffAnswer, "change">>(
  diff: DiffAnswer,
  rows: readonly Row[],
): readonly Column<Row | null>[] {
  const { tell } = useLanguage();
  const [unit] = useUnit();
  return factualMeasures
    .filter((measure) => (diff.before[measure] ?? diff.after[measure]) !== undefined)
    .map((measure) => {
      const wonOf = ({ change }: Pick<DiffAnswer, "change">): string => change[measure]?.total ?? "0";
      const parts = roundedParts(rows.map(wonOf), unit);
      const shown = new Map(rows.map((row, at) => [row, parts[at]]));
      return {
        title: tell(measureNames[measure]),
        isNumber: true,
        cell: (row) => <WonChange won={wonOf(row ?? diff)} shown={row === null ? null : shown.get(row)} />,
      };
    });
}

export function SourceName({
  source: { kind, uploadId, fileName, rows = [], rowCount = 0 },
}: {
  readonly source: Omit<NonNullable<SourceRow>, "change"> & {
    readonly rows?: readonly number[];
    readonly rowCount?: number;
  };
}) {
  const { tell } = useLanguage();
  const name = causeNames[kind];
  return (
    <>
      {uploadId !== null && <FileRows {...{ uploadId, fileName, rows, rowCount }} />}
      {name !== null && <span className="small"> {tell(name)}</span>}
    </>
  );
}

/** What a difference between snapshots is made of, in words. */
export type DiffPart = DiffAnswer["parts"][number];
type DiffCause = DiffPart["causes"][number];
type PartKind = DiffPart["kind"];

export const kindNames: Readonly<Record<PartKind, Labels>> = {
  new: { ko: "신규", en: "New" },
  vanished: { ko: "소멸", en: "Vanished" },
  renamed: { ko: "명칭 변경", en: "Renamed" },
  moved: { ko: "재원 변경", en: "Moved between funds" },
  restated: { ko: "정정", en: "Restated" },
  progressed: { ko: "기간 중 증감", en: "Changed in between" },
};

/** What each kind means, for who sees the words for the first time. */
const kindMeanings: Readonly<Record<PartKind, Labels>> = {
  new: { ko: "앞 스냅숏에 없던 사업", en: "not in the earlier snapshot" },
  vanished: { ko: "뒤 스냅숏에 없는 사업", en: "not in the later snapshot" },
  renamed: { ko: "이름·부서·분류가 바뀐 사업", en: "another name, department or classification" },
  moved: { ko: "합계는 같고 재원만 바뀐 금액", en: "the same total from other funds" },
  restated: {
    ko: "앞 기준일까지의 값이 나중에 들어오거나 고쳐진 금액",
    en: "what was stated or corrected later of the days up to the earlier one",
  },
  progressed: { ko: "두 기준일 사이에 늘거나 준 금액", en: "from the earlier day to the later one" },
};

/** Said of what an upload states: its file says enough. */
const causeNames: Readonly<Record<DiffCause["kind"], Labels | null>> = {
  stated: null,
  withdrawn: { ko: "되돌린 자료", en: "taken back" },
  matched: { ko: "지출목록을 다른 사업에 맞춤", en: "payments matched to another line" },
  "left-out": { ko: "합계에서 빠짐", en: "left out of the total" },
  unexplained: { ko: "설명되지 않음", en: "unexplained" },
};

export const fieldNames: Readonly<Record<DiffPart["renamings"][number]["field"], Labels>> = {
  name: { ko: "사업명", en: "Name" },
  department: { ko: "부서", en: "Department" },
  unitProject: { ko: "단위사업", en: "Unit project" },
  team: { ko: "팀", en: "Team" },
  account: { ko: "회계", en: "Account" },
  field: { ko: "분야", en: "Field" },
};
