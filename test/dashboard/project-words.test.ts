/** The sentences and steps of a project's page. */
import { describe, expect, test } from "vitest";
import { isInTotal, projectCurveWords } from "../../dashboard/logic/project-words.ts";

const spending = { ko: "집행액", en: "expenditure" };
const budget = { ko: "예산현액", en: "current budget" };
const step = (date: string, kind: "cumulative" | "increment", measureTitle = spending, isCounted = true) => ({
  date,
  kind,
  isCounted,
  measureTitle,
});

describe("payments of a project", () => {
  const total = step("2026-08-21", "cumulative");

  test("up to a stated total of the same measure are a part of it, and later ones are added", () => {
    expect(isInTotal(step("2026-08-19", "increment"), [total])).toBe(true);
    expect(isInTotal(step("2026-08-21", "increment"), [total])).toBe(true);
    expect(isInTotal(step("2026-08-22", "increment"), [total])).toBe(false);
    expect(isInTotal(total, [total])).toBe(false);
  });

  test("are no part of a total that counts no more, or of another measure", () => {
    expect(
      isInTotal(step("2026-08-19", "increment"), [step("2026-08-21", "cumulative", spending, false)]),
    ).toBe(false);
    expect(isInTotal(step("2026-08-19", "increment"), [step("2026-08-21", "cumulative", budget)])).toBe(
      false,
    );
  });
});

test("a year that is over foresees nothing, and small amounts keep a decimal", () => {
  const project = { figures: { forecast: { amountWon: "248068000", rate: "99.2", band: null, peers: 0 } } };
  const words = (date: string) =>
    projectCurveWords({
      books: { office: "1129000", fiscalYear: 2026 },
      project: project as never,
      curve: {
        days: [{ date, spentWon: "175001000" }],
        covered: [{ from: "2026-01-01", to: date }],
      },
      today: date,
    }).ko;
  expect(words("2026-09-30")).toBe(
    "2026-09-30까지 1.8억원을 집행했습니다. 연말에는 2.5억원(99.2%)을 집행할 전망입니다.",
  );
  expect(words("2026-12-31")).toBe("2026-12-31까지 1.8억원을 집행했습니다.");
});
