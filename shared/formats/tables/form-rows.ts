/**
 * Rows whose names say that they are no projects, or not this year's: an example of how to fill in a form, a row that was
 * deleted, a header that stands again, a count of people, who printed a sheet and when, and money of another year. Each waits for a
 * person.
 */
import { particle } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { placeAt, question } from "../kernel/finding-list.ts";
import { isCarriedOver } from "../cells/stage-words.ts";
import type { SummedRow } from "./row-groups.ts";

type FormKind = "example" | "deleted" | "header" | "count" | "footer" | "carried";

/** A bracket before or behind the name, or the whole of it. */
const bracket = String.raw`[([<【〈〔{「『]([^()[\]<>【】〈〉〔〕{}「」『』]*)[)\]>】〉〕}」』]`;
const leading = new RegExp(`^${bracket}`);
const trailing = new RegExp(`${bracket}$`);

const example = /^(?:작성|기재|기입|입력)?(?:예시?|사?례|보기|견본|샘플|예제|요령|방법)\d?$/;
const bareExample =
  /^(?:(?:작성|기재|기입|입력)(?:예시?|례|요령|방법)|예시|견본|샘플|예\))(?:[:：)].*)?$|^예[:：)]/;
const deleted =
  /^(?:행|사업|항목)?(?:삭제|취소|중복|오류|오기|제외|미반영|말소|폐기)(?:됨|함|예정|사업|분|행|요망)?$/;
const header =
  /^(?:(?:정책|단위|세부|세세|내역)?사업(?:명|별|구분)|(?:정책|단위|세부|내역)사업|구분|분야|부문|(?:담당|소관)?부서(?:명|별)?|과제명|항목|연번)$/;
/** Only a unit: `(2개소)` is a part of a name. */
const counted =
  /^(?:단위[:：]?)?(?:명|인|건|건수|개|개소|회|가구|세대|%|퍼센트|㎡|m2|㎥|km|㎞|m|톤|kg|개월|시간|권|점|필지|ha|마리|그루|본|부|매|곳)$/i;
const bareCount =
  /^(?:총|연|누적)?(?:수혜|이용|참여|지원|대상|교육|수강|방문|사업|추진|처리|신청|등록)?(?:자|인원|가구|세대|건|개소|단체|횟|물량|사업량)수?(?:계)?$/;

/** What stands at the foot of a sheet: `출력일자`, `작성자: 예산팀`, `쪽`, `사업수`, `2개 사업`, `내선`. */
const footer =
  /^(?:출력|인쇄|작성|조회|생성|제출|발행)(?:연월일|년월일|일자|일시|일|시각|시간|날짜|자|자명|부서|기관|번호)(?:[:：].*)?$|^(?:담당|확인|검토|결재)(?:자|부서)(?:[:：].*)?$|^(?:내선|전화|팩스|문의|연락)(?:번호|처)?(?:[:：].*)?$|^(?:쪽|쪽수|쪽번호|페이지|page)(?:[:：]?\d*)$|^(?:총|전체)?(?:사업|과제|행|자료|건|줄)(?:수|갯수|개수)$|^총?\d[\d,]*(?:개|건)?(?:사업|과제|건|개)$/i;

function formKindOf(name: string): FormKind | null {
  const text = plainText(name).replace(/\s/g, "");
  const [first, last] = [leading, trailing].map((pattern) => pattern.exec(text)?.[1] ?? "");
  const inside = [first, last].filter((words): words is string => words !== undefined && words !== "");
  if (bareExample.test(text) || inside.some((words) => example.test(words))) return "example";
  if (inside.some((words) => deleted.test(words)) || deleted.test(text)) return "deleted";
  if (header.test(text)) return "header";
  if (footer.test(text)) return "footer";
  if (counted.test(last ?? "") || (bareCount.test(text) && text.length > 2)) return "count";
  // `노인복지관 증축 - 명시이월`
  const words = plainText(name).split(/[\s–—-]+/);
  const ends = [...inside, words[0] ?? "", words.at(-1) ?? ""];
  return ends.some((word) => /이월/.test(word) && isCarriedOver(word)) ? "carried" : null;
}

export function isOfForm(name: string): boolean {
  return formKindOf(name) !== null;
}

/** What is asked of a row by its name; null where it may well be a project. */
export function rowOfForm({ row, name }: Pick<SummedRow, "row" | "name">): Finding | null {
  const kind = formKindOf(name);
  if (kind === null) return null;
  const { ko, en } = meanings[kind];
  const isCarried = kind === "carried";
  return question(isCarried ? "row-carried-over" : "row-of-form", placeAt(row, null, name), {
    ko: `${row}행 "${name}"${particle(name, "은/는")} ${ko} ${isCarried ? "올해 예산이면" : "정말 사업이면"} 보류를 해제해 주십시오.`,
    en: `Row ${row} "${name}" looks like ${en} If it is ${isCarried ? "of this year's budget" : "a project"}, release the file.`,
  });
}

const remove = {
  ko: "그러면 그 행을 지우고 다시 올려 주십시오.",
  en: "If it is, delete the row and upload again.",
};

const meanings: Readonly<Record<FormKind, { readonly ko: string; readonly en: string }>> = {
  example: {
    ko: `사업이 아니라 양식의 작성 예시로 보입니다. ${remove.ko}`,
    en: `an example of the form and no project. ${remove.en}`,
  },
  deleted: {
    ko: `삭제하거나 제외한다고 적은 행으로 보입니다. ${remove.ko}`,
    en: `a row that is called deleted or left out. ${remove.en}`,
  },
  header: {
    ko: `사업이 아니라 제목 줄의 말로 보입니다. ${remove.ko}`,
    en: `words of a header and no project. ${remove.en}`,
  },
  count: {
    ko: `사업의 금액이 아니라 사람, 건수 같은 다른 단위의 값으로 보입니다. ${remove.ko}`,
    en: `a count of people or things and no money of a project. ${remove.en}`,
  },
  footer: {
    ko: `사업이 아니라 출력일, 작성자, 쪽수처럼 표 끝에 적는 말로 보입니다. ${remove.ko}`,
    en: `words at the foot of a sheet, such as who printed it, and no project. ${remove.en}`,
  },
  carried: {
    ko: "이름에 이월이라고 적혀 있어 지난해에서 넘어온 금액으로 보입니다. 그러면 이월액 열에 적거나 빼고 다시 올려 주십시오.",
    en: "money that was carried over from last year, which is no appropriation of the year. If it is, write it in a column 이월액 or take the row out, and upload again.",
  },
};
