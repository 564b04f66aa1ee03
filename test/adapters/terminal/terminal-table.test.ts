import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainDisplay, widthOf } from "../../../local/terminal/display.ts";
import {
  exact,
  keptLong,
  lessNeeded,
  name,
  right,
  sentence,
  spare,
  whereStated,
} from "../../../local/terminal/table-columns.ts";
import { table } from "../../../local/terminal/terminal-table.ts";

const columns = [
  right("번호", "no."),
  name("장부의 아주 긴 사업 이름", "known project"),
  spare(1, exact("기준일", "as of")),
  spare(2, right("예산", "budget")),
  right("집행", "spent"),
];

function shown(rows: readonly (readonly string[])[], width: number | null): string {
  return table({ ...plainDisplay("ko"), columns: width }, columns, rows);
}

describe("a table", () => {
  const row = ["1", "농어촌도로 정비와 하천 개수 사업", "2026-08-21", "716,679,457,742", "355,519,488,419"];

  test("without a limit is as wide as its cells", () => {
    expect(shown([row], null)).toContain("농어촌도로 정비와 하천 개수 사업  2026-08-21");
  });

  test("cuts names first, and then leaves spare columns out in their order and says which", () => {
    expect(shown([row], 80)).toContain("…  2026-08-21  716,679,457,742");
    expect(shown([row], 66)).toContain("뺀 열: 기준일.");
    expect(shown([row], 50)).toContain("뺀 열: 기준일, 예산.");
  });

  describe("whose names are cut", () => {
    const projects = [name("사업", "project"), right("집행", "spent")];
    const cutIn = (width: number, ...names: readonly string[]): readonly string[] =>
      table(
        { ...plainDisplay("ko"), columns: width },
        projects,
        names.map((each) => [each, "145,672,360"]),
      )
        .split("\n")
        .slice(2)
        .map((line) => line.replace(/ +145,672,360$/, ""));
    const roads = [
      "군도 및 농어촌도로 건설(보조)(전환사업)",
      "군도 및 농어촌도로 건설(전환사업)",
      "율오선 농어촌도로 개설공사 2단계",
    ];

    test("keeps what tells two of them apart", () => {
      const [grants = "", plain = "", other = ""] = cutIn(36, ...roads);
      expect(grants).toMatch(/^군도.*…보조\)/);
      expect(plain).toMatch(/^군도.*…전환사업\)$/);
      expect(other).toMatch(/^율오선 농어촌도로.*…$/);
    });

    test("keeps it too where one name is another's beginning, or three share a beginning", () => {
      expect(cutIn(36, "무주군 노후 하수관로 개량사업", "무주군 노후 하수관로 개량사업(2단계)")).toEqual([
        "무주군 노후 하수관로…",
        "무주군 노후 하…(2단계)",
      ]);
      const phases = [1, 2, 3].map((phase) => `반디나래지원센터 건립공사 ${phase}차분 감리용역`);
      expect(new Set(cutIn(36, ...phases)).size).toBe(3);
    });

    test("never makes one text of two names that have room to differ", () => {
      const word = fc.stringMatching(/^[가나(전환)]{0,24}$/);
      fc.assert(
        fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 6 }), (names) => {
          const cut = cutIn(36, ...names.map((each) => `가나다라마바사${each}끝`));
          expect(new Set(cut).size).toBe(names.length);
          for (const line of cut) expect(widthOf(line)).toBeLessThanOrEqual(23);
        }),
      );
    });
  });

  describe("of a narrow terminal", () => {
    const levels = [
      keptLong(exact("구분", "level")),
      name("이름", "name"),
      right("집행", "spent"),
      whereStated(lessNeeded(1, exact("장부", "books"))),
    ];
    const project = "농어촌도로 정비와 하천 개수 사업";
    const at = (width: number, ...cells: readonly (readonly string[])[]) =>
      table({ ...plainDisplay("ko"), columns: width }, levels, cells).split("\n");
    const amount = "355,519,488,419";

    test("leaves out what is the same in every row before it cuts names to what nobody tells them by", () => {
      const lines = at(40, ["세부사업", project, amount, ""], ["세부사업", "하천정비", amount, ""]);
      expect(lines[2]).toMatch(/^농어촌도로 정비와 하천… +355,519,488,419$/);
      expect(lines.at(-1)).toBe("모든 줄: 구분 세부사업");
    });

    test("has a column that is kept long on a line below each row, not a line for each cell", () => {
      const rows = [
        ["unit project", project, amount, ""],
        ["department", "건설과", amount, ""],
      ];
      expect(at(40, ...rows).slice(3)).toEqual([
        "  구분 unit project",
        expect.any(String),
        "  구분 department",
      ]);
      expect(at(60, ...rows)[2]).toMatch(/^unit project {2}농어촌도로/);
    });

    test("says once what the rows share that have any of it, and of which rows", () => {
      const rows = [
        ["계", "하천정비", amount, "무주군 4573000/2026"],
        ["계", "사용자 추가", amount, "–"],
        ["계", "교량보수", amount, "무주군 4573000/2026"],
      ];
      expect(at(52, ...rows)).toHaveLength(6);
      expect(at(52, ...rows).at(-1)).toBe("해당하는 줄 모두: 장부 무주군 4573000/2026");
    });
  });

  describe("whose less needed columns tell rows apart", () => {
    const files = [
      right("번호", "no."),
      name("파일", "file"),
      lessNeeded(1, exact("장부", "books")),
      lessNeeded(2, exact("기준일", "as of")),
      lessNeeded(3, exact("답", "answer")),
    ];
    const rows = [
      ["1", "집행현황.csv", "무주군 4573000/2026", "2026-06-30", ""],
      ["2", "집행현황.csv", "무주군 4573000/2026", "–", "확인: 김재정"],
    ];
    const at = (width: number, of = rows): readonly string[] =>
      table({ ...plainDisplay("ko"), columns: width }, files, of).split("\n");

    test("has them on a line below each row, and says once what is the same in all", () => {
      expect(at(40).slice(2)).toEqual([
        "   1  집행현황.csv",
        "  기준일 2026-06-30",
        "   2  집행현황.csv  확인: 김재정",
        "모든 줄: 장부 무주군 4573000/2026",
      ]);
      expect(at(60).slice(2)).toEqual([
        "   1  집행현황.csv  2026-06-30",
        "   2  집행현황.csv  –           확인: 김재정",
        "모든 줄: 장부 무주군 4573000/2026",
      ]);
    });

    test("of one row has them below it", () => {
      expect(at(40, rows.slice(0, 1)).at(-1)).toBe("  장부 무주군 4573000/2026");
    });

    test("says of each row what two of them do not share", () => {
      const others = rows.map((cells, number) =>
        cells.map((cell, column) => (column === 2 ? `457300${number}/2026` : cell)),
      );
      expect(at(40, others).filter((line) => line.startsWith("  장부"))).toEqual([
        "  장부 4573000/2026 · 기준일 2026-06-30",
        "  장부 4573001/2026",
      ]);
    });
  });

  test("makes each row lines of its own where even that is too wide", () => {
    expect(shown([row], 40).split("\n")).toEqual([
      "번호: 1",
      "  장부의 아주 긴 사업 이름: 농어촌도로 정비와 하천 개수 사업",
      "  기준일: 2026-08-21",
      "  예산: 716,679,457,742",
      "  집행: 355,519,488,419",
    ]);
  });

  test("is never wider than the terminal, and never cuts a number", () => {
    const cell = fc.string({ unit: fc.constantFrom("가", "나", "a", " "), maxLength: 60 });
    const amount = fc.integer({ min: 0, max: 999_999_999 }).map(String);
    const rows = fc.array(fc.tuple(amount, cell, amount, amount, amount), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.integer({ min: 60, max: 130 }), (cells, width) => {
        const text = shown(cells, width);
        const lines = text.split("\n").filter((line) => !line.includes("뺀 열"));
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
        for (const [number, , , , spent] of cells) {
          expect(text).toContain(number);
          expect(text).toContain(spent);
        }
      }),
    );
  });
});

