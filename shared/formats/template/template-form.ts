/** The columns of the office's own template, as it is given out empty: what heads each, and what the guide says of it. */
import type { LedgerLine } from "../../domain/ledger/ledger-line.ts";
import { fundOfLabel } from "../../domain/values/fund.ts";
import { moneyUnits } from "../../domain/values/won.ts";

export interface TemplateOrder {
  /** Decides what the funds are called; null for names that fit every office. */
  readonly office: string | null;
  /** The as-of date must lie in it; null for any. */
  readonly fiscalYear: number | null;
  /** The office's lines as they were last known; empty for a form to fill in from nothing. */
  readonly lines: readonly LedgerLine[];
}

export interface FormColumn {
  readonly korean: string;
  readonly english: string;
  readonly help: string;
  /** In characters of the sheet's font. */
  readonly width: number;
  readonly holds: "text" | "won" | "day";
  /** The words of its drop-down list; null where anything may be written. */
  readonly choices: readonly string[] | null;
}

/** The fields of local budgets, as 행정안전부 numbers them. */
const fields = [
  "010 일반공공행정",
  "020 공공질서및안전",
  "050 교육",
  "060 문화및관광",
  "070 환경",
  "080 사회복지",
  "090 보건",
  "100 농림해양수산",
  "110 산업·중소기업및에너지",
  "120 교통및물류",
  "140 국토및지역개발",
  "150 과학기술",
  "160 예비비",
  "900 기타",
];

const englishFunds = ["national", "provincial", "municipal", "other"];

/** The sheet of projects: under another name where it was given out filled in, so that one that comes back is known. */
export const sheetNames = { empty: "사업별 집행", filled: "사업별 집행(채움)" } as const;

/** Beside the header of codes of a filled template: it tells one also where no sheet has a name, as in CSV. */
const filledMark = " (채움)";

/** Whether the header is that of a template that was given out filled in. */
export function isFilledHeader(header: string): boolean {
  return header.replaceAll(" ", "").endsWith(filledMark.trim());
}

/** What changes from one report to the next; all else says which project it is, and what it may spend. */
export const openColumns = /^(contact|team|as_of|commitment|expenditure|plan_)/;

/** One cell heads a column in both languages; either alone is read as well. */
export function headerOf({ korean, english }: FormColumn, isFilled: boolean): string {
  return `${korean} / ${english}${isFilled && english === "code" ? filledMark : ""}`;
}

export function formColumns({
  office,
  lines,
}: Pick<TemplateOrder, "office" | "lines">): readonly FormColumn[] {
  const hasCodes = lines.some(({ project }) => project.departmentCode !== undefined);
  return [
    text("사업코드", "code", "세부사업 코드 16자리. 있으면 이름이 바뀌어도 같은 사업으로 압니다.", 20),
    text("사업명", "name", "세부사업의 이름. 꼭 적습니다.", 36),
    text("단위사업", "unit_project", "세부사업이 속한 단위사업.", 24),
    text("부서", "department", "집행하는 부서. 코드가 없으면 부서와 이름으로 사업을 알아봅니다.", 16),
    ...(hasCodes
      ? [text("부서 이름", "department_name", "부서 칸의 코드를 부르는 이름. 보기만 하고 읽지 않습니다.", 18)]
      : []),
    text("팀", "team", "담당 팀.", 14),
    text("담당자 e-mail", "contact", "알림을 받을 주소. 사람 이름은 저장하지 않습니다.", 26),
    list("회계", "account", "회계 구분.", ["일반회계", "특별회계", "기금"]),
    list("분야", "field", "14개 분야.", fields),
    { ...text("기준일", "as_of", "금액이 맞는 날. 2026-06-30처럼 적습니다.", 14), holds: "day" },
    list("단위", "unit", "그 행의 금액 단위. 파일을 올릴 때 정해도 됩니다.", Object.keys(moneyUnits)),
    ...amounts("예산액", "appropriation", "본예산과 추경을 더한 편성액.", office),
    ...amounts("예산현액", "current_budget", "예산액 + 이월 + 예비비 ± 전용.", office),
    ...amounts("원인행위액", "commitment", "계약이나 결의로 매인 돈의 누계.", office),
    ...amounts("집행액", "expenditure", "지출한 돈의 누계. 교부한 보조금의 실집행액이 아닙니다.", office),
    amount("12.31 계획", "plan_year_end", "연말까지 집행하려는 누계."),
    ...Array.from({ length: 12 }, (_, at) =>
      amount(
        `${at + 1}월 계획`,
        `plan_m${at + 1}`,
        "그 달에 집행하려는 금액. 적으려면 1월부터 빠짐없이 적습니다.",
      ),
    ),
  ];
}

function amounts(
  korean: string,
  english: string,
  help: string,
  office: string | null,
): readonly FormColumn[] {
  const parts = fundLabels(office).map((fund, at) =>
    amount(
      `${korean}(${fund})`,
      `${english}_${englishFunds[at] ?? ""}`,
      `${korean} 가운데 ${fund}. 적으면 재원별 합계가 ${korean}과 같아야 합니다.`,
    ),
  );
  return [amount(korean, english, help), ...parts];
}

function fundLabels(office: string | null): readonly string[] {
  if (office === null) return ["국비", "시도비", "시군구비", "기타"];
  const isDistrict = fundOfLabel("시", office) === "provincial";
  return isDistrict ? ["국비", "시비", "구비", "기타"] : ["국비", "도비", "시군구비", "기타"];
}

function text(korean: string, english: string, help: string, width: number): FormColumn {
  return { korean, english, help, width, holds: "text", choices: null };
}

function amount(korean: string, english: string, help: string): FormColumn {
  return { ...text(korean, english, help, 18), holds: "won" };
}

function list(korean: string, english: string, help: string, choices: readonly string[]): FormColumn {
  return { ...text(korean, english, help, 16), choices };
}
