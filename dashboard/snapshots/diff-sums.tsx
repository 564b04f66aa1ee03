/** What the change of the total is made of: once by what happened, once by the file that says so. */
import type { DiffAnswer } from "../../shared/contracts/api/api.ts";
import { grouped } from "../logic/format-won.ts";
import { WonChange } from "../parts/amounts.tsx";
import { factualMeasures, measureNames } from "../parts/budget-words.ts";
import { type Column, DataTable } from "../parts/data-table.tsx";
import { FileRows } from "../parts/file-rows.tsx";
import { useLanguage } from "../shell/language.tsx";
import { causeNames, kindMeanings, kindNames } from "./diff-words.ts";

/** Null is the row that the others add up to. */
type KindRow = DiffAnswer["kinds"][number] | null;
type SourceRow = DiffAnswer["sources"][number] | null;

export function DiffSums({ diff }: { readonly diff: DiffAnswer }) {
  const { say, tell } = useLanguage();
  const measures = useMeasureColumns(diff);
  const sum = say("차이 합계", "The whole difference");
  return (
    <>
      <DataTable
        title={say("무엇이 달라졌나", "What happened")}
        rows={[...diff.kinds, null]}
        keyOf={(row: KindRow) => row?.kind ?? "sum"}
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
          ...measures,
        ]}
      />
      <DataTable
        title={say("어느 파일 때문인가", "By which file")}
        rows={[...diff.sources, null]}
        keyOf={(row: SourceRow) => (row === null ? "sum" : `${row.kind} ${row.uploadId ?? ""}`)}
        columns={[
          {
            title: say("파일", "File"),
            cell: (row) => (row === null ? sum : <SourceName source={row} />),
          },
          ...measures,
        ]}
      />
    </>
  );
}

/** A column for each measure that either snapshot states. */
function useMeasureColumns(diff: DiffAnswer): readonly Column<KindRow | SourceRow>[] {
  const { tell } = useLanguage();
  return factualMeasures
    .filter((measure) => (diff.before[measure] ?? diff.after[measure]) !== undefined)
    .map((measure) => ({
      title: tell(measureNames[measure]),
      isNumber: true,
      cell: (row) => <WonChange won={(row ?? diff).change[measure]?.total ?? "0"} />,
    }));
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
