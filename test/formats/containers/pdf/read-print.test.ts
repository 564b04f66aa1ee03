// Prints whose page says less than it shows: columns without lines, low rows, pages that are turned or cut out, struck rows.
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { openDocument } from "../../../../shared/formats/containers/document/open-document.ts";
import { pdfOf, type PdfShape, shown } from "../document/pdf-document.ts";

const year = "2020년";

async function readFrom(shape: PdfShape) {
  const pages = await openDocument(new Uint8Array(pdfOf(year, shape)), "pdf");
  if ("code" in pages) throw new Error(pages.code);
  const rows = pages.lines.filter((line) => line.includes("\t")).map((line) => line.split("\t"));
  return { rows, lines: pages.lines, codes: pages.findings.map(({ code }) => code) };
}

/** Half an em for a digit, as the font of these pages has it. */
const widthOf = (text: string) => 9 * text.length - 4.5 * text.replaceAll(/[^ -ÿ]/g, "").length;
type Place = "left" | "middle" | "right";

const edges = [60, 220, 380, 540];

/** One row of cells, each at its place between two edges. */
function row(y: number, cells: readonly string[], places: readonly Place[]): readonly string[] {
  return cells.map((cell, at) => {
    const [from = 0, to = 0] = edges.slice(at);
    const room = to - from - widthOf(cell) - 6;
    const shift = { left: 0, middle: room / 2, right: room }[places[at] ?? "left"];
    return shown(from + 3 + shift, y, cell);
  });
}

const names = ["경로당 운영 지원", "노인복지관 운영", "도로 정비"];
const amounts = [
  ["500,000", "400,000"],
  ["700,000", "560,000"],
  ["1,234,567", "987,654"],
];
const table = [
  ["세부사업명", "예산액", "집행액"],
  ...names.map((name, at) => [name, ...(amounts[at] ?? [])]),
];

function rowsOf(cells: readonly (readonly string[])[], head: Place, height = 20): readonly string[] {
  const places: readonly Place[] = ["left", "right", "right"];
  return cells.flatMap((each, at) => row(560 - at * height, each, at === 0 ? [head, head, head] : places));
}

const across = (height: number) =>
  [0, 1, 2, 3, 4].map(
    (at) => `60 ${560 + 0.7 * height - at * height} m 540 ${560 + 0.7 * height - at * height} l S`,
  );

describe("columns without lines between them", () => {
  test.each<Place>(["left", "middle", "right"])(
    "are told by the white between rows where headers stand at the %s",
    async (head) => {
      expect((await readFrom({ drawn: rowsOf(table, head) })).rows).toEqual(table);
    },
  );

  test("are told where only rows have lines between them", async () => {
    expect((await readFrom({ drawn: [...rowsOf(table, "middle"), ...across(20)] })).rows).toEqual(table);
  });

  test("keep an amount in its column beside a blank one", async () => {
    const blank = table.map((cells, at) => (at === 2 ? ["노인복지관 운영", "", "560,000"] : cells));
    expect((await readFrom({ drawn: rowsOf(blank, "middle") })).rows).toEqual(blank);
  });

  test("take an amount with a sign apart, in the last row, too", async () => {
    const signed = table.map((cells, at) => (at === 3 ? ["도로 정비", "1,234,567", "△ 60,000"] : cells));
    expect((await readFrom({ drawn: rowsOf(signed, "left") })).rows).toEqual(signed);
  });
});

test("rows too low for the lines that bound each of their cells are read", async () => {
  const height = 11;
  const sides = [0, 1, 2, 3].flatMap((at) =>
    edges.map((x) => `${x} ${560 + 8 - at * height} m ${x} ${560 + 8 - (at + 1) * height} l S`),
  );
  const lines = [0, 1, 2, 3, 4].map((at) => `60 ${568 - at * height} m 540 ${568 - at * height} l S`);
  const { rows } = await readFrom({ drawn: [...rowsOf(table, "middle", height), ...lines, ...sides] });
  expect(rows).toEqual(table);
});

const down = edges.map((x) => `${x} 574 m ${x} 494 l S`);
const ruled = [...rowsOf(table, "left"), ...across(20), ...down];

