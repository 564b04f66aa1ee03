/** The sentences of a project's page: what its curve shows, and of which funds its money is. */
import type { ApiAlert, ProjectAnswer } from "../../shared/contracts/api/api.ts";
import { formatRate, isYearEnd, shortWon } from "./format-figures.ts";
import { silences } from "./year-series.ts";

interface Sentence {
  readonly ko: string;
  readonly en: string;
}

export function projectCurveWords({
  books,
  project: { figures },
  curve,
  today,
}: Pick<ProjectAnswer, "books" | "curve" | "today"> & {
  readonly project: Pick<ProjectAnswer["project"], "figures">;
}): Sentence {
  const last = curve.days.at(-1);
  if (last === undefined) return { ko: "집행 보고가 없습니다.", en: "No spending was reported." };
  const forecast = isYearEnd(last.date) ? null : figures.forecast;
  const points = curve.days.map(({ date, spentWon: won }) => ({ date, won }));
  const gaps = silences({ points, covered: curve.covered, year: books.fiscalYear }, today);
  const words = (language: "ko" | "en") => ({
    spent: shortWon(last.spentWon, language),
    end: forecast === null ? "" : shortWon(forecast.amountWon, language),
  });
  const [ko, en] = [words("ko"), words("en")];
  return {
    ko: [
      `${last.date}까지 ${ko.spent}을 집행했습니다.`,
      forecast === null ? "" : `연말에는 ${ko.end}(${formatRate(forecast.rate)})을 집행할 전망입니다.`,
      gaps.length === 0 ? "" : `한 달 넘게 보고가 없던 때가 ${gaps.length}번 있습니다.`,
    ]
      .filter((each) => each !== "")
      .join(" "),
    en: [
      `${en.spent} was spent by ${last.date}.`,
      forecast === null ? "" : `${en.end} (${formatRate(forecast.rate)}) is foreseen for the year's end.`,
      gaps.length === 0
        ? ""
        : `Nothing was reported for more than a month ${gaps.length === 1 ? "once" : `${gaps.length} times`}.`,
    ]
      .filter((each) => each !== "")
      .join(" "),
  };
}

/** What the figures of a scope are explained by, as `data-why` says it. */
export function whyOfScope({ level, id, department }: ApiAlert["scope"]): string | undefined {
  if (level === "project") return `project:${id}`;
  return level === "office" ? "office" : department === null ? undefined : `department:${department}`;
}

type Step = Pick<ProjectAnswer["steps"][number], "date" | "kind" | "isCounted" | "measureTitle">;

/** An increment up to a running total of the same measure is a part of that total: it is added to nothing. */
export function isInTotal(step: Step, steps: readonly Step[]): boolean {
  return (
    step.kind !== "cumulative" &&
    steps.some(
      ({ date, kind, isCounted, measureTitle }) =>
        isCounted && kind === "cumulative" && measureTitle.ko === step.measureTitle.ko && date >= step.date,
    )
  );
}
