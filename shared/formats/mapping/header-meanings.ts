/**
 * What a header says with certainty, in the words that the readers know: the template's grammar, by itself or together with what
 * is merged over it; and what no mapping reads whatever it holds, such as rates and remarks. All else is left open.
 */
import { isOfficeCode } from "../../domain/values/books.ts";
import { type Fund, fundOfLabel } from "../../domain/values/fund.ts";
import { comparableHeader, type TemplateColumn, templateColumnOf } from "../tables/header-grammar.ts";
import { type ColumnMeaning, meaningOf } from "./mapping.ts";

/** Two offices that name their funds differently: what is the same for both is so everywhere. */
const [metropolitan, provincial] = ["1100000", "4500000"];

/** Nothing of them goes into a ledger: they follow from amounts, or are for people. */
const neverRead =
  /^(?:[가-힣]*(?:률|율|비율)|비고|연번|순번|증감사유|(?:집행|지출|예산)?잔액)(?:%|퍼센트|원|천원|백만원)*$/;
/** `예산현액(A)`, `집행률(B/A)`: the letters by which a table explains its own sums. */
const formulaMark = /[([]\s*[A-Za-z]\s*(?:[=+\-−/÷×*]\s*[A-Za-z0-9]+\s*)*[)\]]/g;

/**
 * What offices call the columns of the template in tables of their own, where the word can mean nothing else. A suggestion is shown to a
 * person before it is used; what may be two things (번호, 과, 금회 집행액, 총예산) stays a question.
 */
const officeWords: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:과|실과|실과소|과소|국과|소관과|담당과|주관과|소관부서|주관부서|집행부서|편성부서|관리부서|추진부서|사업부서|시행부서)명칭?$|^부서명칭$|^(?:실과소|소관부서|주관부서|집행부서|편성부서|관리부서|추진부서|사업부서|시행부서|담당과|주관과|소관과)$/,
    "부서",
  ],
  [/^(?:세부|예산|재정)?사업(?:명칭|이름)$|^(?:예산|재정)사업명?$/, "사업명"],
  [/^(?:예산|재정)사업코드$|^(?:세부)?사업코드번호$/, "사업코드"],
  [/^단위사업(?:명칭|이름)$/, "단위사업"],
  [/^(?:팀명칭|소속팀명?|주관팀명?)$/, "팀"],
  [/^회계(?:명칭|종류|분류|별)$/, "회계"],
  [/^분야(?:명칭|별)$/, "분야"],
  [/^(?:작성|자료|집계|산출|현황)기준일자?$|^기준날짜$/, "기준일"],
  [/^(?:담당자)?(?:이메일|메일|전자우편|전자메일|email)주소$|^담당자전자메일$/, "담당자이메일"],
  [/^(?:지출|집행|지급)액?(?:누계|누적)액?|^(?:누계|누적|총|기)(?:지출|집행)액?/, "집행액"],
  [/^지출원인행위(?:누계|누적)?액?|^원인행위(?:누계|누적)액?/, "원인행위액"],
  [/^(?:최종|세출|확정)예산액|^예산편성액|^편성예산액?/, "예산액"],
];

/** The header in the template's words; as it is where it has none of an office's. */
function inTemplateWords(header: string): string {
  const text = comparableHeader(header);
  const [pattern, word] = officeWords.find(([each]) => each.test(text)) ?? [];
  return pattern === undefined || word === undefined ? header : text.replace(pattern, word);
}

/** @param office whose words for the funds they are; null leaves open what is not the same everywhere. */
export function meaningOfHeader(header: string, group: string, office: string | null): ColumnMeaning {
  const plain = header.replaceAll(formulaMark, "");
  const over = group.replaceAll(/[([][^()[\]]*[)\]]/g, "");
  // `국비` under `예산현액`, and `1월` under `집행계획`: the one is read after its group, the other before it.
  const texts = over === "" ? [plain] : [plain, `${over} ${plain}`, `${plain} ${over}`];
  const known = [...texts, ...texts.map(inTemplateWords)]
    .map((text) => columnOf(text, office))
    .find(({ kind }) => kind !== "unknown");
  if (known !== undefined) return meaningOf(known);
  return neverRead.test(comparableHeader(plain)) ? { means: "ignored" } : { means: "?" };
}

/** What a person calls a column, as an answer: `부서`, `집행액(국비)`. */
export function columnOf(words: string, office: string | null): TemplateColumn {
  if (office !== null && isOfficeCode(office)) return templateColumnOf(words, office);
  const [one, other] = [templateColumnOf(words, metropolitan), templateColumnOf(words, provincial)];
  return JSON.stringify(one) === JSON.stringify(other) ? one : { kind: "unknown" };
}

/** Null for a header that is no fund, or not the same fund everywhere. */
export function fundOfHeader(header: string, office: string | null): Exclude<Fund, "unsplit"> | null {
  const label = comparableHeader(header);
  const offices = office === null ? [metropolitan, provincial] : [office];
  const [fund = null, ...others] = offices.map((each) => fundOfLabel(label, each));
  return fund === null || fund === "unsplit" || others.some((other) => other !== fund) ? null : fund;
}
