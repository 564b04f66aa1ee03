/** Why a project's figures are what they are: their formula, and the records that count with their rows. */
import type { ProjectAnswer } from "../../shared/contracts/api/api.ts";
import { useAnswer } from "../api/use-answer.ts";
import { useLanguage, type Labels } from "../context/language.tsx";
import { Link } from "../context/place.tsx";
import { useSession } from "../context/session.tsx";
import { fundLabelsOf } from "../logic/budget-labels.ts";
import { formatRate, roundedWon } from "../logic/format-figures.ts";
import { isInTotal } from "../logic/project-words.ts";
import { DataTable } from "../parts/data-table.tsx";
import { FileRows } from "../parts/file-rows.tsx";
import { Answered } from "../parts/states.tsx";

/** More are read on the project's own page. */
const mostSteps = 50;

export function ProjectWhy({ id }: { readonly id: string }) {
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
              title={say("지금 세는 기록과 그 파일의 행", "Records that count now, and their rows")}
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

interface FormulaProps {
  readonly name: string;
  readonly basis: Labels;
  readonly asOf: string;
  readonly budgetWon: string | null;
  readonly spentWon: string | null;
  readonly rate: string | null;
}

/** The rate of some figures with its numbers, to the won whatever the page rounds to. */
export function Formula({ name, basis, asOf, budgetWon, spentWon, rate }: FormulaProps) {
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

export function exact(won: string | null): string {
  return won === null ? "–" : roundedWon(won, "원");
}
