// Columns that fewer offices print; some of them hold nothing that may be read as the running total of spending.
import type { AmountColumn, Kind, MadeFigure } from "./amount-columns.ts";
import type { Draw } from "./draw.ts";
import { appropriationOf, currentOf, type Figure } from "./figures.ts";

type Make = (path: readonly string[]) => AmountColumn;

interface Makers {
  readonly budget: Make;
  readonly current: Make;
  readonly spent: Make;
  readonly part: (path: readonly string[], of: (figure: Figure) => number) => AmountColumn;
  readonly rate: (word: string, of: (figure: Figure) => number) => AmountColumn;
  readonly dated: (word: string) => string;
}

export function rareColumns(
  draw: Draw,
  { budget, current, spent, part, rate, dated }: Makers,
): readonly Kind[] {
  const third = ({ spent: own }: Figure) => Math.trunc(own / 3);
  const bound = (path: readonly string[]): AmountColumn => ({
    path,
    amount: ({ commitment }) => commitment,
    reads: "commitment",
  });
  const text = (word: string, own: string): AmountColumn => ({ path: [word], amount: null, text: () => own });
  const quarter = draw.one<readonly string[]>([
    ["1분기", "2분기", "3분기"],
    ["1/4", "2/4", "3/4"],
    ["1/4분기", "2/4분기", "3/4분기"],
  ]);
  const spentInAll: MadeFigure = { reads: "spent", amount: (figure) => figure.spent };
  const isProven = !draw.once(3);
  const leftOf = (of: (figure: Figure) => number) =>
    part([draw.one(["집행잔액", "잔액"])], (figure) => of(figure) - figure.spent);
  const proofOf = (of: (figure: Figure) => number) =>
    isProven ? draw.one([[rate("집행률(%)", of)], [leftOf(of)], [leftOf(of), rate("집행률", of)]]) : [];
  const [proof, proofOfCurrent] = [proofOf(appropriationOf), proofOf(currentOf)];
  return [
    [
      "quarters",
      [
        current(["예산현액"]),
        ...quarter.map((word) => part(["집행액", word], third)),
        spent(["집행액", draw.one(["누계", "계", "합계"])]),
        rate("집행률(%)", currentOf),
      ],
    ],
    [
      "bound-paid",
      [
        current(["예산현액"]),
        bound(["집행액", "원인행위액"]),
        spent(["집행액", "지출액"]),
        rate("집행률", currentOf),
      ],
    ],
    [
      "bound-included",
      [
        budget(["예산액"]),
        bound([draw.one(["집행액(원인행위 포함)", "집행액 (원인행위액 포함)", "집행액(원인행위)"])]),
        spent([dated("지출액")]),
      ],
    ],
    [
      "change",
      [
        part([draw.one(["전년도 예산액", "2019년 예산액(A)"])], ({ original }) => original + 5),
        budget([draw.one(["금년도 예산액", "2020년 예산액(B)"])]),
        part(
          [draw.one(["증감", "증감액(B-A)", "증 감", "비교증감"])],
          (figure) => appropriationOf(figure) - figure.original - 5,
        ),
        spent([dated(draw.one(["집행액", "2020년 집행액"]))]),
        text("비고", ""),
      ],
    ],
    [
      "origins",
      [
        current(["계", "예산현액"]),
        spent(["계", "지출액"]),
        part(["현년도", "예산현액"], appropriationOf),
        part(["현년도", "지출액"], ({ spent: own }) => own - Math.trunc(own / 4)),
        part(["이월", "예산현액"], ({ carried }) => carried),
        part(["이월", "지출액"], ({ spent: own }) => Math.trunc(own / 4)),
      ],
    ],
    [
      "expected",
      [
        budget(["예산액"]),
        spent([dated("집행액")]),
        part(
          [draw.one(["집행예정액", "향후 집행계획", "연말 집행예상액", "집행가능액"])],
          (figure) => appropriationOf(figure) - figure.spent,
        ),
        part([draw.one(["불용예상액", "집행잔액 예상"])], () => 0),
      ],
    ],
    [
      "whole-cost",
      [
        part(["총사업비"], (figure) => 3 * appropriationOf(figure)),
        part([draw.one(["기투자", "기투자액", "2019년까지"])], appropriationOf),
        budget(["2020년 예산액"]),
        spent([dated("집행액")]),
        part([draw.one(["향후투자", "2021년 이후", "2021년 계획"])], appropriationOf),
      ],
    ],
    [
      "target",
      [
        current(["예산현액"]),
        part([draw.one(["집행목표액", "목표액", "목표"])], (figure) => Math.trunc(currentOf(figure) / 2)),
        spent([dated(draw.one(["집행액", "집행실적"]))]),
        rate(draw.one(["달성률(%)", "목표대비", "달성율"]), (figure) => Math.trunc(currentOf(figure) / 2)),
      ],
    ],
    [
      "carry-out",
      [
        current(["예산현액"]),
        spent([dated("지출액")]),
        part([draw.one(["이월액", "이월예정액", "차년도이월"])], () => 3),
        part(["집행잔액"], (figure) => currentOf(figure) - figure.spent - 3),
      ],
    ],
    [
      "rate-behind",
      [
        budget(["예산액"]),
        {
          ...spent([dated(draw.one(["집행액(집행률)", "집행액(%)", "집행액(비율)"]))]),
          behind: (figure) =>
            appropriationOf(figure) > 0
              ? ` (${((100 * figure.spent) / appropriationOf(figure)).toFixed(1)}%)`
              : "",
        },
      ],
    ],
    [
      "grouped",
      [
        budget(["예산", draw.one(["예산액", "편성액", "최종예산액"])]),
        current(["예산", "예산현액"]),
        spent(["집행", draw.one(["집행액", "지출액", "집행누계"])]),
        { ...rate("집행률", currentOf), path: ["집행", "집행률"] },
        part(["집행", "잔액"], (figure) => currentOf(figure) - figure.spent),
      ],
    ],
    [
      "details",
      [
        text("사업개요", "보조 2개소 1,200명"),
        text("기간", "2020.1~12월"),
        budget(["예산액"]),
        spent([dated("집행액")]),
        text(draw.one(["추진상황", "향후계획", "문제점 및 대책"]), "10월 착공, 12월 준공 예정"),
        text("연락처", "2670-3114"),
      ],
    ],
    [
      "halves",
      [
        budget(["예산액"]),
        part(["집행액", "상반기"], third),
        part(["집행액", "하반기"], (figure) => figure.spent - third(figure)),
        ...proof,
      ],
      ...provenBy(proof, spentInAll),
    ],
    [
      "quarters-alone",
      [
        current(["예산현액"]),
        part(["집행액", "1분기"], third),
        part(["집행액", "2분기"], third),
        part(["집행액", "3분기"], (figure) => figure.spent - 2 * third(figure)),
        ...proofOfCurrent,
      ],
      ...provenBy(proofOfCurrent, spentInAll),
    ],
    [
      "left-alone",
      [
        budget(["예산액"]),
        part([draw.one(["집행잔액", "잔액"])], (figure) => appropriationOf(figure) - figure.spent),
        ...(isProven ? [rate("집행률(%)", appropriationOf)] : []),
      ],
      ...provenBy(isProven ? [current([])] : [], spentInAll),
    ],
    [
      "first-and-added",
      [
        part(["예산액", draw.one(["당초", "본예산"])], ({ original }) => original),
        part(["예산액", draw.one(["추경", "추경액", "증감"])], ({ supplementary }) => supplementary),
        spent([dated("집행액")]),
        ...proof,
      ],
      ...provenBy(proof, { reads: "appropriation", amount: appropriationOf }),
    ],
    [
      "month-alone",
      [
        budget(["예산액"]),
        part([draw.one(["10월 집행액", "당월 집행액", "집행액(10월분)", "3분기 집행액"])], third),
      ],
    ],
    ["plan-alone", [budget(["예산액"]), part([draw.one(["집행계획", "집행예정액", "집행 예상액"])], third)]],
    [
      "first-half-alone",
      [
        part([draw.one(["당초예산액", "본예산", "당초예산"])], ({ original }) => original),
        spent([dated("집행액")]),
      ],
    ],
  ];
}

/** What the table proves itself, and what the rest of the report may prove. */
function provenBy(
  proof: readonly AmountColumn[],
  figure: MadeFigure,
): readonly [readonly MadeFigure[], readonly MadeFigure[]] {
  return proof.length === 0 ? [[], [figure]] : [[figure], []];
}
