/** Columns that say what their rows mean, found by their headers: of what kind, in what state, of which year and whose. */
import { comparableHeader } from "../tables/header-grammar.ts";

export type MeaningKind =
  | "kind"
  /** 구분 before the names of projects, or a line over them: 본예산, 명시이월, 세입. */
  | "division"
  | "state"
  | "answer"
  /** Filled only where something is taken back: 취소, 취소일자, 반려사유, 반납일자. */
  | "undo"
  | "year"
  /** 연도구분: 현년도, 과년도. */
  | "year-word"
  | "office"
  | "office-code"
  | "refund-amount"
  /** 단위 beside amounts whose reader knows no unit of single rows. */
  | "unit"
  | "unknown";

export interface MeaningColumn {
  /** The place among the columns, from 0. */
  readonly at: number;
  readonly header: string;
  readonly kind: MeaningKind;
}

type NamedKind = Exclude<MeaningKind, "unknown" | "division">;

/** What is taken back, refused or corrected; 회수 alone may count how often something was paid. */
const undoing =
  /취소|삭제|반려|폐기(?!물)|무효|기각|부결|철회|불능|실패|오류|반송|반납|여입|과오납|환입|환수|환급|반환|정정|상계|역분개|(?<!증)감액|(?<!증)차감|재지급|말소|제외|중복|회수(?=일|여부|사유|구분|번호|금|액|처|완료|결의)|cancel|void|refund|reject|revers|delet|^return|error|^fail/;

/** Of other money and things: what an office gives back to the state, or will; rates; who answers for it. */
const notUndoing =
  /예정|계획|기한|율$|률$|보조금|국비|도비|시비|국고|교부|이자|보증금|대상|계좌(번호)?$|담당|전화|연락|물품|도서|장비/;

const headers: readonly (readonly [NamedKind, RegExp])[] = [
  [
    "answer",
    /^(지급|지출|결의|전표|집행|결제|이체|송금|자료|데이터|내역|행)*(취소|삭제|반려|폐기|무효|반납|여입|과오납|환입|환수|지급|지출|집행|결제|이체|송금|완료|승인|결재|확정|유효|사용|적용|반영|정상|포함|인정|활성)(여부|유무|yn|표시)$|^(use|used|valid|active|paid|del|delete|deleted|cancel|canceled|cancelled|cncl|void|refund|return)(yn|flag)$/,
  ],
  [
    "kind",
    /^(지출|결의|지급|거래|전표|수지|집행|처리|지출결의|원인행위|자료|업무)?(구분|유형|종류|종별)(명|코드명)?$|^(type|kind)$/,
  ],
  [
    "state",
    /^(처리|지급|결의|지출|진행|결재|승인|업무|사업|집행|전표|지급명령|결의서)*(상태|상황)(명|구분|코드명)?$|^(status|state)$/,
  ],
  ["year", /^(회계|예산|사업)?(연도|년도)$|^(fiscalyear|year|fyr|fisyear)$/],
  ["year-word", /^(회계|예산|사업)?(연도|년도)(구분|유형|별)$/],
  ["office", /^(자치단체|지방자치단체|지자체|시군구)명?$|^lafhgnm$/],
  ["office-code", /^(자치단체|지방자치단체|지자체)코드$|^lafcd$/],
  ["unit", /^(금액|화폐)?단위$|^unit$/],
  [
    "refund-amount",
    /^(지출|집행|지급|예산|세출)?(반납|여입|과오납|환수|환입|회수|반환|환급|과오납반납|반납여입|취소|감)(결의|누계)?(금액|액|금)(원|천원|백만원)?$/,
  ],
];

/** Null for a header that says nothing of its rows. */
export function meaningKindOf(header: string): NamedKind | null {
  const text = comparableHeader(header);
  const named = headers.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
  return named ?? (undoing.test(text) && !notUndoing.test(text) ? "undo" : null);
}

/**
 * The columns of a table that say what rows mean, and those that nobody knows.
 * @param columnHeaders all headers in order; the header of a merged cell stands in its first column only.
 * @param isKnown whether the reader reads the column, or knows that it carries nothing of its own.
 */
export function meaningColumnsOf(
  columnHeaders: readonly string[],
  isKnown: (at: number) => boolean,
): readonly MeaningColumn[] {
  return columnHeaders.flatMap((header, at): readonly MeaningColumn[] => {
    if (isKnown(at)) return [];
    return [{ at, header, kind: meaningKindOf(header) ?? "unknown" }];
  });
}

/** What a column that nobody knows may be, in a list of payments. */
export type PaymentNature =
  /** 부호, 차대구분, 증감, 입출금: a word in it turns the sign. */
  | "sign"
  /** 처리결과, 이체결과, 진행단계: a word in it may say that nothing was paid. */
  | "outcome"
  /** 정산구분, 지급형태, 사유: each word sorts its row. */
  | "class"
  /** 비고, 내용: whatever somebody wrote. */
  | "memo"
  /** 카드, 계약일자, 세금계산서: it marks what has nothing to do with the amount. */
  | "neutral"
  | "plain";

const natures: readonly (readonly [PaymentNature, RegExp])[] = [
  [
    "sign",
    /^([+±]|(부호|사인|sign|차대|대차|차변대변|증감|가감|증차감|입출|입출금|출입금|플러스마이너스|drcr|dc)(구분|여부|유형|부호|표시|코드|명)*)$/,
  ],
  ["neutral", /평가|심사|점검|검사|선정|계약|입찰|개찰|만족/],
  ["outcome", /(상태|상황|결과|단계|status|state|result)(명|구분|코드명?)?$|^진행$/],
  ["class", /(구분|유형|형태|종류|종별|분류|성격|사유|방식|방법|항목|type|kind|class|reason)(명|코드명?)?$/],
  [
    "memo",
    /비고|적요|메모|참고|특이사항|내용|내역|설명|품명|제목|건명|산출|용도|목적|remark|note|memo|desc|comment/,
  ],
  [
    "neutral",
    /등록|작성|접수|요청|청구|검수|납품|준공|착공|출력|결재|승인|기안|품의|발행|영수|입력|생성|계산서|고지|납부|납기|출장|시작|종료|기간|만기|결의|원인행위|지출|지급|집행|이체|송금|카드|현금|증빙|첨부|세금|원천|부가|공제|보조|국비|도비|시비|군비|관내|관외|긴급|수의|일상|이월|신규|계속|공통|직불|노무비|선금|기성|연말|소급|공개|열람|검토|확인|정산|대상|사용/,
  ],
];

export function paymentNatureOf(header: string): PaymentNature {
  const text = comparableHeader(header);
  return natures.find(([, pattern]) => pattern.test(text))?.[0] ?? "plain";
}
