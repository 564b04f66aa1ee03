/**
 * Words beside a table that limit what it says: of which account its projects are, which fund's money, and which part of the year.
 * `□ 의료급여기금특별회계 집행현황`, `(구비 기준)`, `집행현황(10월분)`.
 */
import { plainName, plainText } from "../../domain/values/plain-text.ts";
import { withoutCaption } from "./printed-unit-and-day.ts";
import { namedYearsIn } from "./printed-years.ts";

/** What a table is headed to be about, once its account or its fund is taken off. */
export const headingWords =
  "소관|세출|세입|예산|집행|결산|운용|지출|편성|사업별|부서별|단위사업|세부사업|현황|실적|내역|결과|총괄|및|·|의|서|액";
const matter = `(?:${headingWords})*`;
const accountName = "[가-힣·ㆍ]*?(?:일반회계|특별회계|공기업(?:회계)?|기금)";
const accountWord = new RegExp(`^(${accountName})(${matter})$`);
/** Before an account these say whose or when, and are no part of its name. */
const noAccount = /\d|(년도?|과|담당관|실|국|[가-힣]{2}[시군구]|예산|현황|보고|자료)$/;
/** Two accounts, or all of them. */
const severalAccounts =
  /일반\s*[·ㆍ,/+]|[·ㆍ,/+]\s*(특별|기타특별|공기업)|회계\s*(및|와|,|\/)|전체?\s*회계|모든\s*회계|통합/;

/** The account that a heading or a line over a table names; null where it names none, or several. */
export function accountIn(line: string): string | null {
  const text = plainName(line);
  if (/재원/.test(text)) return null;
  const [, stated] = /회계\s*(?:구분|명)?\s*[:：]\s*([^,()[\]/|]+?)\s*(?=$|[,()[\]/|])/.exec(text) ?? [];
  if (stated !== undefined) return severalAccounts.test(stated) ? null : accountOf(stated);
  if (severalAccounts.test(text)) return null;
  const found = [withoutBrackets(text), ...bracketsIn(text)].flatMap((part) => accountOf(part) ?? []);
  const [account, ...others] = new Set(found);
  return account === undefined || others.length > 0 ? null : account;
}

function accountOf(text: string): string | null {
  const words = text.split(" ").filter((word) => word !== "");
  const at = words.findLastIndex((word) => accountWord.test(word));
  const [, name = "", own = ""] = accountWord.exec(words[at] ?? "") ?? [];
  if (at === -1 || !new RegExp(`^${matter}$`).test(own + words.slice(at + 1).join(""))) return null;
  const first = words.slice(0, at).findLastIndex((word) => noAccount.test(word)) + 1;
  return [...words.slice(first, at), name].join(" ");
}

/** `국비`; `several` of two funds or of all but one. */
export type FundLimit = { readonly kind: "one"; readonly fund: string } | { readonly kind: "several" };

const fundWord =
  "(?:국고보조금|국비|국고|특별교부[세금]|특교[세금]|(?:특별)?조정교부금|특조금|시도비|도비|시비|시군구비|군비|구비|자체재원)";
const onlyFund = new RegExp(
  `(?:^|(?<=년도?|[과실국단]|회계|기금|예산|[가-힣]{2}[시군구청]))(${fundWord})(?:분|만)?${matter}$`,
);
const bracketedFund = new RegExp(`^(?:재원[:：]?)?(${fundWord})(?:기준|만|분|재원|예산|부담분|해당분)*$`);
const statedFund = /^재원(?:구분|별)?[:：]([가-힣]*기금|[가-힣]+)$/;
const notedFund = new RegExp(
  `^(?:위|상기)?(?:표|금액|예산액?|집행액?|예산액?(?:및|과|·)집행액?)?(?:은|는|의)?(${fundWord})(?:만|기준|분|금액|부담분)+(?:으로|을|를|의)?(?:임|작성|기재|표기|반영|금액|한|함|하였음|입니다|것)*$`,
);
/** `재원별 집행현황 - 시비`, `국비: 집행현황`. */
const fundBehindDash = new RegExp(
  `^[^:：]*(?:집행|예산|현황|재원|실적)[^:：]*[-–—:：/_](${fundWord})(?:분|만|재원|예산|사업)*$`,
);
const fundBeforeDash = new RegExp(
  `^(${fundWord})(?:분|만|재원|예산|사업)*[-–—:：/_][^:：]*(?:집행|예산|현황|실적)`,
);
const withoutFund = new RegExp(`${fundWord}(?:매칭|부담)?(?:는|은|를|을|분)?(?:제외|미포함|불포함|빼고)`);
const twoFunds = new RegExp(
  `(?:^|(?<=년도?|[과실국단]|회계|예산|[가-힣]{2}[시군구청]))(?:국[·ㆍ,/+]?[도시]비|${fundWord}(?:[·ㆍ,/+]|및|와|과)${fundWord})${matter}$`,
);

