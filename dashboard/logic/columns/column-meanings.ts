/** What a column of an office's own table means: as one word of a list, and as the API takes it. */
import type { UploadColumns } from "../../../shared/contracts/api/api.ts";
import type { Bilingual } from "../../../shared/domain/values/bilingual.ts";
import { factualMeasures, fundLabelsOf, measureNames } from "../budget-labels.ts";

export type Mapping = UploadColumns["mapping"];
export type Column = Mapping["columns"][number];

/** Words of columns that are no amounts; `?` is what nobody has said yet. */
const textMeanings: Readonly<Record<Exclude<Column["means"], "amount" | "plan">, Bilingual>> = {
  "?": { ko: "정해 주십시오", en: "say what it is" },
  projectCode: { ko: "사업코드", en: "Project code" },
  projectName: { ko: "사업명", en: "Project name" },
  unitProject: { ko: "단위사업", en: "Unit project" },
  department: { ko: "부서", en: "Department" },
  team: { ko: "팀", en: "Team" },
  account: { ko: "회계", en: "Account" },
  field: { ko: "분야", en: "Field" },
  contact: { ko: "담당자 주소", en: "Contact" },
  asOf: { ko: "기준일", en: "As of" },
  unit: { ko: "단위", en: "Unit of amounts" },
  personal: { ko: "개인정보(읽지 않음)", en: "Personal: never read" },
  ignored: { ko: "읽지 않음", en: "Not read" },
};

const grantedFunds = ["national", "provincial", "municipal", "other"] as const;
type AmountFund = (typeof grantedFunds)[number] | null;
const months = Array.from({ length: 12 }, (_, at) => at + 1);

interface MeaningChoice {
  readonly value: string;
  readonly title: Bilingual;
}

interface MeaningGroup {
  readonly title: Bilingual;
  readonly choices: readonly MeaningChoice[];
}

export const meaningGroupsOf = (office: string): readonly MeaningGroup[] => [
  {
    title: { ko: "사업", en: "Project" },
    choices: Object.entries(textMeanings).map(([value, title]) => ({ value, title })),
  },
  ...factualMeasures.map((measure) => ({
    title: measureNames[measure],
    choices: [null, ...grantedFunds].map((fund: AmountFund) => ({
      value: `amount/${measure}/${fund ?? "all"}`,
      title: amountTitle(measureNames[measure], fund, office),
    })),
  })),
  {
    title: { ko: "집행계획", en: "Plan" },
    choices: (["by", "in"] as const).flatMap((span) =>
      months.map((month) => ({
        value: `plan/${span}/${month}`,
        title:
          span === "by"
            ? { ko: `${month}월까지 계획`, en: `Plan by the end of month ${month}` }
            : { ko: `${month}월 한 달 계획`, en: `Plan of month ${month} alone` },
      })),
    ),
  },
];

function amountTitle(measure: Bilingual, fund: AmountFund, office: string): Bilingual {
  if (fund === null) return measure;
  const { ko, en } = fundLabelsOf(office)[fund];
  return { ko: `${measure.ko} · ${ko}`, en: `${measure.en}, ${en.toLowerCase()}` };
}

export function meaningValue(column: Column): string {
  if (column.means === "amount") return `amount/${column.measure}/${column.fund ?? "all"}`;
  return column.means === "plan" ? `plan/${column.span}/${column.month}` : column.means;
}

/** The column with another meaning; itself where the word is none of the list. A unit of its own goes on. */
export function withMeaning(column: Column, value: string): Column {
  const { header, group } = column;
  const own = group === undefined ? { header } : { header, group };
  const unit = "unit" in column ? column.unit : null;
  const [kind, first, second] = value.split("/");
  const measure = factualMeasures.find((each) => each === first);
  if (kind === "amount" && measure !== undefined)
    return {
      ...own,
      means: "amount",
      measure,
      fund: grantedFunds.find((fund) => fund === second) ?? null,
      unit,
    };
  const span = first === "by" || first === "in" ? first : undefined;
  if (kind === "plan" && span !== undefined)
    return { ...own, means: "plan", span, month: Number(second), unit };
  const means = isTextMeaning(value) ? value : null;
  return means === null ? column : { ...own, means };
}

function isTextMeaning(value: string): value is keyof typeof textMeanings {
  return Object.hasOwn(textMeanings, value);
}

export function openColumns({ columns }: Mapping): readonly Column[] {
  return columns.filter(({ means }) => means === "?");
}
