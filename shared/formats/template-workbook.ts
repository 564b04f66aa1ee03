/** The office's own template as an empty workbook: a sheet to fill in, and a sheet that says how. */
import type { ColumnDef, DataValidation } from "hucre/xlsx";
import { fundOfLabel } from "../domain/fund.ts";
import { moneyUnits } from "../domain/won.ts";
import { guideSheetName } from "./table-match.ts";

export interface TemplateOrder {
  /** Decides what the funds are called; null for names that fit every office. */
  readonly office: string | null;
  /** The as-of date must lie in it; null for any. */
  readonly fiscalYear: number | null;
}

interface Column extends ColumnDef {
  readonly header: string;
  /** What the guide says of it. */
  readonly help: string;
  /** The words of its drop-down list; null where anything may be written. */
  readonly choices: readonly string[] | null;
}

/** As many rows as the largest office has projects. */
const preparedRows = 3_500;
const textFormat = "@";
const wonFormat = "#,##0";

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

export async function writeTemplate(order: TemplateOrder): Promise<Uint8Array> {
  const { writeXlsx } = await import("./spreadsheet-writer.ts");
  const columns = columnsFor(order);
  return writeXlsx({
    sheets: [
      {
        name: "사업별 집행",
        rows: [columns.map(({ header }) => header)],
        columns: columns.map(({ width, numFmt }) => ({ width: width ?? 14, numFmt: numFmt ?? wonFormat })),
        dataValidations: [...lists(columns), ...dates(columns, order.fiscalYear)],
        freezePane: { rows: 1, columns: 2 },
      },
      { name: guideSheetName, rows: guide(columns, order), columns: [{ width: 24 }, { width: 90 }] },
    ],
  });
}

function columnsFor({ office }: TemplateOrder): readonly Column[] {
  return [
    text("사업코드", "세부사업 코드 16자리. 있으면 이름이 바뀌어도 같은 사업으로 압니다.", 20),
    text("사업명", "세부사업의 이름. 꼭 적습니다.", 36),
    text("단위사업", "세부사업이 속한 단위사업.", 24),
    text("부서", "집행하는 부서. 코드가 없으면 부서와 이름으로 사업을 알아봅니다.", 16),
    text("팀", "담당 팀.", 14),
    text("담당자 e-mail", "알림을 받을 주소. 사람 이름은 저장하지 않습니다.", 26),
    list("회계", "회계 구분.", ["일반회계", "특별회계", "기금"]),
    list("분야", "14개 분야.", fields),
    { ...text("기준일", "금액이 맞는 날. 2026-06-30처럼 적습니다.", 12), numFmt: "yyyy-mm-dd" },
    list("단위", "그 행의 금액 단위. 파일을 올릴 때 정해도 됩니다.", Object.keys(moneyUnits)),
    ...amounts("예산액", "본예산과 추경을 더한 편성액.", office),
    ...amounts("예산현액", "예산액 + 이월 + 예비비 ± 전용.", office),
    ...amounts("원인행위액", "계약이나 결의로 매인 돈의 누계.", office),
    ...amounts("집행액", "지출한 돈의 누계. 교부한 보조금의 실집행액이 아닙니다.", office),
    amount("12.31 계획", "연말까지 집행하려는 누계."),
    ...Array.from({ length: 12 }, (_, at) =>
      amount(`${at + 1}월 계획`, "그 달에 집행하려는 금액. 적으려면 1월부터 빠짐없이 적습니다."),
    ),
  ];
}

function amounts(measure: string, help: string, office: string | null): readonly Column[] {
  const parts = fundLabels(office).map((fund) =>
    amount(
      `${measure}(${fund})`,
      `${measure} 가운데 ${fund}. 적으면 재원별 합계가 ${measure}과 같아야 합니다.`,
    ),
  );
  return [amount(measure, help), ...parts];
}

function fundLabels(office: string | null): readonly string[] {
  if (office === null) return ["국비", "시도비", "시군구비", "기타"];
  const isDistrict = fundOfLabel("시", office) === "provincial";
  return isDistrict ? ["국비", "시비", "구비", "기타"] : ["국비", "도비", "시군구비", "기타"];
}

function text(header: string, help: string, width: number): Column {
  return { header, help, width, numFmt: textFormat, choices: null };
}

function amount(header: string, help: string): Column {
  return { header, help, choices: null };
}

function list(header: string, help: string, choices: readonly string[]): Column {
  return { header, help, choices, numFmt: textFormat };
}

/** The words stand in the validation itself, so that no hidden sheet is needed. */
function lists(columns: readonly Column[]): readonly DataValidation[] {
  return columns.flatMap(({ header, choices }, at) =>
    choices === null
      ? []
      : [
          {
            type: "list",
            values: [...choices],
            range: rangeOf(at),
            allowBlank: true,
            showErrorMessage: true,
            // Offices name their special accounts: other words may be written.
            errorStyle: header === "단위" ? "stop" : "information",
            errorTitle: header,
            errorMessage: "목록에 있는 값을 골라 주십시오.",
          },
        ],
  );
}

function dates(columns: readonly Column[], year: number | null): readonly DataValidation[] {
  const at = columns.findIndex(({ header }) => header === "기준일");
  if (year === null || at === -1) return [];
  return [
    {
      type: "date",
      operator: "between",
      formula1: `DATE(${year},1,1)`,
      formula2: `DATE(${year},12,31)`,
      range: rangeOf(at),
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: "기준일",
      errorMessage: `${year} 회계연도 안의 날짜를 적어 주십시오.`,
    },
  ];
}

function rangeOf(column: number): string {
  const letter = String.fromCharCode(65 + column);
  return `${letter}2:${letter}${preparedRows + 1}`;
}

function guide(columns: readonly Column[], { office, fiscalYear }: TemplateOrder): string[][] {
  const books = [office, fiscalYear === null ? null : `${fiscalYear} 회계연도`].filter(
    (word) => word !== null,
  );
  return [
    ["작성 안내", books.join(" · ")],
    ["한 줄에 사업 하나", "금액은 기준일까지의 누계입니다. 값이 없으면 비워 두고, 0원이면 0을 적습니다."],
    ["합계 행", "이름을 계, 소계, 합계, 총계로 적으면 다른 행과 맞는지 확인하고 더하지 않습니다."],
    ["쓰지 않는 열", "지워도 됩니다. 제목은 바꾸지 마십시오."],
    ["개인정보", "채권자, 계좌번호, 적요는 적지 마십시오. 읽지 않습니다."],
    [],
    ...columns.map(({ header, help, choices }) => [
      header,
      choices === null ? help : `${help} 목록: ${choices.join(", ")}`,
    ]),
  ];
}
