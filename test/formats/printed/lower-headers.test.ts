// The row below a header whose first cell is not merged, and rows whose names say that they are no projects.
import { describe, expect, test } from "vitest";
import { amountsOf, day, readText, recordOf } from "../readings.ts";
import { outcomeOf } from "./in-containers.ts";

const top = "세부사업명|예산액||집행액|";
const rows = ["급식|480|500|470|400", "돌봄|690|700|680|560"];
const read = "급식 500/400, 돌봄 700/560";
const heading = ["□ 예산현황", "(단위: 천원)"];

describe("years in the row below a header", () => {
  test.each([
    ["the header's own name", "세부사업명|2019|2020|2019|2020"],
    ["another word for a name", "구분|2019|2020|2019|2020"],
    ["a blank cell", "|2019|2020|2019|2020"],
    ["marks before two digits", "세부사업명|'19|'20|'19|'20"],
    ["two digits", "세부사업명|19|20|19|20"],
    ["years with their word", "세부사업명|2019년|2020년|2019년|2020년"],
  ])("choose the columns beside %s", async (_, below) => {
    expect(await outcomeOf([...heading, top, below, ...rows])).toBe(read);
  });

  test("choose them where they stand in the upper row", async () => {
    const header = ["세부사업명|2019||2020|", "세부사업명|예산액|집행액|예산액|집행액"];
    const below = ["급식|480|470|500|400", "돌봄|690|680|700|560"];
    expect(await outcomeOf([...heading, ...header, ...below])).toBe(read);
  });

  test("refuse a table of nothing but another year", async () => {
    const table = ["세부사업명|예산액|집행액", "세부사업명|2019|2019", "급식|480|470", "돌봄|690|680"];
    expect(await outcomeOf([...heading, ...table])).toMatch(/^refused year-differs/);
  });

  test("are amounts where they do not stand below the header", async () => {
    const table = ["세부사업명|예산액|집행액", "급식|2020|2019", "돌봄|2018|2017"];
    expect(await outcomeOf([...heading, ...table])).toBe("급식 2020/2019, 돌봄 2018/2017");
  });
});

describe("numbers of columns below a header", () => {
  const table = ["세부사업명|예산액|집행액|집행률(%)", "급식|500|400|80.0", "돌봄|700|560|80.0"] as const;
  test.each([
    "가|1|2|2/1",
    "|①|②|②/①",
    "|A|B|B/A×100",
    "세부사업명|1|2|3=2/1",
    "(1)|(2)|(3)|(3/2)",
    "㉠|㉡|㉢|㉢/㉡",
  ])("%s are no project", async (below) => {
    const [header, ...projects] = table;
    expect(await outcomeOf([...heading, header, below, ...projects])).toBe(read);
  });

  test("small amounts are no numbers of columns", async () => {
    const small = ["세부사업명|예산액|집행액", "급식|3|2", "돌봄|2|1"];
    expect(await outcomeOf([...heading, ...small])).toBe("급식 3/2, 돌봄 2/1");
  });
});

describe("a row whose name says that it is no project", () => {
  const outcome = (name: string) =>
    outcomeOf([...heading, "세부사업명|예산액|집행액", `${name}|9|4`, "돌봄|7|5"]);

  test.each([
    "(예시) 도로 정비",
    "<작성례> 도로 정비",
    "예) 도로 정비",
    "작성예시",
    "도로 정비(삭제)",
    "[취소] 도로 정비",
    "도로 정비(중복)",
    "세부사업명",
    "사업명",
    "구분",
    "수혜인원(명)",
    "수혜인원",
    "사업 추진(건)",
    "이용자수",
    "경로당(개소)",
    "출력일자",
    "작성자: 예산팀",
    "담당자",
    "내선번호",
    "쪽",
    "총 사업수",
    "2개 사업",
  ])("waits: %s", async (name) => {
    expect(await outcome(name)).toBe(`held row-of-form: ${name} 9/4, 돌봄 7/5`);
  });

  test.each([
    "복지관 증축(명시이월)",
    "복지관 운영('19 이월)",
    "복지관 운영(2019년 이월)",
    "[사고이월] 복지관 운영",
    "복지관 증축 - 명시이월",
    "복지관 증축(전년도 이월금)",
  ])("waits as money of last year: %s", async (name) => {
    expect(await outcome(name)).toBe(`held row-carried-over: ${name} 9/4, 돌봄 7/5`);
  });

  test.each([
    "담당자 워크숍 운영",
    "작성 교육",
    "전화 상담실 운영",
    "내선 교환기 교체",
    "쪽방 주민 지원",
    "3대 사업 추진",
    "경로당 신축(2개소)",
    "예방접종 실시",
    "예술인 지원",
    "삭제 기록물 복원",
    "취소 위약금 지원(구비)",
    "사업 구분 정비",
    "인원 관리 시스템",
    "이월드 체험 운영",
    "고령운전자 면허 반납 지원",
    "계속고용 장려(명절)",
  ])("is read where it is a project: %s", async (name) => {
    expect(await outcome(name)).toBe(`${name} 9/4, 돌봄 7/5`);
  });
});