/** Which fund's money a heading, a caption or a note says that the table holds; null where it says nothing. */
export function fundLimitIn(line: string): FundLimit | null {
  const text = bareNote(line);
  if (withoutFund.test(text)) return { kind: "several" };
  const outside = withoutBrackets(text);
  if (twoFunds.test(outside)) return { kind: "several" };
  const ofOne = bracketsIn(text).filter(
    (inside) => [...inside.matchAll(new RegExp(fundWord, "g"))].length < 2,
  );
  const stated = [text, ...ofOne.flatMap((inside) => inside.split(","))];
  const fund =
    onlyFund.exec(outside)?.[1] ??
    firstIn(stated, statedFund) ??
    firstIn(stated.slice(1), bracketedFund) ??
    notedFund.exec(text)?.[1] ??
    ([...outside.matchAll(new RegExp(fundWord, "g"))].length === 1
      ? (fundBehindDash.exec(outside)?.[1] ?? fundBeforeDash.exec(outside)?.[1])
      : undefined);
  return fund === undefined ? null : { kind: "one", fund };
}

function firstIn(texts: readonly string[], pattern: RegExp): string | undefined {
  return texts.flatMap((text) => pattern.exec(text)?.[1] ?? [])[0];
}

/** A part of the year that does not begin with it, or of its last month alone. `10월말` and `3분기까지` are running totals. */
const partOfYear =
  "(?:20\\d\\d년도?|['’‘]\\d\\d년?)?(?:[2-4](?:/4|사)?분기(?:중|분|동안)?|하반기(?:중|분|동안)?|(?:1[0-2]|[2-9])월(?:분|중|한달간?|동안|한달분)|(?:당|금|해당|전)(?:월|분기)(?:중|분)?|월간(?!.*보고)|분기중)";
const headedPart = new RegExp(
  `^(?:[가-힣·\\d]*(?:년도?|[과실국단청]))?${partOfYear}(?!말|까지|누계|현재|기준|대비)(?:부서별|사업별|단위사업별?|세부사업별?|주요사업별?|재정|${headingWords})*(?:집행|지출|예산|사업비)(?:추진|상황|보고|표|액|${headingWords})*$`,
);
const onlyPart = new RegExp(`^${partOfYear}(?:집행|지출)?(?:분|액|실적|현황)?$`);

/** `□ 4분기 집행현황`, `□ 집행현황(10월분)`: spending of a part of the year is no running total. Null where a heading says no such part. */
export function periodInHeading(line: string): string | null {
  const text = withoutCaption(bareNote(line));
  if (/누계|누적/.test(text)) return null;
  const inside = bracketsIn(text).flatMap((words) => words.split(/[,·]/));
  const isOfSpending = /집행|지출|예산|사업비/.test(withoutBrackets(text)) || withoutBrackets(text) === "";
  if (isOfSpending && inside.some((words) => onlyPart.test(words))) return text;
  return headedPart.test(withoutBrackets(text)) ? text : null;
}

/** A note that says of which year the table is, and nothing else. */
export function yearInNote(line: string, fiscalYear: number): number | null {
  const text = bareNote(line).replace(/[.]$/, "");
  const isWhole =
    /^(?:위|상기|본)?(?:표|자료|금액)?(?:은|는)?(?:(?:전|작|금|당해)?(?:회계)?[연년]도|\d{4}년?도?|['’‘]\d\d년?도?|FY\d+|작년|지난해|회계|말|최종|예산|결산|세출|집행|액|의|:)+(?:현황|실적|내역|자료|기준|임|입니다|것)+$/.test(
      text,
    );
  const [year, ...others] = isWhole ? namedYearsIn(text, fiscalYear) : [];
  return year === undefined || others.length > 0 ? null : year;
}

/** `주1)`, `비고:`, `[참고]`, `☞`. */
const noteWord = /^(?:[☞⇒→➔]|[([【]?(?:주|註|비고|참고)\s*\d{0,2}\s*[)\]】:：.])\s*[:：]?/;

/** Without spaces, marks of notes and numbering: `※ 주1) 구비 기준`. */
export function bareNote(line: string): string {
  const text = plainName(line).replace(noteWord, "");
  return plainText(plainName(text)).replaceAll(" ", "");
}

export function bracketsIn(text: string): readonly string[] {
  return [...text.matchAll(/[([【<〈]([^()[\]【】<>〈〉]*)[)\]】>〉]/g)].map(([, inside = ""]) =>
    inside.trim(),
  );
}

export function withoutBrackets(text: string): string {
  return text.replace(/[([【<〈][^()[\]【】<>〈〉]*[)\]】>〉]/g, "").trim();
}
