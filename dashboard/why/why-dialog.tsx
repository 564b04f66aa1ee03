/** Why a figure is what it is: the formula with its numbers, its base and day, then what each part came from. */
import { useEffect, useRef } from "react";
import type { ProjectAnswer, WhyAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useLanguage, type Labels } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { fundLabelsOf } from "../logic/budget-labels.ts";
import { isInTotal } from "../logic/project-words.ts";
import { formatRate, grouped, roundedWon } from "../logic/format-figures.ts";
import { DataTable } from "../parts/data-table.tsx";
import { FileRows } from "../parts/file-rows.tsx";
import { Answered } from "../parts/states.tsx";

interface WhyProps {
  /** `office`, `department:환경과` or `project:code/a1`. */
  readonly of: string;
  readonly onGo: (of: string) => void;
  readonly onEnd: () => void;
}

export function WhyDialog({ of, onGo, onEnd }: WhyProps) {
  const { say } = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const [kind = "", ...rest] = of.split(":");
  const name = rest.join(":");
  return (
    <dialog ref={dialog} className="question why" aria-labelledby="why-title" onClose={onEnd}>
      <div className="why-head">
        <h2 id="why-title">{say("이 숫자의 근거", "Why this number")}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {say("닫기", "Close")}
        </button>
      </div>
      {kind === "project" ? (
        <ProjectWhy key={of} id={name} />
      ) : (
        <SumWhy key={of} department={kind === "department" ? name : null} onGo={onGo} />
      )}
    </dialog>
  );
}

interface FormulaProps {
  readonly name: string;
  readonly basis: Labels;
  readonly asOf: string;
  readonly budgetWon: string | null;
  readonly spentWon: string | null;
  readonly rate: string | null;
}

/** To the won, whatever the page rounds to. */
function Formula({ name, basis, asOf, budgetWon, spentWon, rate }: FormulaProps) {
  const { say, tell } = useLanguage();
  const won = (amount: string | null): string =>
    amount === null ? say("값 없음", "not stated") : `${roundedWon(amount, "원")}${say("원", " won")}`;
  return (
    <>
      <p>
        <strong>
          <bdi>{name}</bdi>
        </strong>{" "}
        <span className="whole">{say(`${asOf} 기준`, `as of ${asOf}`)}</span>
      </p>
      <p className="why-formula">
        {say("집행률", "Rate")} = {tell(basis)} = {won(spentWon)} ÷ {won(budgetWon)} ={" "}
        <strong>{rate === null ? say("정해지지 않음", "undefined") : formatRate(rate)}</strong>
      </p>
    </>
  );
}

function SumWhy({
  department,
  onGo,
}: {
  readonly department: string | null;
  readonly onGo: WhyProps["onGo"];
}) {
  const { base, officeName } = useSession();
  const query = department === null ? "" : `?${new URLSearchParams({ department })}`;
  const { shown, again } = useAnswer<WhyAnswer>(`${base}/why${query}`);
  return (
    <Answered shown={shown} again={again}>
      {(why) => (
        <>
          <Formula name={department ?? officeName} {...why} />
          <Parts why={why} onGo={onGo} />
          <Sources why={why} />
        </>
      )}
    </Answered>
  );
}

function Parts({
  why: { parts, rest, lines },
  onGo,
}: {
  readonly why: WhyAnswer;
  readonly onGo: WhyProps["onGo"];
}) {
  const { say } = useLanguage();
  const { me } = useSession();
  const mayGo = me.role === "finance" || me.role === "manager";
  const rows = [
    ...parts.map((part, index) => ({ ...part, index, isRest: false })),
    ...(rest === null
      ? []
      : [{ ...rest, id: null, name: null, rate: null, asOf: "", index: -1, isRest: true }]),
  ];
  return (
    <DataTable
      title={say(`무엇을 더했나: 사업 ${grouped(lines)}건`, `What was added up: ${grouped(lines)} projects`)}
      rows={rows}
      keyOf={({ index }) => `${index}`}
      columns={[
        {
          title: say("부분", "Part"),
          cell: ({ id, name, isRest }) => {
            if (isRest) return say(`나머지 ${rest?.count ?? 0}건`, `${rest?.count ?? 0} more`);
            const words = name ?? say("부서 없음", "No department");
            if (!mayGo || name === null) return words;
            return (
              <button
                type="button"
                className="plain"
                onClick={() => onGo(id === null ? `department:${name}` : `project:${id}`)}
              >
                <bdi>{words}</bdi>
              </button>
            );
          },
        },
        { title: say("집행(원)", "Spent (won)"), isNumber: true, cell: ({ spentWon }) => exact(spentWon) },
        { title: say("예산(원)", "Budget (won)"), isNumber: true, cell: ({ budgetWon }) => exact(budgetWon) },
        {
          title: say("집행률", "Rate"),
          isNumber: true,
          cell: ({ rate }) => (rate === null ? "–" : formatRate(rate)),
        },
        { title: say("기준일", "As of"), cell: ({ asOf }) => <span className="whole">{asOf}</span> },
      ]}
    />
  );
}

