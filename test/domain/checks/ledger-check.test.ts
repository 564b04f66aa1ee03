import { describe, expect, test } from "vitest";
import type { Balance } from "../../../shared/domain/ledger/balance.ts";
import type { FundAmounts } from "../../../shared/domain/values/fund.ts";
import { checkAgainstLedger } from "../../../shared/domain/checks/ledger-check.ts";
import type { Measure } from "../../../shared/domain/values/measure.ts";
import type { Entry, Posting } from "../../../shared/domain/ledger/posting.ts";
import { type ProjectFacts, projectIdOfPayments } from "../../../shared/domain/values/project.ts";
import { aBalance, aPayment, aPosting, aProject, aStatement } from "../../support/builders.ts";

function kept(...postings: readonly Posting[]): ReadonlyMap<ProjectFacts["id"], Balance> {
  return new Map(postings.map((posting) => [posting.project.id, aBalance(posting)]));
}

function stating(amounts: FundAmounts, measure: Measure = "expenditure"): Posting {
  return aPosting({ entries: aStatement("2020-10-31", amounts, measure) });
}

const codesOf = (records: readonly Posting[], ledger: ReturnType<typeof kept>) =>
  checkAgainstLedger(records, ledger).map(({ code, consequence }) => `${consequence} ${code}`);

describe("the granularity of a department", () => {
  const of = (facts: Partial<ProjectFacts>) =>
    aPosting({ project: aProject(facts), entries: [], rows: [7, 8] });

  test.each<{ name: string; ledger: Partial<ProjectFacts>; file: Partial<ProjectFacts>; isRefused: boolean }>(
    [
      { name: "by project stays so", ledger: {}, file: { name: "다른 사업" }, isRefused: false },
      {
        name: "by project is not stated by unit project",
        ledger: {},
        file: { tier: "unit-project" },
        isRefused: true,
      },
      {
        name: "by unit project is not stated by project",
        ledger: { tier: "unit-project" },
        file: {},
        isRefused: true,
      },
      {
        name: "by unit project takes businesses",
        ledger: { tier: "unit-project" },
        file: { tier: "business" },
        isRefused: false,
      },
      {
        name: "with businesses alone is still open",
        ledger: { tier: "business" },
        file: {},
        isRefused: false,
      },
      {
        name: "does not bind another department",
        ledger: {},
        file: { tier: "unit-project", department: "기획과" },
        isRefused: false,
      },
      {
        name: "is known by any spelling of the department",
        ledger: {},
        file: { tier: "unit-project", department: "사회적 경제과" },
        isRefused: true,
      },
    ],
  )("kept $name", ({ ledger, file, isRefused }) => {
    const found = codesOf([of(file)], kept(of(ledger)));
    expect(found).toEqual(isRefused ? ["reject granularity-differs"] : []);
  });

  test.each([
    {
      tier: "unit-project",
      ko: "사회적경제과의 장부는 세부사업 단위인데 이 파일은 단위사업 단위입니다. 함께 넣으면 같은 예산이 두 번 더해지므로 세부사업 단위 파일을 올려 주십시오.",
      en: "The ledger keeps 사회적경제과 by project, this file states it by unit project. Together they would count the same money twice: send a file by project.",
    },
    {
      tier: "project",
      ko: "사회적경제과의 장부는 단위사업 단위인데 이 파일은 세부사업 단위입니다. 함께 넣으면 같은 예산이 두 번 더해지므로 단위사업 단위 파일을 올려 주십시오.",
      en: "The ledger keeps 사회적경제과 by unit project, this file states it by project. Together they would count the same money twice: send a file by unit project.",
    },
  ] as const)("is told where a file is by $tier and the ledger is not", ({ tier, ko, en }) => {
    const ledger = kept(of({ tier: tier === "project" ? "unit-project" : "project" }));
    expect(checkAgainstLedger([of({ tier })], ledger)).toMatchObject([{ ko, en }]);
  });

  test("is told of lines without a department, too", () => {
    const ledger = kept(of({ department: null }));
    expect(checkAgainstLedger([of({ department: null, tier: "unit-project" })], ledger)).toMatchObject([
      {
        value: null,
        ko: expect.stringMatching(/^부서 미지정의 장부는/) as string,
        en: expect.stringMatching(/^The ledger keeps the lines without a department by/) as string,
      },
    ]);
  });

  test("tells a payment list what to do, for there is none by unit project", () => {
    const id = projectIdOfPayments(null, "사회적경제과", "마을기업 육성");
    const [finding] = checkAgainstLedger([of({ id })], kept(of({ tier: "unit-project" })));
    expect(finding).toMatchObject({ code: "granularity-differs", consequence: "reject" });
    expect(finding?.ko).toContain("세부사업 단위 자료(전체 자료나 표준 양식)를 올린 뒤 이 목록을");
    expect(finding?.en).toContain("undo that report");
  });

  test.each<{ name: string; ledger: Partial<ProjectFacts>; file: Partial<ProjectFacts>; isHeld: boolean }>([
    {
      name: "a report that says no department",
      ledger: {},
      file: { tier: "unit-project", department: null, name: "다른 사업" },
      isHeld: true,
    },
    {
      name: "projects over a report that said none",
      ledger: { tier: "unit-project", department: null },
      file: { name: "다른 사업" },
      isHeld: true,
    },
    {
      name: "an event without a department",
      ledger: { tier: "unit-project" },
      file: { name: "다른 사업", department: null },
      isHeld: true,
    },
    {
      name: "a team of the department",
      ledger: { tier: "unit-project" },
      file: { name: "다른 사업", department: "사회적경제과 마을팀" },
      isHeld: true,
    },
    {
      name: "a team in brackets",
      ledger: { tier: "unit-project" },
      file: { name: "다른 사업", department: "사회적경제과(마을팀)" },
      isHeld: true,
    },
    {
      name: "a department that only begins alike",
      ledger: { tier: "unit-project", department: "문화과" },
      file: { name: "다른 사업", department: "문화과학관" },
      isHeld: false,
    },
    {
      name: "what only has no department where all are by project",
      ledger: {},
      file: { name: "다른 사업", department: null },
      isHeld: false,
    },
  ])("asks of $name: $isHeld", ({ ledger, file, isHeld }) => {
    const found = codesOf([of(file)], kept(of(ledger)));
    expect(found).toEqual(isHeld ? ["hold granularity-unsure"] : []);
  });

  test("is refused once for a department, at its first row", () => {
    const records = [of({ tier: "unit-project", name: "가" }), of({ tier: "unit-project", name: "나" })];
    const later = of({ tier: "unit-project", name: "다" });
    expect(checkAgainstLedger([...records, { ...later, rows: [9, 9] }], kept(of({})))).toMatchObject([
      { row: 7, value: "사회적경제과" },
    ]);
  });
});

