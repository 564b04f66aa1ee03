/** What the public page says: five sentences, whatever is known, with particles and amounts as people say them. */
import { describe, expect, test } from "vitest";
import {
  roundWon,
  type StoryFacts,
  storyHeadline,
  storySentences,
} from "../../../shared/domain/story/story-sentences.ts";
import { fraction } from "../../../shared/domain/values/fraction.ts";
import { day } from "../../support/builders.ts";

const county: StoryFacts = {
  office: "무주군",
  fiscalYear: 2026,
  asOf: day("2026-08-21"),
  later: null,
  budget: 716_679_457_742n,
  spent: 355_519_488_419n,
  unreported: { lines: 0, budget: 0n },
  rate: fraction(355_519_488_419n, 716_679_457_742n),
  pace: { rate: "49.9", expectedRate: "60.2", gapPoints: "-10.3" },
  forecast: { amount: 600_000_000_000n, rate: "88.1" },
  largest: { projects: 10, budget: 140_000_000_000n },
};

const unknown: StoryFacts = {
  ...county,
  budget: null,
  spent: null,
  rate: null,
  pace: null,
  forecast: null,
  largest: { projects: 0, budget: 0n },
};

describe("the story", () => {
  test("foresees nothing of a year that is over", () => {
    const over = storySentences({ ...county, asOf: day("2026-12-31") }).map(({ ko }) => ko);
    expect(over).toContain("회계연도의 마지막 날까지의 수치이므로 더 내다볼 것이 없습니다.");
    expect(over.join(" ")).not.toContain("지금 흐름이면");
  });

  test("of a county", () => {
    expect(storyHeadline(county)).toEqual({
      ko: "무주군은 2026년 예산 7,167억원 가운데 3,555억원, 49.6%를 썼습니다",
      en: "무주군 has spent 355.5 billion won of its 2026 budget of 716.7 billion won: 49.6%",
    });
    expect(storySentences(county).map(({ ko }) => ko)).toEqual([
      "2026-08-21까지 아직 쓰지 않은 예산은 3,612억원입니다.",
      "속도를 견주는 사업의 집행률은 49.9%로, 이맘때 기대되는 60.2%보다 10.3%p 낮습니다.",
      "이 사업들은 지금 흐름이면 연말까지 6,000억원, 예산의 88.1%를 쓸 것으로 보입니다.",
      "예산이 가장 큰 사업 10개의 예산은 모두 1,400억원으로, 전체의 19.5%입니다.",
      "집행이 늦은 것이 곧 낭비는 아니며, 보조금은 교부한 뒤에도 받은 곳에서 아직 쓰지 않았을 수 있습니다.",
    ]);
  });

  test.each([
    ["0.0", "60.2%와 같습니다.", "exactly there."],
    ["3.1", "60.2%보다 3.1%p 높습니다.", "3.1 points above it."],
  ])("a gap of %s points is said for what it is", (gapPoints, ko, en) => {
    const [, pace] = storySentences({ ...county, pace: { rate: "60.2", expectedRate: "60.2", gapPoints } });
    expect(pace?.ko.endsWith(ko)).toBe(true);
    expect(pace?.en.endsWith(en)).toBe(true);
  });

  test("says of which money nobody reported whether it is spent", () => {
    const [left] = storySentences({ ...county, unreported: { lines: 2, budget: 1_234_572_000n } });
    expect(left).toEqual({
      ko: "2026-08-21까지 아직 쓰지 않은 예산은 3,612억원입니다. 이 가운데 12억원은 얼마나 썼는지 보고되지 않았습니다.",
      en: "By 2026-08-21, 361.2 billion won of the budget was not spent yet. Of 1.2 billion won of it nobody has reported what was spent.",
    });
  });

  test("of an office of which nothing is known still has five sentences, and no figure", () => {
    const sentences = storySentences(unknown);
    expect(sentences).toHaveLength(5);
    expect(
      sentences
        .map(({ ko }) => ko)
        .join(" ")
        .replaceAll("2026-08-21", ""),
    ).not.toMatch(/\d/);
  });

  test.each([
    [0n, "0원", "0 won"],
    [9_999n, "9,999원", "9,999 won"],
    [49_999_999n, "5,000만원", "50.0 million won"],
    [-150_000_000n, "−1.5억원", "−150.0 million won"],
    [716_679_457_742n, "7,167억원", "716.7 billion won"],
  ])("%s won are said as people say them", (amount, ko, en) => {
    expect(roundWon(amount)).toEqual({ ko, en });
  });
});
