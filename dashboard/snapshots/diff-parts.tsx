/** Each part of the difference: which line, what happened to it, how much, and by whose word. */
import type { DiffAnswer } from "../../shared/contracts/api/api.ts";
import { grouped } from "../logic/format-figures.ts";
import { WonChange } from "../parts/amounts.tsx";
import { factualMeasures, fundLabelsOf, funds, measureNames } from "../logic/budget-labels.ts";
import { DataTable } from "../parts/data-table.tsx";
import { useLanguage } from "../context/language.tsx";
import { Link, usePlace } from "../context/place.tsx";
import { seesProjects, useSession } from "../context/session.tsx";
import { type DiffPart, fieldNames, kindNames, SourceName } from "./diff-sums.tsx";

export function DiffParts({ diff: { kinds, parts, partCount } }: { readonly diff: DiffAnswer }) {
  const { say, tell } = useLanguage();
  const { params, change } = usePlace();
  const skip = Number(params.get("skip") ?? 0);
  return (
    <>
      <label className="choice whole">
        {say("변화 고르기", "Show")}
        <select
          value={params.get("kind") ?? ""}
          onChange={({ target }) => change({ kind: target.value, skip: null })}
        >
          <option value="">{say("전체", "all")}</option>
          {kinds.map(({ kind, parts: count }) => (
            <option key={kind} value={kind}>
              {tell(kindNames[kind])} ({grouped(count)})
            </option>
          ))}
        </select>
      </label>
      <DataTable
        title={say(
          `달라진 사업 ${grouped(partCount)}건 중 ${skip + 1}–${skip + parts.length} (큰 금액부터)`,
          `Parts ${skip + 1}–${skip + parts.length} of ${grouped(partCount)}, the greatest first`,
        )}
        rows={parts}
        keyOf={({ id, kind, isCounted }) => `${id} ${kind} ${isCounted}`}
        columns={[
          { title: say("사업", "Project"), cell: (part) => <Line part={part} /> },
          { title: say("변화", "Change"), cell: (part) => <What part={part} /> },
          { title: say("금액", "Amounts"), cell: (part) => <Changes amounts={part.change} /> },
          {
            title: say("근거", "By whose word"),
            cell: ({ causes }) => (
              <ul className="plain-list">
                {causes.map((cause) => (
                  <li key={`${cause.kind} ${cause.uploadId ?? ""}`}>
                    <SourceName source={cause} />
                    {causes.length > 1 && <Changes amounts={cause.change} />}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <Turning skip={skip} shown={parts.length} count={partCount} />
    </>
  );
}

function Line({ part: { id, name, department } }: { readonly part: DiffPart }) {
  const { me } = useSession();
  return (
    <>
      {!seesProjects(me) ? (
        name
      ) : (
        <Link view="project" values={{ id }}>
          {name}
        </Link>
      )}
      <span className="small band">{department ?? "–"}</span>
    </>
  );
}

function What({ part: { kind, isCounted, renamings } }: { readonly part: DiffPart }) {
  const { say, tell } = useLanguage();
  return (
    <>
      <span className="whole">{tell(kindNames[kind])}</span>
      {!isCounted && <span className="small band">{say("합계에 넣지 않음", "in no total")}</span>}
      {renamings.map(({ field, before, after }) => (
        <span key={field} className="small band">
          {tell(fieldNames[field])}: {before ?? "–"} → {after ?? "–"}
        </span>
      ))}
    </>
  );
}

function Changes({ amounts }: { readonly amounts: DiffPart["change"] }) {
  const { tell } = useLanguage();
  const names = fundLabelsOf(useSession().office);
  return (
    <ul className="plain-list">
      {factualMeasures.map((measure) => {
        const change = amounts[measure];
        if (change === undefined) return null;
        const split = funds.filter((fund) => fund !== "unsplit" && change[fund] !== undefined);
        return (
          <li key={measure}>
            {tell(measureNames[measure])} <WonChange won={change.total} />
            {split.length > 0 && (
              <span className="small">
                {" ("}
                {split.map((fund, at) => (
                  <span key={fund} className="whole">
                    {at > 0 && " · "}
                    {tell(names[fund])} <WonChange won={change[fund] ?? null} />
                  </span>
                ))}
                {")"}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface TurningProps {
  readonly skip: number;
  readonly shown: number;
  readonly count: number;
}

function Turning({ skip, shown, count }: TurningProps) {
  const { say } = useLanguage();
  const { change } = usePlace();
  if (shown === count) return null;
  // Of the first page the address says nothing.
  const turn = (to: number) => change({ skip: to <= 0 ? null : `${to}` });
  return (
    <p className="acts">
      <button type="button" disabled={skip === 0} onClick={() => turn(skip - pageLength)}>
        {say("앞쪽", "Before")}
      </button>
      <button type="button" disabled={skip + shown >= count} onClick={() => turn(skip + pageLength)}>
        {say("다음 쪽", "Next")}
      </button>
    </p>
  );
}

/** How many the API lists at a time. */
const pageLength = 100;
