/** Where an office or a project stands: its rate against what was expected, wanted and is foreseen. */
import type { Figures, Overview } from "../../shared/contracts/api/api.ts";
import { daysWords, expectationWords } from "../logic/chart-words.ts";
import { formatRate, grouped, isYearEnd } from "../logic/format-figures.ts";
import { useLanguage, type Labels } from "../context/language.tsx";
import { Won } from "./amounts.tsx";
import { usePaperDay } from "./use-is-printing.ts";
import { JudgedBar } from "./rate-bar.tsx";

/** Which source said what should have been spent. */
const paceSourceNames: Readonly<Record<NonNullable<Figures["expectation"]>["rung"], Labels>> = {
  "own-plan": { ko: "자체 집행계획", en: "its own plan" },
  "own-last-year": { ko: "작년 집행", en: "its last year" },
  "similar-projects": { ko: "비슷한 사업", en: "similar projects" },
  "policy-curve": { ko: "기준 곡선", en: "the policy's curve" },
  calendar: { ko: "달력", en: "the calendar" },
  mixed: { ko: "사업마다 다른 근거", en: "several sources" },
};

interface RateSummaryProps {
  readonly figures: Figures;
  readonly basis: Overview["basis"];
  /** Those of its parts, where they differ. */
  readonly days?: readonly string[];
}

export function RateSummary({ figures, basis, days = [figures.asOf] }: RateSummaryProps) {
  const { say, tell } = useLanguage();
  const { rate, expectation, forecast, asOf } = figures;
  usePaperDay(asOf);
  return (
    <section className="card standing" aria-label={say("집행 현황", "Where it stands")}>
      <div className="standing-rate">
        <p className="big">
          {formatRate(rate)}
          <span className="unseen"> {say("집행률", "execution rate")}</span>
        </p>
        <p className="small">
          {basis === null ? "" : `${tell(basis)} · `}
          <span className="whole">{tell(daysWords(days))}</span>
        </p>
        <button type="button" className="plain why-button">
          {say("이 숫자의 근거", "Why this number")}
          <kbd>w</kbd>
        </button>
      </div>
      <div className="standing-bar">
        <JudgedBar figures={figures} withTarget large />
        <p className="legend small" aria-hidden="true">
          <Key
            mark="spent"
            title={
              expectation === null || expectation.judgedRate === rate
                ? say("집행", "spent")
                : say("판정 대상 집행률", "rate of the judged projects")
            }
          />
          <Key mark="expected" title={say("기대", "expected")} />
          <Key mark="target" title={say("목표", "target")} />
        </p>
        {expectation === null ? (
          <p>{say("견줄 기대치가 없습니다.", "There is no expectation to hold it against.")}</p>
        ) : (
          <p>{tell(expectationWords(expectation, rate, days, paceSourceNames[expectation.rung]))}</p>
        )}
      </div>
      <dl className="facts">
        <Fact name={say("예산", "Budget")} won={figures.budgetWon} />
        <Fact name={say("집행액", "Spent")} won={figures.spentWon} />
        {expectation !== null && expectation.behindWon !== "0" && (
          <Fact
            name={
              figures.lines === 1
                ? say("기대보다 적은 금액", "Less than expected by")
                : say(
                    "기대보다 적은 금액(앞선 사업과 상계)",
                    "Less than expected by, with what is ahead set against it",
                  )
            }
            won={expectation.behindWon}
          />
        )}
        {forecast !== null && !isYearEnd(figures.asOf) && (
          <div>
            <dt>{say("연말 전망", "Year-end forecast")}</dt>
            <dd>
              <Won won={forecast.amountWon} named />{" "}
              <span className="whole">
                {expectation !== null && expectation.judgedBudgetWon !== figures.budgetWon
                  ? say(
                      `(판정 대상 예산의 ${formatRate(forecast.rate)})`,
                      `(${formatRate(forecast.rate)} of the judged projects' budget)`,
                    )
                  : `(${formatRate(forecast.rate)})`}
              </span>
              {forecast.band !== null && (
                <span className="small band">
                  <Won won={forecast.band.lowWon} /> ~ <Won won={forecast.band.highWon} />
                </span>
              )}
            </dd>
          </div>
        )}
        {figures.unbudgeted.lines > 0 && (
          <div>
            <dt>{say("예산 없는 집행", "Spent without a budget")}</dt>
            <dd>
              <Won won={figures.unbudgeted.spentWon} named />{" "}
              <span className="small band">
                {say(
                  `사업 ${grouped(figures.unbudgeted.lines)}건: 집행률이 그만큼 높습니다`,
                  `${grouped(figures.unbudgeted.lines)} projects: the rate is too high by it`,
                )}
              </span>
            </dd>
          </div>
        )}
        {figures.notReported > 0 && figures.lines > 1 && (
          <div>
            <dt>{say("집행 보고 없음", "Nothing reported")}</dt>
            <dd>
              {say(
                `${grouped(figures.lines)}건 중 ${grouped(figures.notReported)}건`,
                `${grouped(figures.notReported)} of ${grouped(figures.lines)}`,
              )}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function Key({ mark, title }: { readonly mark: "spent" | "expected" | "target"; readonly title: string }) {
  return (
    <span className="nowrap">
      <svg width="16" height="16">
        {mark === "spent" ? (
          <rect className="bar-spent" y="4" width="16" height="8" />
        ) : (
          <line className={`mark-${mark}`} x1="8" x2="8" y1="0" y2="16" />
        )}
      </svg>
      {title}
    </span>
  );
}

function Fact({ name, won }: { readonly name: string; readonly won: string | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Won won={won} named />
      </dd>
    </div>
  );
}
