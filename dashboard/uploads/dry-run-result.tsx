/** What a file would change, before it is sent. */
import type { PreviewAnswer } from "../../shared/contracts/api/api.ts";
import { Rate, UnitNote, Won, WonChange } from "../parts/amounts.tsx";
import { formatPoints } from "../logic/format-figures.ts";
import { measureNames } from "../logic/budget-labels.ts";
import { DataTable } from "../parts/data-table.tsx";
import { useLanguage } from "../context/language.tsx";
import { FindingsTable } from "./upload-detail.tsx";

export function DryRunFile({ dryRun }: { readonly dryRun: PreviewAnswer }) {
  const { say, tell } = useLanguage();
  const isOpen = dryRun.findings.some(({ pairs }) => pairs !== undefined);
  return (
    <section
      className="tried"
      aria-label={say(`시험 결과: ${dryRun.fileName}`, `Dry run: ${dryRun.fileName}`)}
    >
      <dl className="facts">
        {dryRun.formatTitle !== null && (
          <div>
            <dt>{say("자료", "Kind of file")}</dt>
            <dd>{tell(dryRun.formatTitle)}</dd>
          </div>
        )}
        {dryRun.asOf !== null && (
          <div>
            <dt>{say("자료의 기준일", "Figures as of")}</dt>
            <dd>{dryRun.asOf}</dd>
          </div>
        )}
        {dryRun.period !== null && (
          <div>
            <dt>{say("담은 날", "Days covered")}</dt>
            <dd>{`${dryRun.period.from} ~ ${dryRun.period.to}`}</dd>
          </div>
        )}
        <NamedCount name={say("새 사업", "New projects")} names={dryRun.added} />
        <NamedCount name={say("바뀌는 사업", "Changed")} names={dryRun.changed} />
        <div>
          <dt>{say("그대로", "Unchanged")}</dt>
          <dd>{dryRun.unchanged}</dd>
        </div>
        <NamedCount
          name={say("있어야 하나 파일에 없는 사업", "Expected, and missing")}
          names={dryRun.vanished}
        />
      </dl>
      {isOpen && (
        <p className="notice">
          {say(
            "아직 답하지 않은 질문이 있습니다. 아래 합계는 답하지 않고 반영할 때의 금액이며, 질문의 사업이 장부의 사업과 같으면 달라집니다.",
            "Questions are open. The totals below are those of applying the file without answers; they change where a project in question is a known one.",
          )}
        </p>
      )}
      {dryRun.verdict !== "rejected" && <Totals dryRun={dryRun} isOpen={isOpen} />}
      <FindingsTable findings={dryRun.findings} count={dryRun.findingCount} isLetIn={false} />
    </section>
  );
}

/** Before and after, and what lies between. */
function Totals({ dryRun, isOpen }: { readonly dryRun: PreviewAnswer; readonly isOpen: boolean }) {
  const { say, tell } = useLanguage();
  const { before, after, rates } = dryRun;
  const amounts = [
    { measure: "appropriation" as const, from: before.appropriationWon, to: after.appropriationWon },
    { measure: "current-budget" as const, from: before.currentBudgetWon, to: after.currentBudgetWon },
    { measure: "commitment" as const, from: before.commitmentWon, to: after.commitmentWon },
    { measure: "expenditure" as const, from: before.expenditureWon, to: after.expenditureWon },
  ];
  const rows = [
    ...amounts
      .filter(({ from, to }) => from !== null || to !== null)
      .map(({ measure, from, to }) => ({
        name: tell(measureNames[measure]),
        from: <Won won={from} />,
        to: <Won won={to} />,
        difference: from === null || to === null ? "–" : <WonChange won={`${BigInt(to) - BigInt(from)}`} />,
      })),
    ...(rates === null
      ? []
      : [
          {
            name: say("집행률", "Execution rate"),
            from: <Rate rate={rates.before} />,
            to: <Rate rate={rates.after} />,
            difference: rates.before === null ? "–" : formatPoints(rates.points),
          },
        ]),
  ];
  return (
    <>
      <UnitNote />
      <DataTable
        title={say("합계가 이렇게 바뀝니다", "How the totals would change")}
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          { title: say("구분", "Measure"), cell: ({ name }) => name },
          { title: say("지금", "Now"), isNumber: true, cell: ({ from }) => from },
          {
            title: isOpen ? say("답하지 않고 올리면", "Without answers") : say("올린 뒤", "After"),
            isNumber: true,
            cell: ({ to }) => to,
          },
          { title: say("차이", "Difference"), isNumber: true, cell: ({ difference }) => difference },
        ]}
      />
    </>
  );
}

/** The first names are enough to see whether it is the right file. */
const mostNames = 3;

function NamedCount({ name, names }: { readonly name: string; readonly names: PreviewAnswer["added"] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {names.total}
        {names.total > 0 && (
          <span className="small">
            {" "}
            {names.items
              .slice(0, mostNames)
              .map((each) => each.name)
              .join(", ")}
            …
          </span>
        )}
      </dd>
    </div>
  );
}
