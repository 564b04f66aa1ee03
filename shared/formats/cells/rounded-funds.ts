/**
 * Fund parts beside the total that they share. Each is rounded to the unit that it is printed in, so parts in 천원 may miss
 * their total by half a unit each. The money of a fund stays as it is printed and so does the total: what is left of the
 * total is of no fund that anybody named.
 */
import type { Finding } from "../../domain/values/finding.ts";
import {
  addFunds,
  type Fund,
  type FundAmounts,
  fundOfShare,
  funds,
  totalOf,
} from "../../domain/values/fund.ts";
import { formatWon, type MoneyUnit, moneyUnits, type Won } from "../../domain/values/won.ts";
import { type Place, placeAt, question, remark } from "../kernel/finding-list.ts";

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

/** An amount under the name of a fund, as printed. */
export interface PrintedShare {
  readonly fund: string;
  readonly won: Won;
}

export interface Shares {
  readonly amounts: FundAmounts;
  /** What 지방비 and its parts state, where they differ and nothing tells whether it is their sum; null else. */
  readonly unclear: LocalShare | null;
  /** What rounding leaves of 지방비 beside its parts; null where it leaves nothing. */
  readonly rounded: LocalShare | null;
}

interface LocalShare {
  readonly local: Won;
  readonly parts: Won;
}

/**
 * 지방비 is no fund of its own where its parts, 시도비 and 시군구비, stand beside it: where it is their sum, or the total is that of the others.
 * @param total what the shares are of; null where nothing states it.
 */
export function sharesIn(
  printed: readonly PrintedShare[],
  total: Won | null,
  { unit, office }: { readonly unit: MoneyUnit; readonly office: string },
): Shares {
  const added = (shares: readonly PrintedShare[]) =>
    shares.reduce<FundAmounts>(
      (sum, { fund, won }) => addFunds(sum, { [fundOfShare(fund, office)]: won }),
      {},
    );
  const others = added(printed.filter(({ fund }) => !isLocal(fund)));
  const all = { amounts: added(printed), unclear: null, rounded: null };
  const local = totalOf(added(printed.filter(({ fund }) => isLocal(fund)))) ?? 0n;
  const { national: _, ...ofOthers } = others;
  const ofTwo = Object.fromEntries(
    Object.entries(others).filter(([fund]) => fund === "provincial" || fund === "municipal"),
  );
  const parts = totalOf(ofTwo);
  // Parts of 0 count nothing twice.
  if (local === 0n || parts === null || parts === 0n) return all;
  const shared = (of: Won, amounts: FundAmounts) => shareTotal(of, amounts, () => unit).kind;
  // `지방비: 소계 | 시비 | 구비 | 특별조정교부금`
  const inside = [ofTwo, ofOthers].find((each) => shared(local, each) !== "differs");
  const rest = local - (totalOf(inside ?? ofTwo) ?? 0n);
  const whole = rest === 0n ? others : addFunds(others, { unsplit: rest });
  const isTotal = (amounts: FundAmounts) => total === null || shared(total, amounts) !== "differs";
  const isInside = inside !== undefined && isTotal(whole);
  if (total !== null && !isInside) {
    // `국비 | 지방비 | 구비`: the rest of 지방비 is of no fund that is named.
    if (isTotal(all.amounts)) return all;
    return rest > 0n && isTotal(whole)
      ? { ...all, amounts: whole }
      : isTotal(others)
        ? { ...all, amounts: others }
        : all;
  }
  if (!isInside) return { ...all, unclear: { local, parts } };
  return { ...all, amounts: whole, rounded: rest === 0n ? null : { local, parts: local - rest } };
}

function isLocal(fund: string): boolean {
  return /^지방비?$/.test(fund.replace(/\s/g, ""));
}

/** Of the amounts of one row. */
export function localFindings(row: number, label: string, { unclear, rounded }: Shares): readonly Finding[] {
  if (rounded !== null)
    return [
      fundsRounded(
        placeAt(row, label, formatWon(rounded.local)),
        "지방비",
        rounded.local,
        rounded.local - rounded.parts,
      ),
    ];
  if (unclear === null) return [];
  const [local, parts] = [unclear.local, unclear.parts].map(formatWon);
  return [
    question("local-share-unclear", placeAt(row, label, local), {
      ko: `${row}행의 ${label}에서 지방비 ${local}원이 시도비와 시군구비를 더한 ${parts}원과 달라, 지방비가 이들의 합계인지 따로 더할 재원인지 알 수 없습니다. 따로 더할 재원이면 보류를 해제하여 ${formatWon(unclear.local + unclear.parts)}원으로 더하고, 합계이면 틀린 금액을 고치거나 지방비를 지우고 다시 올려 주십시오.`,
      en: `In row ${row}, ${label}, the ${local} won of 지방비 are not the ${parts} won of 시도비 and 시군구비, so it may be their sum or a fund of its own. If it is a fund of its own, release the file and all are added to ${formatWon(unclear.local + unclear.parts)} won; if it is their sum, correct the amount or delete 지방비 and upload again.`,
    }),
  ];
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