describe("funds in the row below a header", () => {
  const table = (names: string) => [
    "세부사업명|예산액||||집행액",
    `세부사업명|${names}|`,
    "급식|500|200|200|100|400",
    "돌봄|700||350|350|560",
    "계|1,200|200|550|450|960",
  ];

  test.each([
    "소계|국|시|구",
    "계|국비|시·도비|구비",
    "계|국|시·도|시·군·구",
    "합계|국고보조금|시비보조금|구비",
    "계|국비|지방비(시)|지방비(구)",
    "총액|국비|특별시비|자치구비",
    "계|국비|광역|기초",
  ])("are known in whatever words: %s", async (names) => {
    expect(await outcomeOf([...heading, ...table(names)])).toBe(read);
  });

  test("may put the province's and the office's own money in one column", async () => {
    const lines = [
      "세부사업명|예산액|||집행액",
      "세부사업명|계|국비|지방비|",
      "급식|500|200|300|400",
      "돌봄|700|350|350|560",
    ];
    expect(await outcomeOf([...heading, ...lines])).toBe(read);
  });

  test.each([
    ["계|국비|시비|구비", "500|200|200|90"],
    ["계|구비", "500|600"],
  ])("contradict the whole under %s: %s", async (names, amounts) => {
    const blanks = "|".repeat(names.split("|").length - 1);
    const lines = [`세부사업명|예산액${blanks}|집행액`, `세부사업명|${names}|`, `급식|${amounts}|400`];
    expect(await outcomeOf([...heading, ...lines])).toBe("refused fund-sum-differs");
  });
});

describe("revenue beside spending in one table", () => {
  const revenue = ["지방세|9000|8000", "보조금|3000|2000", "계|12000|10000"];
  // A sheet of such columns is refused: it names one of them twice.
  const own = new RegExp(`^${read}( // refused column-twice)?$`);
  const beside = (other: string, at: "left" | "right", line: string) =>
    at === "left" ? `${other}|${line}` : `${line}|${other}`;

  test.each(["left", "right"] as const)("gives the spending alone where it stands at the %s", async (at) => {
    for (const header of ["과목|예산액|수납액", "구분|예산현액|징수액"]) {
      const lines = [top.replaceAll("||", "|").replace(/\|$/, ""), "급식|500|400", "돌봄|700|560"];
      const table = lines.map((line, row) => beside([header, ...revenue][row] ?? "||", at, line));
      expect(await outcomeOf([...heading, ...table])).toMatch(own);
    }
  });

  test("gives the spending alone under a row that says which is which", async () => {
    for (const at of ["left", "right"] as const) {
      const others = ["세입||", "과목|예산액|집행액", ...revenue];
      const lines = ["세출||", "세부사업명|예산액|집행액", "급식|500|400", "돌봄|700|560"];
      const table = lines.map((line, row) => beside(others[row] ?? "||", at, line));
      expect(await outcomeOf([...heading, ...table])).toBe(read);
    }
  });

  test("goes on without spending where there are more kinds of revenue than projects", async () => {
    const lines = ["세부사업명|예산액|집행액", "급식|500|400", "돌봄|700|560", "||"];
    const table = lines.map((line, row) => `${["과목|예산액|수납액", ...revenue][row] ?? ""}|${line}`);
    expect(await outcomeOf([...heading, ...table])).toMatch(own);
  });

  test("is none where a column of a project says what was collected", async () => {
    const table = ["세부사업명|예산액|집행액|수납액", "급식|500|400|30", "돌봄|700|560|0"];
    expect(await outcomeOf([...heading, ...table])).toBe(read);
  });
});

test.each([
  "2020년 10월말 기준||(단위: 천원)",
  "2020년 10월 31일 현재||단위: 천원",
  "(단위: 천원)||2020년 10월말 기준",
])("a caption in cells is no upper header: %s", async (caption) => {
  const table = ["세부사업명|예산액|집행액", "급식|500|400", "돌봄|700|560"];
  expect(await outcomeOf(["예산 집행현황", caption, ...table], { asOf: null, unit: null })).toBe(read);
});

test.each(["당해", "당해연도", "현년도", "금년"])(
  "%s beside 이월 below a budget is a part of the total there",
  (own) => {
    const header = ["세부사업명|예산현액|||집행액||", `|계|${own}|이월|계|${own}|이월`];
    const below = ["급식|500|400|100|400|350|50", "돌봄|700|700|0|560|560|0"];
    const reading = readText([...heading, ...header, ...below].join("\n").replaceAll("|", "\t"), {
      asOf: day("2020-10-31"),
    });
    expect(amountsOf(recordOf(reading, "급식"), "current-budget")).toEqual({ unsplit: 500_000n });
    expect(amountsOf(recordOf(reading, "급식"), "expenditure")).toEqual({ unsplit: 400_000n });
  },
);