describe("lines that a printer draws in pieces", () => {
  const dotted = ([left, low, right, high]: readonly number[], dot: number, gap: number) => {
    const [x = 0, y = 0, toX = 0, toY = 0] = [left, low, right, high];
    const count = Math.floor(Math.max(toX - x, toY - y) / (dot + gap)) + 1;
    return Array.from({ length: count }, (_, at) => {
      const from = at * (dot + gap);
      return toX > x ? `${x + from} ${y} ${dot} 0.75 re f` : `${x} ${y + from} 0.75 ${dot} re f`;
    }).join(" ");
  };
  const withLines = (dot: number, gap: number) => [
    ...[0, 1, 2, 3, 4].map((at) => dotted([60, 574 - 20 * at, 540, 574 - 20 * at], dot, gap)),
    ...edges.map((x) => dotted([x, 494, x, 574], dot, gap)),
  ];
  const frame = ["60 494 480 80 re S", "62 496 476 76 re S"];

  test.each([
    ["dotted", 0.75, 0.75],
    ["dashed", 2.25, 1.5],
    ["dashed widely", 3, 3],
    ["in thick dashes", 4.5, 3.2],
  ])("are borders: %s, with a double frame, too", async (_, dot, gap) => {
    const texts = rowsOf(table, "left");
    expect((await readFrom({ drawn: [...texts, ...withLines(dot, gap)] })).rows).toEqual(table);
    expect((await readFrom({ drawn: [...texts, ...withLines(dot, gap), ...frame] })).rows).toEqual(table);
  });
});

