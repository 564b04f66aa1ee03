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

/** @param office whose words for the funds they are; null leaves open what is not the same everywhere. */
export function meaningOfHeader(header: string, group: string, office: string | null): ColumnMeaning {
  const plain = header.replaceAll(formulaMark, "");
  const over = group.replaceAll(/[([][^()[\]]*[)\]]/g, "");
  // `국비` under `예산현액`, and `1월` under `집행계획`: the one is read after its group, the other before it.
  const texts = over === "" ? [plain] : [plain, `${over} ${plain}`, `${plain} ${over}`];
  const known = texts.map((text) => columnOf(text, office)).find(({ kind }) => kind !== "unknown");
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