function Sources({ why: { sources, sourceCount } }: { readonly why: WhyAnswer }) {
  const { say } = useLanguage();
  return (
    <>
      <DataTable
        title={say("어느 파일에서 왔나", "Which files state it")}
        rows={sources}
        keyOf={({ uploadId }) => uploadId}
        columns={[
          {
            title: say("파일", "File"),
            cell: ({ uploadId, fileName }) => (
              <FileRows uploadId={uploadId} fileName={fileName} rows={[]} rowCount={0} />
            ),
          },
          { title: say("기준일", "As of"), cell: ({ asOf }) => <span className="whole">{asOf ?? "–"}</span> },
          { title: say("사업", "Projects"), isNumber: true, cell: ({ lines }) => grouped(lines) },
          {
            title: say("사람이 한 일", "Act of a person"),
            cell: ({ releasedBy }) =>
              releasedBy === null ? "–" : say(`${releasedBy}: 보류 해제`, `released by ${releasedBy}`),
          },
        ]}
      />
      {sourceCount > sources.length && (
        <p className="small">
          {say(
            `파일 ${sourceCount}개 가운데 ${sources.length}개`,
            `${sources.length} of ${sourceCount} files`,
          )}
        </p>
      )}
    </>
  );
}

/** More are read on the project's own page. */
const mostSteps = 50;

function ProjectWhy({ id }: { readonly id: string }) {
  const { say, tell } = useLanguage();
  const { base, office } = useSession();
  const names = fundLabelsOf(office);
  const { shown, again } = useAnswer<ProjectAnswer>(`${base}/projects/${encodeURIComponent(id)}`);
  return (
    <Answered shown={shown} again={again}>
      {({ project, basis, steps, stepCount }) => {
        const counted = steps.filter(({ isCounted }) => isCounted);
        const listed = counted.slice(0, mostSteps).map((step, index) => ({ ...step, index }));
        return (
          <>
            <Formula name={project.name} basis={basis} {...project.figures} />
            <DataTable
              title={say("지금 셈하는 기록과 그 파일의 행", "Records that count now, and their rows")}
              rows={listed}
              keyOf={({ index }) => `${index}`}
              columns={[
                { title: say("날짜", "Day"), cell: ({ date }) => <span className="whole">{date}</span> },
                {
                  title: say("구분", "Measure"),
                  cell: ({ measureTitle, fund }) =>
                    `${tell(measureTitle)}${fund === "unsplit" ? "" : ` · ${tell(names[fund])}`}`,
                },
                {
                  title: say("방식", "Kind"),
                  cell: (step) =>
                    step.kind === "cumulative"
                      ? say("누계", "running total")
                      : isInTotal(step, steps)
                        ? say("증감(누계에 들어 있음)", "increment, part of the total")
                        : say("증감", "increment"),
                },
                {
                  title: say("금액(원)", "Amount (won)"),
                  isNumber: true,
                  cell: ({ amountWon, count }) => `${exact(amountWon)}${count > 1 ? ` × ${count}` : ""}`,
                },
                { title: say("파일과 행", "File and rows"), cell: (step) => <FileRows {...step} /> },
              ]}
            />
            <p>
              <Link view="project" values={{ id }}>
                {listed.length < counted.length || steps.length < stepCount
                  ? say("모든 기록은 사업 상세에서 보기", "All records on the project's page")
                  : say("사업 상세에서 보기", "The project's page")}
              </Link>
            </p>
          </>
        );
      }}
    </Answered>
  );
}

function exact(won: string | null): string {
  return won === null ? "–" : roundedWon(won, "원");
}
