import { describe, expect, test } from "vitest";
import {
  exclusionOf,
  judgedLines,
  stageDay,
  stagesOf,
  targetBasisPointsOf,
} from "../../../shared/domain/policy/line-policy.ts";
import { defaultPolicy, type Selector } from "../../../shared/domain/policy/policy.ts";
import { projectIdOfCode } from "../../../shared/domain/values/project.ts";
import { aLine, aProject } from "../../support/builders.ts";

const road = aProject({
  id: projectIdOfCode("4573-A1"),
  name: "도로 확·포장",
  department: "건설과",
  unitProject: "도로 관리",
  account: "수질개선특별회계",
  field: "국토 및 지역개발",
});

describe("the year-end target of a line", () => {
  const own = (...selectors: Selector[]) => ({
    ...defaultPolicy,
    targets: selectors.map((selector, at) => ({ ...selector, basisPoints: 9_000n + BigInt(at) })),
  });

  test.each<Selector>([
    { by: "field", value: "국토및지역개발" },
    { by: "account", value: "수질개선 특별회계" },
    { by: "department", value: "건설과" },
    { by: "unit-project", value: "도로관리" },
    { by: "project", value: "도로 확‧포장" },
    { by: "project", value: "4573-A1" },
    { by: "project", value: "code/4573-a1" },
  ])("is that of its $by $value, dots and spaces aside", (selector) => {
    expect(targetBasisPointsOf(road, own(selector))).toBe(9_000n);
  });

  test("is the last of those that fit", () => {
    const policy = own(
      { by: "department", value: "건설과" },
      { by: "project", value: "4573-A1" },
      { by: "department", value: "도시과" },
    );
    expect(targetBasisPointsOf(road, policy)).toBe(9_001n);
  });

  test("is the office's where none fits", () => {
    expect(targetBasisPointsOf(road, own({ by: "field", value: "건설과" }))).toBe(10_000n);
    expect(targetBasisPointsOf(aProject({ field: null }), own({ by: "field", value: "국토" }))).toBe(10_000n);
  });

  test("of a unit project is known by its own name", () => {
    const unit = aProject({ tier: "unit-project", name: "도로 관리" });
    expect(targetBasisPointsOf(unit, own({ by: "unit-project", value: "도로관리" }))).toBe(9_000n);
  });
});

describe("the stages of a line", () => {
  const stage = (by: string, ...base: Selector[]) => ({ by, basisPoints: 5_560n, base });

  test("are those of its base, and those for all", () => {
    const stagedTargets = [
      stage("03-31"),
      stage("06-30", { by: "department", value: "건설과" }, { by: "department", value: "도시과" }),
      stage("09-30", { by: "department", value: "도시과" }),
    ];
    expect(stagesOf(road, { stagedTargets }).map(({ by }) => by)).toEqual(["03-31", "06-30"]);
  });

  test.each([
    { by: "06-30", year: 2021, date: "2021-06-30" },
    { by: "02-29", year: 2020, date: "2020-02-29" },
    { by: "02-29", year: 2021, date: "2021-02-28" },
  ])("due on $by of $year are due on $date", ({ by, year, date }) => {
    expect(stageDay({ by }, year)).toBe(date);
  });

  test("due on no day are refused", () => {
    expect(() => stageDay({ by: "06-31" }, 2021)).toThrow("06-31");
  });
});

describe("the lines that lag rules judge", () => {
  const names = (...lines: Parameters<typeof aProject>[0][]) =>
    judgedLines(
      lines.map((project) => aLine(project === undefined ? {} : { project })),
      defaultPolicy,
    ).map(({ project }) => project.name);

  test("are without what the default policy excludes by name, account or field", () => {
    const judged = names(
      { name: "도로 정비" },
      { name: "재해·재난목적 예비비" },
      { name: "회계간 내부 거래지출" },
      { name: "국고 보조금 반환", account: "청소년육성기금" },
      { name: "일반 예비", field: "예비비" },
      { name: "보전 지출" },
      { name: "예  비  비" },
      { name: "예비 사회적기업 지원", account: "일반회계", field: "사회복지" },
    );
    expect(judged).toEqual(["도로 정비", "예비 사회적기업 지원"]);
  });

  test.each([
    {
      what: "money of a fund named in a project's name",
      project: { name: "스마트팜 단지 조성(2026기금)(전환사업)" },
    },
    {
      what: "a fund's mark behind a project",
      project: { name: "재해예방사업(기금)", account: "수질개선특별회계" },
    },
    {
      what: "a special account with a fund's name",
      project: { name: "가", account: "의료급여기금 특별회계" },
    },
    { what: "a longer word that begins so", project: { name: "예비비축제 운영" } },
  ])("have $what among them", ({ project }) => {
    expect(exclusionOf(aProject(project), defaultPolicy)).toBeNull();
  });

  test.each([
    { account: "통합재정안정화기금(통합계정)", field: "일반공공행정", by: "account-kind", value: "기금" },
    { account: "식품진흥기금", field: "예비비", by: "field", value: "예비비" },
    { account: "일반회계", field: "환경", by: "name", value: "보전지출" },
  ])("are without the account $account of $field, by $by: $value", ({ account, field, by, value }) => {
    const project = aProject({ name: "보전지출(식품진흥기금)", account, field });
    expect(exclusionOf(project, defaultPolicy)).toEqual({ by, value });
  });

  test("are without a project that is excluded by its code", () => {
    const exclusions = [{ by: "project", value: "4573-A1" }] as const;
    const [kept, gone] = [aLine(), aLine({ project: road })];
    expect(judgedLines([gone, kept], { exclusions, excludedNameParts: [] })).toEqual([kept]);
  });
});