test("plain text is as wide as its signs are one by one, and any other text too", () => {
  const general = (text: string): number =>
    Array.from(text).reduce((sum, sign) => sum + widthOf(`${sign}\u200b`), 0);
  for (const text of [
    "",
    "abc 123",
    "무주군 4573000 · 2026",
    "─│┐└ — – … → ×",
    "가나·다(라)",
    "┿╿─",
    "한글 abc가",
  ])
    expect(widthOf(text)).toBe(general(text));
});

test("a column that says something of few rows goes below them, before one that every row would need a line for", () => {
  const alerts = [
    right("번호", "no."),
    name("대상", "about"),
    lessNeeded(1, exact("부터", "since")),
    lessNeeded(2, exact("답", "answer")),
  ];
  const rows = [
    ["15780", "농어촌 기본소득 시범사업", "2026-08-21", "사유: 인허가·협의 중"],
    ["69175", "무주 노후 정수장 정비사업", "2026-06-29", ""],
    ["83442", "삼유 자연재해위험개선지구", "2026-06-29", ""],
  ];
  const lines = table({ ...plainDisplay("ko"), columns: 60 }, alerts, rows)
    .split("\n")
    .slice(2);
  expect(lines).toEqual([
    "15780  농어촌 기본소득 시범사업   2026-08-21",
    "  답 사유: 인허가·협의 중",
    "69175  무주 노후 정수장 정비사업  2026-06-29",
    "83442  삼유 자연재해위험개선지구  2026-06-29",
  ]);
});

test("other columns leave before a sentence is cut to what tells nothing apart", () => {
  const letters = [exact("상태", "state"), lessNeeded(1, name("받는 이", "to")), sentence("내용", "about")];
  const about = "[주의 · 새로 발생] 상하수도과 · 마을하수도 정비사업";
  const text = table({ ...plainDisplay("ko"), columns: 70 }, letters, [
    ["보냄 04:12", "상하수도과 구독자", about],
    ["보냄 04:13", "구독자", "[업로드 보류] a.csv"],
  ]);
  expect(text).toContain(about);
  expect(text).toContain("  받는 이 상하수도과 구독자");
});
