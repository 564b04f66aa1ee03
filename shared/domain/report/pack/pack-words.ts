/** What a pack says of itself in sentences: years and departments, what is missing, and which conclusions were drawn. */
import { figuresDayOf } from "../../snapshots/snapshot.ts";
import { datePartsOf, type IsoDate } from "../../values/calendar.ts";
import { countText, printedDay } from "../report-context.ts";
import type { PackContext } from "./pack-context.ts";
import type { PackedYear, PackQuestion } from "./pack-question.ts";

/** `2022~2026` */
export function yearSpan(years: readonly Pick<PackedYear, "fiscalYear">[]): string {
  const [last, first] = [years.at(0)?.fiscalYear, years.at(-1)?.fiscalYear];
  return first === last ? `${last ?? ""}` : `${first ?? ""}~${last ?? ""}`;
}

export function departmentList(departments: readonly string[]): string {
  return departments.length === 0 ? "전체 부서" : departments.join(", ");
}

export function yearsWords({ question: { years, departments }, frozen }: PackContext): string[] {
  const unfinished = frozen
    .map(({ year, context }) => ({ fiscalYear: year.fiscalYear, day: figuresDayOf(context.snapshot) }))
    .filter(({ day }) => !isYearEnd(day));
  return [
    `대상: ${departmentList(departments)}, ${yearSpan(years)}년도(${years.length}개 연도).`,
    ...unfinished.map(
      ({ fiscalYear, day }) => `${fiscalYear}년도는 ${printedDay(day)} 기준이며 연말 수치가 아님.`,
    ),
  ];
}

function isYearEnd(day: IsoDate): boolean {
  const { month, day: dayOfMonth } = datePartsOf(day);
  return month === 12 && dayOfMonth === 31;
}

/** A year that is missing is named: a blank would be read as nothing spent. */
export function missingWords({ years }: Pick<PackQuestion, "years">): string[] {
  const without = years.filter(({ last }) => last === null);
  if (without.length === 0) return [];
  const parts = without.map(({ fiscalYear, hasBooks }) =>
    hasBooks ? `${fiscalYear}년도(자료는 있으나 스냅숏이 없음)` : `${fiscalYear}년도(자료가 없음)`,
  );
  return [`싣지 못한 연도: ${parts.join(", ")}. 그 해의 수치는 추정하지 않음.`];
}

/** How each year calls the departments, where it is another name than the one that is asked for. */
export function departmentWords({ years }: PackQuestion): string[] {
  return years.flatMap(({ fiscalYear, last, members }) =>
    members.flatMap(({ selector, names, found, continued }): string[] => {
      if (selector === null || last === null) return [];
      const called = names.join("·");
      switch (found) {
        case "all":
          return [];
        case "name":
          return names.includes(selector) || isSameName(called, selector)
            ? []
            : [`${fiscalYear}년도 ${selector}: 그 해 이름은 ${called}임.`];
        case "code":
          return isSameName(called, selector)
            ? []
            : [`${fiscalYear}년도 ${selector}: 부서코드가 같은 ${called}의 수치임.`];
        case "projects":
          return [
            `${fiscalYear}년도 ${selector}: 그 이름의 부서가 없어, 사업 ${countText(continued ?? 0)}이 이어지고 그 뒤 없어진 ${called}의 수치를 실음(자료로 판단한 것임).`,
          ];
        case "none":
          return [`${fiscalYear}년도 ${selector}: 그 이름의 부서가 자료에 없고 이어지는 부서도 찾지 못함.`];
      }
    }),
  );
}

function isSameName(a: string, b: string): boolean {
  return a.replaceAll(/\s/g, "") === b.replaceAll(/\s/g, "");
}