describe("amounts of narrow columns", () => {
  const [start, at, width] = [60, 160, 22.5];
  const budgets = ["20000", "21000", "23000"];
  const spent = ["10000", "11000", "12000"];
  const cells = [
    ["세부사업명", "예산액", "집행액"],
    ...budgets.map((budget, index) => [`하천 정비 ${index + 1}`, budget, spent[index] ?? ""]),
  ];
  /** Each amount ends at the right edge of its column; headers are small. */
  const printed = (gap: number, isRuled: boolean, pieces: (amount: string) => readonly string[]) => {
    const [first, second] = [at + width + gap, at + 2 * (width + gap)];
    const texts = cells.flatMap(([name = "", budget = "", paid = ""], index) => {
      const y = 560 - index * 20;
      if (index === 0)
        return [shown(start, y, name), shown(at + 2, y, budget, 6), shown(first + 2, y, paid, 6)];
      const drawn = (amount: string, right: number) =>
        pieces(amount).map((piece, place, all) =>
          shown(right - width + 4.5 * all.slice(0, place).join("").length, y, piece),
        );
      return [shown(start, y, name), ...drawn(budget, first), ...drawn(paid, second)];
    });
    const borders = [0, 1, 2, 3, 4].map(
      (line) => `${start} ${574 - 20 * line} m ${second} ${574 - 20 * line} l S`,
    );
    const sides = [start, at, first, second].map((x) => `${x} 574 m ${x} 494 l S`);
    return [...texts, ...borders, ...(isRuled ? sides : [])];
  };
  const whole = (amount: string) => [amount];

  test.each([0.2, 0.5, 1, 2, 4, 8])("that leave %d points between them are two", async (gap) => {
    expect((await readFrom({ drawn: printed(gap, true, whole) })).rows).toEqual(cells);
  });

  test.each([1, 2, 4])("are two where %d points of white alone part them", async (gap) => {
    const { rows } = await readFrom({ drawn: printed(gap, false, whole) });
    expect(rows.slice(1)).toEqual(cells.slice(1));
  });

  test("are one each where a printer draws them in pieces", async () => {
    const halves = (amount: string) => [amount.slice(0, 2), amount.slice(2)];
    expect((await readFrom({ drawn: printed(2, true, halves) })).rows).toEqual(cells);
  });

  test.each([100, 300, 500])("are two where one move of %d thousandths parts them", async (move) => {
    const codes = (text: string) => `<${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;
    const gap = (9 * move) / 1000;
    const moved = cells.slice(1).map(([, budget = "", paid = ""], index) => {
      return `BT /F1 9 Tf ${at + gap} ${540 - index * 20} Td [${codes(budget)} ${-move} ${codes(paid)}] TJ ET`;
    });
    const rest = printed(gap, true, () => []);
    expect((await readFrom({ drawn: [...rest, ...moved] })).rows).toEqual(cells);
  });
});

describe("a page", () => {
  test.each([
    ["that is turned", "/Rotate 90", "0 1 -1 0 595 0 cm"],
    ["that is turned the other way", "/Rotate 270", "0 -1 1 0 0 842 cm"],
    ["that lies on its side", "", "0 1 -1 0 595 0 cm"],
    ["that hangs upside down", "/Rotate 180", "-1 0 0 -1 595 842 cm"],
    ["that is cut out of its sheet", "/CropBox [0 300 595 842]", "1 0 0 1 0 0 cm"],
  ])("%s is read as it is seen", async (_, page, turn) => {
    expect((await readFrom({ page, drawn: [turn, ...ruled] })).rows).toEqual(table);
  });
});

describe("a line through", () => {
  test("a row takes it out, and says so", async () => {
    const { rows, codes } = await readFrom({ drawn: [...ruled, "62 523 m 538 523 l S"] });
    expect(rows).toEqual(table.filter((_, at) => at !== 2));
    expect(codes).toContain("struck-left-out");
  });

  test("an amount makes its row a question", async () => {
    const amount = `${537 - widthOf("560,000")} 523 m 537 523 l S`;
    expect((await readFrom({ drawn: [...ruled, amount] })).codes).toContain("struck-in-part");
  });

  test("no text is none: borders take nothing out", async () => {
    const { rows, codes } = await readFrom({ drawn: ruled });
    expect(rows).toEqual(table);
    expect(codes).toEqual(["document-rows"]);
  });
});

describe("a department in the middle of its rows, without borders", () => {
  const head = ["부서명", "세부사업명", "예산액", "집행액"];
  const places = [60, 180, 330, 430, 540];
  const rowsWith = (labels: readonly (readonly [string, number])[]) => [
    ...head.map((cell, at) => shown((places[at] ?? 0) + 30, 560, cell)),
    ...[1, 2, 3, 4, 5].flatMap((at) => [
      shown(183, 560 - 20 * at, `도로 정비 ${at}호`),
      shown(430 - 36, 560 - 20 * at, `${at}00,000`),
      shown(540 - 36, 560 - 20 * at, `${at}0,000`),
    ]),
    ...labels.map(([name, at]) => shown(63, 560 - 20 * at, name)),
  ];
  const departments = async (labels: readonly (readonly [string, number])[]) =>
    (await readFrom({ drawn: rowsWith(labels) })).rows.slice(1).map(([name]) => name);

  test.each([
    [
      [
        ["복지정책과", 2],
        ["건설과", 4.5],
      ],
      ["복지정책과", "복지정책과", "복지정책과", "건설과", "건설과"],
    ],
    [
      [
        ["복지정책과", 1.5],
        ["건설과", 4],
      ],
      ["복지정책과", "복지정책과", "건설과", "건설과", "건설과"],
    ],
  ] as const)("stands for all of them: %j", async (labels, expected) => {
    expect(await departments(labels)).toEqual(expected);
  });

  test("stands for all of them where it is printed in two lines, or beside numbers", async () => {
    const wrapped = [
      ...rowsWith([]),
      shown(63, 527, "복지"),
      shown(63, 514, "정책과"),
      shown(63, 470, "건설과"),
    ];
    const { rows } = await readFrom({ drawn: wrapped });
    expect(rows.slice(1).map(([name]) => name)).toEqual([
      "복지정책과",
      "복지정책과",
      "복지정책과",
      "건설과",
      "건설과",
    ]);
    const numbered = [
      ...rowsWith([
        ["복지정책과", 2],
        ["건설과", 4.5],
      ]),
      shown(30, 560, "번호"),
      ...[1, 2, 3, 4, 5].map((at) => shown(33, 560 - 20 * at, String(at))),
    ];
    const { rows: others } = await readFrom({ drawn: numbered });
    expect(others.slice(1).map((cells) => cells[1])).toEqual(rows.slice(1).map(([name]) => name));
  });

  test.each([
    ["below the first of its rows alone", [["복지정책과", 2]] as const],
    [
      "between rows that do not come out even",
      [
        ["복지정책과", 1.5],
        ["건설과", 3],
      ] as const,
    ],
  ])("refuses the file %s", async (_, labels) => {
    expect((await readFrom({ drawn: rowsWith(labels) })).codes).toContain("names-unclear");
  });

  test("stands at the first where it is printed there", async () => {
    expect(
      await departments([
        ["복지정책과", 1],
        ["건설과", 4],
      ]),
    ).toEqual(["복지정책과", "", "", "건설과", ""]);
  });
});

describe("the outer lines of a table", () => {
  const areas = ["0.9 g 40 480 520 300 re f 0 g", "40 480 520 300 re S"];
  test.each(areas)("are its own, though %s lies around it", async (area) => {
    expect((await readFrom({ drawn: [area, ...ruled] })).rows).toEqual(table);
  });

  test("are drawn where a printer leaves the first out", async () => {
    const open = ruled.filter((line) => line !== across(20)[0]);
    expect((await readFrom({ drawn: open })).rows).toEqual(table);
  });
});

describe("a table that goes on over the page", () => {
  const foot = (page: number) => shown(300, 30, `- ${page} -`);
  const head = [shown(60, 820, "재무과"), shown(460, 820, "세출예산 집행현황")];
  const second = [
    ["세부사업명", "예산액", "집행액"],
    ["하천 정비", "90,000", "80,000"],
    ["공원 정비", "70,000", "60,000"],
  ];
  const drawnSecond = [
    ...rowsOf(second, "left"),
    ...across(20).slice(0, 4),
    ...edges.map((x) => `${x} 574 m ${x} 514 l S`),
  ];
  const first = [...ruled, ...head, foot(1)];

  test("is one table though each page has a head, a foot and its number", async () => {
    const { rows, lines, codes } = await readFrom({
      drawn: first,
      more: [[...drawnSecond, ...head, foot(2)]],
    });
    expect(rows.filter((cells) => cells.length === 3)).toEqual([...table, ...second.slice(1)]);
    expect(lines.filter((line) => /재무과|- ?\d ?-/.test(line))).toHaveLength(2);
    expect(codes).toEqual(["document-rows"]);
  });

  test("is one where the second page has no header", async () => {
    const body = [
      ...rowsOf([["", "", ""], ...second.slice(1)], "left"),
      ...across(20).slice(1, 4),
      ...edges.map((x) => `${x} 554 m ${x} 514 l S`),
    ];
    const { rows } = await readFrom({ drawn: first, more: [[...body, ...head, foot(2)]] });
    expect(rows.filter((cells) => cells.length === 3)).toEqual([...table, ...second.slice(1)]);
  });

  test("is another where its header is another: what stands between them stays", async () => {
    const other = [["세부사업명", "이월액", "집행액"], ...second.slice(1)];
    const drawnOther = [
      ...rowsOf(other, "left"),
      ...across(20).slice(0, 4),
      ...edges.map((x) => `${x} 574 m ${x} 514 l S`),
    ];
    const { lines } = await readFrom({ drawn: first, more: [[...drawnOther, ...head, foot(2)]] });
    expect(lines.filter((line) => /재무과/.test(line))).toHaveLength(2);
  });
});

describe("a row that goes on over the page", () => {
  const openFoot = [...rowsOf(table, "left"), ...across(20).slice(0, 4), ...down];
  const rest = ["하천 정비", "90,000", "80,000"];
  /** The next page: a header or none, what goes on, and a row of its own. */
  const nextPage = (head: readonly string[] | null, own: readonly string[], isBounded: boolean) => [
    ...rowsOf([head ?? ["", "", ""], own, rest], "left"),
    ...across(20).slice(head !== null ? 0 : isBounded ? 1 : 2, 4),
    ...edges.map((x) => `${x} ${head === null ? 554 : 574} m ${x} 514 l S`),
  ];
  const [head = []] = table;
  const joined = [...table.slice(0, 3), ["도로 정비 사업 2단계", "1,234,567", "987,654"], rest];
  const own = ["사업 2단계", "", ""];
  const stated = (rows: readonly (readonly string[])[]) =>
    rows.filter((cells) => cells.some((cell) => cell !== "") && cells.join() !== head.join()).map(oneLine);
  const oneLine = (cells: readonly string[]) => cells.map((cell) => cell.replaceAll(/\s+/g, " ").trim());

  test.each([
    ["under a header that is printed again", head],
    ["where no header is", null],
  ])("is one row %s", async (_, header) => {
    const { rows } = await readFrom({ drawn: openFoot, more: [nextPage(header, own, false)] });
    expect(stated(rows)).toEqual(joined.slice(1));
  });

  test("goes on over each page that has such a row", async () => {
    const second = nextPage(null, own, false).filter((line) => line !== across(20)[3]);
    const { rows } = await readFrom({
      drawn: openFoot,
      more: [second, nextPage(null, ["유역", "", ""], false)],
    });
    expect(stated(rows)).toEqual([...joined.slice(1, 4), ["하천 정비유역", "90,000", "80,000"], rest]);
  });

  test.each([
    ["where a border ends it", ruled, nextPage(head, own, false)],
    ["where a border begins the next one", openFoot, nextPage(null, own, true)],
    ["where the next one has amounts", openFoot, nextPage(head, ["공원 정비", "70,000", "60,000"], false)],
    [
      "under other columns",
      openFoot,
      nextPage(head, own, false).map((line) => line.replace("380 574", "400 574")),
    ],
  ])("is none %s", async (_, first, next) => {
    const { rows } = await readFrom({ drawn: first, more: [next] });
    expect(stated(rows)).toContainEqual(table[3]);
  });
});

describe("a row that stands on the next page alone", () => {
  const rest = ["하천 정비", "90,000", "80,000"];
  const texts = row(780, rest, ["left", "right", "right"]);
  const cell = [
    "60 774 m 540 774 l S",
    "60 794 m 540 794 l S",
    ...edges.map((x) => `${x} 774 m ${x} 794 l S`),
  ];

  test.each([
    ["with lines", ruled, [...texts, ...cell]],
    ["without lines", rowsOf(table, "left"), texts],
    ["with lines between rows", [...rowsOf(table, "left"), ...across(20)], [...texts, ...cell.slice(0, 2)]],
    [
      "over the number of its page",
      [...ruled, shown(300, 30, "- 1 -")],
      [...texts, ...cell, shown(300, 30, "- 2 -")],
    ],
  ])("is read with the others: %s", async (_, first, next) => {
    const { rows } = await readFrom({ drawn: first, more: [next] });
    expect(rows.filter((cells) => cells.length > 2)).toEqual([...table, rest]);
  });

  test("is none of the table where it stands under other columns", async () => {
    const other = [shown(63, 780, "하천 정비"), shown(300, 780, "90,000"), shown(400, 780, "80,000")];
    const { rows } = await readFrom({ drawn: ruled, more: [other] });
    expect(rows.slice(0, 4)).toEqual(table);
  });
});

describe("a table without lines that goes on over the page without its header", () => {
  const more = [
    ["하천 정비", "90,000", "80,000"],
    ["공원 정비", "70,000", "60,000"],
  ];
  const next = more.flatMap((cells, at) => row(800 - at * 20, cells, ["left", "right", "right"]));

  test("has it again, under what stands over each page, too", async () => {
    for (const over of [[], [shown(60, 822, "세출예산 집행현황")]]) {
      const { rows } = await readFrom({
        drawn: [...rowsOf(table, "middle"), ...over],
        more: [[...next, ...over]],
      });
      expect(rows.filter((cells) => cells.join() !== table[0]?.join())).toEqual([...table.slice(1), ...more]);
    }
  });

  test("has its own where it prints one", async () => {
    const head = row(820, ["세부사업명", "이월액", "집행액"], ["left", "right", "right"]);
    const { rows } = await readFrom({ drawn: rowsOf(table, "middle"), more: [[...head, ...next]] });
    expect(rows).toEqual([...table, ["세부사업명", "이월액", "집행액"], ...more]);
  });
});

test("what stands a whole row away from the rows around it heads those below it", async () => {
  const [head = [], ...rest] = table;
  const cells = [head, ["건설과", "", ""], ...rest.slice(0, 2), ["복지과", "", ""], ...rest.slice(2)];
  const { rows } = await readFrom({ drawn: rowsOf(cells, "middle") });
  expect(rows).toEqual(cells);
});

describe("amounts whose letters stand apart", () => {
  const wide = (text: string) => text.split("").join(" ");
  const spaced = table.map((cells, at) => (at === 0 ? cells : [cells[0] ?? "", ...cells.slice(1).map(wide)]));
  /** Each letter drawn for itself. */
  const inLetters = (y: number, right: number, text: string, gap: number) =>
    text.split("").map((letter, at) => shown(right - (text.length - at) * (4.5 + gap), y, letter));

  test.each([
    ["with blanks between them, and lines between columns", [...across(20), ...down]],
    ["with blanks between them", []],
  ])("are read: %s", async (_, lines) => {
    const texts = spaced.flatMap((cells, at) => row(560 - at * 20, cells, ["left", "right", "right"]));
    expect((await readFrom({ drawn: [...texts, ...lines] })).rows).toEqual(table);
  });

  test.each([1.5, 2.5, 4])("are read where each letter is drawn %d points from the last", async (gap) => {
    const texts = table.flatMap(([name = "", ...own], at) => [
      shown(63, 560 - at * 20, name),
      ...own.flatMap((cell, column) =>
        at === 0
          ? [shown((edges[column + 1] ?? 0) + 3, 560, cell)]
          : inLetters(560 - at * 20, (edges[column + 2] ?? 0) - 3, cell, gap),
      ),
    ]);
    expect((await readFrom({ drawn: [...texts, ...across(20), ...down] })).rows).toEqual(table);
  });

  test("are not joined over what is no amount, or to another amount", async () => {
    const odd = table.map((cells, at) => (at === 2 ? ["노인복지관 운영", "7 0 0 , 0 0", "1 2 3"] : cells));
    const { rows } = await readFrom({ drawn: [...rowsOf(odd, "left"), ...across(20), ...down] });
    expect(rows[2]?.slice(1).map((cell) => cell.replaceAll(/\s/g, ""))).toEqual(["700,00", "123"]);
  });
});

describe("a merged cell that the page parts", () => {
  const places = [60, 180, 330, 430, 540];
  const head = ["부서명", "세부사업명", "예산액", "집행액"].map((cell, at) =>
    shown((places[at] ?? 0) + 5, 560, cell),
  );
  const bodyOf = (numbers: readonly number[]) =>
    numbers.flatMap((number, at) => [
      shown(185, 540 - 20 * at, `도로 정비 ${number}호`),
      shown(385, 540 - 20 * at, `${number}00,000`),
      shown(500, 540 - 20 * at, `${number}0,000`),
    ]);
  const rules = (ys: readonly number[], left: number) => ys.map((y) => `${left} ${y} m 540 ${y} l S`);
  const columns = places.map((x) => `${x} 574 m ${x} 494 l S`);

  test("has its name on both pages where it is printed on the second", async () => {
    const first = [
      ...head,
      ...bodyOf([1, 2, 3]),
      shown(63, 540, "복지정책과"),
      ...columns,
      ...rules([574, 554, 534, 494], 60),
      ...rules([514], 180),
    ];
    const second = [
      ...head,
      ...bodyOf([4, 5, 6]),
      shown(63, 540, "건설과"),
      ...columns,
      ...rules([574, 554, 494], 60),
      ...rules([534, 514], 180),
    ];
    const { rows } = await readFrom({ drawn: first, more: [second] });
    const departments = rows.slice(1).map(([name]) => name);
    expect(departments.slice(0, 3)).toEqual(["복지정책과", "건설과", ""]);
    expect(departments.slice(3)).toEqual(["건설과", "", ""]);
  });
});

describe("a page without a name in its one merged cell", () => {
  const places = [60, 180, 330, 430, 540];
  const rules = (ys: readonly number[], left: number) => ys.map((y) => `${left} ${y} m 540 ${y} l S`);
  const pageOf = (number: number, labels: readonly (readonly [string, number])[]) => [
    ...["부서명", "세부사업명", "예산액", "집행액"].map((cell, at) =>
      shown((places[at] ?? 0) + 5, 560, cell),
    ),
    ...[0, 1, 2].flatMap((at) => [
      shown(185, 540 - 20 * at, `도로 정비 ${number + at}호`),
      shown(385, 540 - 20 * at, `${number + at}00,000`),
      shown(500, 540 - 20 * at, `${number + at}0,000`),
    ]),
    ...labels.map(([name, at]) => shown(63, 540 - 20 * at, name)),
    ...places.map((x) => `${x} 574 m ${x} 494 l S`),
    ...rules([574, 554, 494], 60),
    ...rules([534, 514], 180),
  ];

  const read = (at: number) =>
    readFrom({ drawn: pageOf(1, [["복지정책과", at]]), more: [pageOf(4, []), pageOf(7, [["건설과", at]])] });

  test("goes on from the page before where names stand at the top", async () => {
    const { rows, codes } = await read(0);
    const own = rows.filter(([, name = ""]) => name.endsWith("호")).map(([name]) => name);
    expect(own.slice(0, 7)).toEqual(["복지정책과", "", "", "", "", "", "건설과"]);
    expect(codes).not.toContain("names-unclear");
  });

  test("refuses the file where they stand in the middle", async () => {
    expect((await read(1)).codes).toContain("names-unclear");
  });
});

test("the edge of a coloured area strikes nothing through", async () => {
  const { codes } = await readFrom({ drawn: ["0.9 g 60 523 480 60 re f 0 g", ...ruled] });
  expect(codes).toEqual(["document-rows"]);
});

test("no line is lost where the reader of PDFs parts a path in the middle", async () => {
  // It parts what a page draws after every thousand operators.
  const before = (count: number) => Array.from({ length: count }, () => "0 G");
  for (const count of [996, 997, 998, 999]) {
    const { rows } = await readFrom({
      page: "/Rotate 180",
      drawn: [...before(count), ...rowsOf(table, "left"), ...down, ...across(20)],
    });
    expect(rows).toEqual(table);
  }
});

test("columns whose outer lines a printer leaves out are not closed within", async () => {
  const inner = down.slice(1, 3);
  const { rows } = await readFrom({
    page: "/Rotate 180",
    drawn: [...rowsOf(table, "left"), ...inner, ...across(20)],
  });
  expect(rows).toEqual(table);
});

describe("what was laid over a print afterwards makes it wait", () => {
  const at = "/Rect [300 500 380 520]";
  test.each([
    ["a field that is filled in", `/Subtype /Widget /FT /Tx /T (a) /V (560,000) ${at}`],
    ["a text box", `/Subtype /FreeText /Contents (123,000) /DA (/F1 9 Tf) ${at}`],
    ["a stroke through an amount", `/Subtype /StrikeOut /QuadPoints [300 520 380 520 300 500 380 500] ${at}`],
  ])("%s", async (_, annotation) => {
    const page = `/Annots [<< /Type /Annot ${annotation} >>]`;
    const { codes } = await readFrom({ page, drawn: [...rowsOf(table, "middle"), ...across(20)] });
    expect(codes).toContain("laid-over-unread");
  });

  test.each([
    ["a note beside the text", `/Subtype /Text /Contents (3,000) ${at}`],
    ["a link", `/Subtype /Link ${at}`],
    ["a hidden field", `/Subtype /Widget /FT /Tx /T (a) /V (560,000) /F 2 ${at}`],
    ["a field without figures", `/Subtype /Widget /FT /Tx /T (a) /V (name) ${at}`],
  ])("but not %s", async (_, annotation) => {
    const page = `/Annots [<< /Type /Annot ${annotation} >>]`;
    const { codes } = await readFrom({ page, drawn: [...rowsOf(table, "middle"), ...across(20)] });
    expect(codes).not.toContain("laid-over-unread");
  });
});

describe("coloured rows without lines", () => {
  const areas = (rows: readonly number[]) =>
    rows.flatMap((at) =>
      edges.slice(1).map((right, column) => {
        const left = edges[column] ?? 0;
        return `0.9 g ${left} ${554 - at * 20} ${right - left} 20 re f 0 g`;
      }),
    );
  const sum = ["합계", "2,434,567", "1,947,654"];
  const striped = [...table, sum];

  test.each([
    ["every second row", [1, 3]],
    ["every other row, the header first", [0, 2, 4]],
    ["the header and the total alone", [0, 4]],
    ["the total alone", [4]],
  ])("are rows of cells, not each a table: %s", async (_, rows) => {
    for (const head of ["left", "middle"] as const) {
      const read = await readFrom({ drawn: [...areas(rows), ...rowsOf(striped, head)] });
      expect(read.rows).toEqual(striped);
      expect(read.codes).toEqual(["document-rows"]);
    }
  });

  test("have borders where each cell is a box, though a row stands below them", async () => {
    const boxes = [0, 1, 2, 3].flatMap((at) =>
      edges.slice(1).map((right, column) => {
        const left = edges[column] ?? 0;
        return `${left} ${554 - at * 20} ${right - left} 20 re S`;
      }),
    );
    const read = await readFrom({ drawn: [...boxes, ...rowsOf(striped, "left")] });
    expect(read.rows.slice(0, 4)).toEqual(table);
  });

  test("keep their borders where these are drawn, too", async () => {
    expect((await readFrom({ drawn: [...areas([0, 2]), ...ruled] })).rows).toEqual(table);
    expect((await readFrom({ drawn: [...ruled, ...areas([1, 3])] })).rows).toEqual(table);
  });
});