describe("the scale of a file", () => {
  const ledger = kept(stating({ unsplit: 1_000_000n }));

  test.each([
    { spent: 1_000_000_000n, isHeld: true, why: "is 1,000 times the ledger's" },
    { spent: 1_000n, isHeld: true, why: "is a thousandth of the ledger's" },
    { spent: 1_000_000_000_000n, isHeld: true, why: "is 1,000,000 times the ledger's" },
    { spent: 1n, isHeld: true, why: "is a millionth of the ledger's" },
    { spent: 900_000_000n, isHeld: true, why: "is 900 times, as far as a day may change it" },
    { spent: 1_100_000_000n, isHeld: true, why: "is 1,100 times, as far as a day may change it" },
    { spent: 899_999_999n, isHeld: false, why: "is no factor of a unit" },
    { spent: 1_100_000_001n, isHeld: false, why: "is no factor of a unit" },
    { spent: 1_500_000n, isHeld: false, why: "rose" },
    { spent: 0n, isHeld: false, why: "was given back whole" },
    { spent: -1_000n, isHeld: false, why: "was given back and more" },
  ])("of $spent won, which $why, is held: $isHeld", ({ spent, isHeld }) => {
    expect(codesOf([stating({ unsplit: spent })], ledger)).toEqual(isHeld ? ["hold scale-jump"] : []);
  });

  test.each<{ name: string; entries: Entry[] }>([
    { name: "payments, which add", entries: [aPayment("2020-10-31", 1_000_000_000n)] },
    {
      name: "a measure that the ledger does not have",
      entries: aStatement("2020-10-31", { unsplit: 10n ** 9n }, "commitment"),
    },
  ])("is not asked of $name", ({ entries }) => {
    expect(codesOf([aPosting({ entries })], ledger)).toEqual([]);
  });

  test("is told with both sums and the factor", () => {
    expect(checkAgainstLedger([stating({ unsplit: 1_000_000_000n })], ledger)).toMatchObject([
      {
        value: "1000000000",
        ko: "집행액 합계가 1,000,000,000원으로, 장부의 같은 사업 합계 1,000,000원과 약 1,000배 차이가 납니다. 금액 단위(원·천원·백만원)를 확인하여 맞는 단위로 다시 올려 주십시오.",
        en: "The expenditure adds up to 1,000,000,000 won, about 1,000 times off the 1,000,000 won that the ledger holds for the same projects. Check the unit and send the file again with the right one.",
      },
    ]);
  });

  test("is asked of a split total as of an unsplit one, and of each measure", () => {
    const both = aPosting({
      entries: [
        ...aStatement("2020-10-31", { unsplit: 10n ** 6n }),
        ...aStatement("2020-10-31", { unsplit: 10n ** 6n }, "appropriation"),
      ],
    });
    const slipped = aPosting({
      entries: [
        ...aStatement("2020-10-31", { national: 600n, municipal: 400n }),
        ...aStatement("2020-10-31", { unsplit: 1_000n }, "appropriation"),
      ],
    });
    expect(checkAgainstLedger([slipped], kept(both)).map((finding) => finding.column)).toEqual([
      "예산액",
      "집행액",
    ]);
  });
});
