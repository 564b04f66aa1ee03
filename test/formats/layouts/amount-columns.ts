// The columns of amounts that offices print, in one, two or three header rows, and what of them a reader has to take.
import type { Draw } from "./draw.ts";
import { rareColumns } from "./rare-columns.ts";
import { appropriationOf, currentOf, type Figure } from "./figures.ts";

export type Read = "appropriation" | "current" | "commitment" | "spent" | "plan";

export interface AmountColumn {
  /** The header from its top row. */
  readonly path: readonly string[];
  /** Null for a rate, a remark or a blank. */
  readonly amount: ((figure: Figure) => number) | null;
  readonly text?: (figure: Figure) => string;
  /** What is printed behind the amount in its cell. */
  readonly behind?: (figure: Figure) => string;
  /** What of the project stands here; absent for a part, another year, a remainder, a month. */
  readonly reads?: Read;
}

export interface MadeFigure {
  readonly reads: Read;
  readonly amount: (figure: Figure) => number;
}

export interface AmountColumns {
  readonly kind: string;
  readonly columns: readonly AmountColumn[];
  /** What no column states and others prove: the two halves of a year, with the rate of both. */
  readonly made: readonly MadeFigure[];
  /** What the columns make up and prove not: another table of the report may. */
  readonly unproven: readonly MadeFigure[];
}

/** Whether a budget or a running total of spending is nowhere stated or proven, so that nothing may be read. */
export function isShort({ columns, made }: Pick<AmountColumns, "columns" | "made">): boolean {
  const reads = new Set([...columns, ...made].map((column) => column.reads));
  return (
    !(reads.has("appropriation") || reads.has("current")) || !(reads.has("spent") || reads.has("commitment"))
  );
}

const day = "10.31.기준";

export function drawAmountColumns(draw: Draw, isDated: boolean): AmountColumns {
  const spentWord = draw.one([
    "집행액",
    "집행누계액",
    "집행실적",
    "지출액",
    "집 행 액",
    "지출액(B)",
    "집행액 누계",
    "지급액",
    "집행금액",
    "지출금액",
    "집행누계",
    "지출누계액",
    "기집행액",
    "지출액 ②",
  ]);
  const budgetWord = draw.one([
    "예산액",
    "최종예산액",
    "예 산 액",
    "예산액(A)",
    "2020년 예산액",
    "편성액",
    "예산액",
    "예산총액",
    "예산",
    "최종예산",
    "예산액(추경포함)",
    "확정예산액",
    "세출예산액",
    "예산액(최종)",
    "'20년 예산",
    "예산액①",
    "예산금액",
  ]);
  const currentWord = draw.one([
    "예산현액",
    "예 산 현 액",
    "예산현액(A)",
    "예산현액",
    "현액",
    "예산현액(이월포함)",
    "예산 현액",
    "예산현액①",
  ]);
  const dated = (word: string) => (isDated ? `${word}(${day})` : word);
  const spent = (path: readonly string[]): AmountColumn => ({
    path,
    amount: (figure) => figure.spent,
    reads: "spent",
  });
  const budget = (path: readonly string[]): AmountColumn => ({
    path,
    amount: appropriationOf,
    reads: "appropriation",
  });
  const current = (path: readonly string[]): AmountColumn => ({ path, amount: currentOf, reads: "current" });
  const part = (path: readonly string[], amount: (figure: Figure) => number): AmountColumn => ({
    path,
    amount,
  });
  const rate = (word: string, of: (figure: Figure) => number): AmountColumn => ({
    path: [word],
    amount: null,
    text: (figure) => (of(figure) <= 0 ? "-" : ((100 * figure.spent) / of(figure)).toFixed(1)),
  });
  const rateWord = draw.one(["집행률(%)", "집행률", "집행율(%)", "진도율(%)", "집행률(B/A)", "비율(%)"]);
  const left = part(
    [draw.one(["집행잔액", "잔액", "집행잔액(A-B)", "미집행액"])],
    (figure) => currentOf(figure) - figure.spent,
  );
  const remark: AmountColumn = { path: ["비고"], amount: null, text: () => "" };
  const kinds: readonly Kind[] = [
    ["budget", [budget([budgetWord]), spent([dated(spentWord)]), rate(rateWord, appropriationOf)]],
    ["current", [current([currentWord]), spent([dated(spentWord)]), rate(rateWord, currentOf), remark]],
    [
      "both",
      [
        budget([budgetWord]),
        current([currentWord]),
        spent([dated(spentWord)]),
        left,
        rate(rateWord, currentOf),
      ],
    ],
    [
      "parts",
      [
        part(["예산액", "당초"], ({ original }) => original),
        part(["예산액", "추경"], ({ supplementary }) => supplementary),
        budget(["예산액", draw.one(["계", "합계", "최종"])]),
        spent([dated(spentWord)]),
        rate(rateWord, appropriationOf),
      ],
    ],
    [
      "settlement",
      [
        budget(["예산액"]),
        part([draw.one(["전년도 이월액", "전년도이월액", "이월액"])], ({ carried }) => carried),
        current([currentWord]),
        {
          path: [draw.one(["원인행위액", "지출원인행위액"])],
          amount: ({ commitment }) => commitment,
          reads: "commitment",
        },
        spent([dated(draw.one(["지출액", "지출액(B)"]))]),
        part(["다음연도 이월액", "명시"], () => 0),
        part(["다음연도 이월액", "사고"], () => 0),
        part(["보조금 반납"], () => 0),
        left,
      ],
    ],
    [
      "plan",
      [
        budget([budgetWord]),
        spent(["집행액", day]),
        { path: ["집행액", "12.31.까지"], amount: appropriationOf, reads: "plan" },
        rate(rateWord, appropriationOf),
      ],
    ],
    [
      "months",
      [
        current([currentWord]),
        part(["집행액", draw.one(["전월까지", "전월누계"])], (figure) => Math.max(0, figure.spent - 1)),
        part(["집행액", draw.one(["당월", "금월", "10월"])], () => 1),
        spent(["집행액", draw.one(["누계", "계"])]),
        rate(rateWord, currentOf),
      ],
    ],
    ["years", yearsOf(draw, { budget, spent, part })],
    ["funds", fundsOf(isDated, { budget, spent })],
    [
      "early",
      [
        current([currentWord]),
        part([draw.one(["대상액", "신속집행 대상액(A)"])], (figure) => Math.floor(currentOf(figure) / 2)),
        part([draw.one(["목표액", "목표액(B)"])], (figure) => Math.floor(currentOf(figure) / 3)),
        spent([dated("집행액(C)")]),
        rate(draw.one(["목표대비 집행률(C/B)", "대상액 대비 집행률"]), (figure) =>
          Math.floor(currentOf(figure) / 2),
        ),
        rate("예산대비 집행률", currentOf),
      ],
    ],
    [
      "audit",
      [
        { path: ["사업기간"], amount: null, text: () => "2020.1.~12." },
        current([currentWord]),
        spent([dated(spentWord)]),
        left,
        {
          path: [draw.one(["미집행 사유", "부진 사유", "사업내용"])],
          amount: null,
          text: () => "절차 이행 중",
        },
        { path: ["담당자"], amount: null, text: () => "3팀" },
      ],
    ],
  ];
  const all = [...kinds, ...rareColumns(draw, { budget, current, spent, part, rate, dated })];
  const [kind, columns, made = [], unproven = []] = all[draw.below(all.length)] ?? ["", []];
  return { kind, columns: reordered(draw, kind, columns), made, unproven };
}

