/**
 * The header grammar of a payment list (재정공개 지출목록): what was paid, when, for which project of which
 * department and account. Offices head the same columns in several ways.
 */
import { comparableHeader, isPersonalHeader } from "../tables/header-grammar.ts";

export const paymentFields = ["account", "department", "name", "date", "amount"] as const;
export type PaymentField = (typeof paymentFields)[number];

export type PaymentColumn =
  | {
      readonly kind: PaymentField;
      /** Of several columns of one kind the one with the smallest number is read: 지급일자 before 결의일자. */
      readonly rank: number;
    }
  /** `passed` is known and carries nothing that the ledger keeps; what `unknown` says of its row is asked of its header. */
  | { readonly kind: "passed" | "personal" | "unknown" | "blank" };

/** The more telling header first. */
const headers: Readonly<Record<PaymentField, readonly RegExp[]>> = {
  account: [/^회계(구분|명|연도별)?$/],
  department: [/^(지출|집행|담당|사용|소관)?부서명?$/],
  name: [/^세부사업명?$/, /^사업명$/],
  date: [/^지급(일자?|년월일)$/, /^(지출|집행)(일자?|년월일)$/, /^결의일자?$/, /^원인행위일자?$/],
  amount: [/^(지출|지급)(금액|액)$/, /^집행(금액|액)$/, /^결의(금액|액)$/],
};

const passedHeaders =
  /^(번호|순번|연번|no|통계목|통계목명|편성목|편성목명|예산과목|지급명령번호|지출번호|결의번호|원인행위번호|지급방법|부서코드|분야명?|부문명?|단위사업명?|정책사업명?|비목)$/;

/** A file with one of these is a report of balances or of approvals, row by row, and no list of payments. */
const foreignHeaders =
  /^(품의번호|품의일자|결의승인일|예산액|예산현액|편성액|예산잔액|집행잔액|집행률|사업코드|세부사업코드)$/;

export function paymentColumnOf(header: string): PaymentColumn {
  const text = bareHeader(header);
  if (text === "") return { kind: "blank" };
  if (isPersonalHeader(text)) return { kind: "personal" };
  for (const kind of paymentFields) {
    const rank = headers[kind].findIndex((pattern) => pattern.test(text));
    if (rank !== -1) return { kind, rank };
  }
  return { kind: passedHeaders.test(text) ? "passed" : "unknown" };
}

export function isForeignToPayments(header: string): boolean {
  return foreignHeaders.test(bareHeader(header));
}

/** Without what stands in brackets, which is the unit, and without spaces, dots and letter case. */
function bareHeader(header: string): string {
  return comparableHeader(header.replace(/[([][^)\]]*[)\]]/g, ""));
}
