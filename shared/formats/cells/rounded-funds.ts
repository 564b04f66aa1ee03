/**
 * Fund parts beside the total that they share. Each is rounded to the unit that it is printed in, so parts in 천원 may miss
 * their total by half a unit each. The money of a fund stays as it is printed and so does the total: what is left of the
 * total is of no fund that anybody named.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { type Fund, type FundAmounts, funds, totalOf } from "../../domain/values/fund.ts";
import { formatWon, type MoneyUnit, moneyUnits, type Won } from "../../domain/values/won.ts";
import { type Place, question, remark } from "../kernel/finding-list.ts";

export type SharedTotal =
  | { readonly kind: "exact"; readonly amounts: FundAmounts }
  /** `rest`: the total less its parts, kept as `unsplit`. */
  | { readonly kind: "rounded"; readonly amounts: FundAmounts; readonly rest: Won }
  | { readonly kind: "differs"; readonly sum: Won };

/** @param unitOf a part and, as `unsplit`, of the total; null where it is not known: then nothing is rounded. */
export function shareTotal(
  total: Won,
  parts: FundAmounts,
  unitOf: (fund: Fund) => MoneyUnit | null,
): SharedTotal {
  const rest = restOf(total, parts);
  if (rest === 0n) return { kind: "exact", amounts: parts };
  const ofParts = funds.reduce((sum, fund) => sum + halfUnit(parts[fund] ?? 0n, unitOf(fund)), 0n);
  const ofTotal = halfUnit(total, unitOf("unsplit"));
  const most = ofParts > ofTotal ? ofParts : ofTotal;
  if ((rest < 0n ? -rest : rest) > most) return { kind: "differs", sum: total - rest };
  return { kind: "rounded", amounts: { ...parts, unsplit: rest }, rest };
}

export function restOf(total: Won, parts: FundAmounts): Won {
  return total - (totalOf(parts) ?? 0n);
}

/** How far an amount may be from what was rounded to it. A won is not rounded, a 0 stands for nothing, and decimals say more than the unit. */
function halfUnit(amount: Won, unit: MoneyUnit | null): Won {
  const size = unit === null ? 1n : moneyUnits[unit];
  return amount === 0n || amount % size !== 0n ? 0n : size / 2n;
}

/** Said where the parts leave something, asked where they are more than their total: then some part is too high. */
export function fundsRounded(place: Place, name: string, total: Won, rest: Won): Finding {
  const [whole, sum] = [total, total - rest].map(formatWon);
  const at = place.row === null ? { ko: "", en: "" } : { ko: `${place.row}행 `, en: `Row ${place.row}, ` };
  const apart = {
    ko: `${at.ko}"${name}"의 재원별 합계 ${sum}원이 총액 ${whole}원과 ${formatWon(rest < 0n ? -rest : rest)}원 다릅니다. 인쇄 단위의 반올림으로 설명되는 차이입니다.`,
    en: `${at.en}"${name}": the funds add to ${sum} won and the total is ${whole} won, ${formatWon(rest < 0n ? -rest : rest)} won apart. Rounding to the printed unit explains this.`,
  };
  if (rest > 0n)
    return remark("funds-rounded", place, {
      ko: `${apart.ko} 재원별 금액과 총액을 인쇄된 대로 두고, 남는 ${formatWon(rest)}원은 미구분으로 적습니다.`,
      en: `${apart.en} Funds and total stay as they are printed, and the ${formatWon(rest)} won that are left stand as unsplit.`,
    });
  return question("funds-above-total", place, {
    ko: `${apart.ko} 재원별 금액이 총액보다 많습니다. 원 단위 자료로 다시 올리거나, 보류를 해제하면 미구분에 ${formatWon(rest)}원을 적어 그대로 둡니다.`,
    en: `${apart.en} The funds are more than their total: send the figures in won, or release the file to keep them: ${formatWon(rest)} won then stand as unsplit.`,
  });
}