export type Kind = readonly [
  string,
  readonly AmountColumn[],
  (readonly MadeFigure[])?,
  (readonly MadeFigure[])?,
];

/** Some offices print the rate or the spending first. */
function reordered(draw: Draw, kind: string, columns: readonly AmountColumn[]): readonly AmountColumn[] {
  if (!["budget", "current", "both"].includes(kind) || !draw.once(6)) return columns;
  return [...columns.slice(1), ...columns.slice(0, 1)];
}

type Make = (path: readonly string[]) => AmountColumn;

function yearsOf(
  draw: Draw,
  {
    budget,
    spent,
    part,
  }: {
    budget: Make;
    spent: Make;
    part: (path: readonly string[], of: (figure: Figure) => number) => AmountColumn;
  },
): readonly AmountColumn[] {
  const last = draw.one(["2019년", "전년도", "2019년도", "'19년"]);
  const own = draw.one(["2020년", "금년도", "2020년도", "'20년"]);
  const isTwoRows = draw.once(2);
  const at = (year: string, word: string) => (isTwoRows ? [year, word] : [`${year} ${word}`]);
  const before = [
    part(at(last, "예산액"), ({ original }) => original + 7),
    part(at(last, "집행액"), ({ spent: own19 }) => own19 + 3),
  ];
  const now = [budget(at(own, "예산액")), spent(at(own, "집행액"))];
  return draw.once(3) ? [...now, ...before] : [...before, ...now];
}

function fundsOf(
  isDated: boolean,
  { budget, spent }: { budget: Make; spent: Make },
): readonly AmountColumn[] {
  const words = ["국비", "시비", "구비"] as const;
  const over = isDated ? `집행액(${day})` : "집행액";
  return [
    { ...budget(["예산액", "계"]) },
    ...words.map((word, at): AmountColumn => ({
      path: ["예산액", word],
      amount: ({ budgetFunds }) => budgetFunds[at] ?? 0,
    })),
    { ...spent([over, "계"]) },
    ...words.map((word, at): AmountColumn => ({
      path: [over, word],
      amount: ({ spentFunds }) => spentFunds[at] ?? 0,
    })),
  ];
}
