/** One row of the office's template to a record, a total to be checked, or nothing; every bad cell is told. */
import { isAddress } from "../../domain/notices/recipients.ts";
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import { type IsoDate, isInFiscalYear } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import {
  byAttribute,
  type ProjectFacts,
  projectIdOfCode,
  projectIdOfName,
} from "../../domain/values/project.ts";
import { isMoneyUnit, type Won } from "../../domain/values/won.ts";
import { asOfConflict, asOfOutsideYear, asOfUnknown } from "../cells/as-of.ts";
import { readDateCell } from "../cells/date-cell.ts";
import { placeAt, question, rejection, remark } from "../kernel/finding-list.ts";
import type { UploadContext } from "../kernel/format.ts";
import {
  bearsStraySign,
  straySign,
  cellTooLong,
  codeMangled,
  isMangledCode,
  isTooLong,
  nameMissing,
  nameTooLong,
  rowRagged,
  rowWithoutAmounts,
} from "../kernel/row-findings.ts";
import { ownerIn } from "../printed/departments.ts";
import { comparableHeader, isPassedOver, type TextField } from "../tables/header-grammar.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { amountsOf, entriesOf, measuresOf, planOf, roundingOf, type WonsInRow } from "./template-amounts.ts";
import { SummedCells, textIn, totalNameIn, wonsIn } from "./template-cells.ts";
import type { HeadedColumn } from "./column-words.ts";
import { type TemplateSheet, unitOfColumn } from "./template-sheet.ts";

export interface TemplateRow {
  /** Null for a total, for a row without amounts and for a bad row. */
  readonly record: SourceRecord | null;
  /** Null when the row states no amount. */
  readonly summed: SummedRow | null;
  /** Whether the row only repeats others. */
  readonly isTotal: boolean;
  /** The largest amount that it states: how much is at stake where its meaning is not certain. */
  readonly stated: Won | null;
  readonly findings: readonly Finding[];
}

/** A text of the template is a name or an address; more is a cell that swallowed its neighbours. */
const maxCellLength = 1_000;

/** @param cells one per column of the sheet, else the row is refused. */
export function readTemplateRow(
  row: number,
  cells: readonly string[],
  sheet: TemplateSheet,
  context: UploadContext,
): TemplateRow {
  const { columns } = sheet;
  if (cells.length !== columns.length) return refused(rowRagged(row, cells.length, columns.length));
  const long = columns.find(
    ({ column }, at) => !isPassedOver(column) && (cells[at] ?? "").length > maxCellLength,
  );
  if (long !== undefined) return refused(cellTooLong(row, long.header, maxCellLength));
  const findings: Finding[] = [];
  const wons = wonsIn(row, cells, sheet, context, findings);
  const isStated = wons.some((won) => won !== null);
  const total = totalNameIn(cells, columns);
  const name = total ?? textIn(cells, columns, "name") ?? "";
  const summed = isStated ? new SummedCells(row, name, columns, wons) : null;
  const about = { summed, isTotal: total !== null, stated: largestOf(wons), findings };
  if (total !== null) return { record: null, ...about };
  const isSilent = !isStated && findings.length === 0;
  findings.push(...textFindings(row, cells, columns));
  const asOf = asOfIn(row, cells, sheet, context, findings);
  const { amounts, plans } = amountsOf(columns, wons);
  const rowUnit = textIn(cells, columns, "unit");
  const unitOf = (header: string) => {
    const headed = columns.find((each) => each.header === header);
    const unit = headed === undefined ? null : unitOfColumn(headed, sheet, context);
    return unit ?? (rowUnit !== null && isMoneyUnit(rowUnit) ? rowUnit : null);
  };
  const inFunds = measuresOf(row, amounts, unitOf).findings;
  findings.push(
    ...inFunds.filter(({ consequence }) => consequence === "reject"),
    ...planOf(row, plans).findings,
  );
  if (isSilent) findings.push(rowWithoutAmounts(row, name));
  if (asOf === null || findings.length > 0) return { record: null, ...about };
  findings.push(...inFunds, ...contactFindings(row, cells, columns));
  const record = {
    project: factsOf(cells, sheet),
    asOf,
    rows: [row],
    isLevelOpen: isLevelOpen(cells, columns),
    get roundedTo() {
      return roundingOf(amountsOf(columns, wons).amounts, unitOf);
    },
    get entries() {
      return entriesOf(amountsOf(columns, wons), asOf, context.fiscalYear);
    },
  };
  return { record, ...about };
}

function largestOf(wons: WonsInRow): Won | null {
  return wons.reduce<Won | null>(
    (most, won) => (won !== null && (most === null || won > most) ? won : most),
    null,
  );
}

function refused(finding: Finding): TemplateRow {
  return { record: null, summed: null, isTotal: false, stated: null, findings: [finding] };
}

function factsOf(
  cells: readonly string[],
  { columns, department: above, isMapped }: TemplateSheet,
): ProjectFacts {
  const hasDepartments = columns.some(({ column }) => column.kind === "department");
  const printed = hasDepartments ? textIn(cells, columns, "department") : above;
  // Who taught a table said what stands in its columns.
  const owner = printed === null || isMapped ? null : ownerIn(printed);
  const text = (kind: TextField) => {
    if (kind === "department") return owner?.department ?? printed;
    return textIn(cells, columns, kind) ?? (kind === "team" ? (owner?.team ?? null) : null);
  };
  const [code, department, contact] = [text("code"), text("department"), text("contact")];
  const name = text("name") ?? "";
  return {
    id: code === null ? projectIdOfName("project", department, name) : projectIdOfCode(code),
    tier: "project",
    name,
    ...byAttribute(text),
    // A person's name is no address for notices, and is not kept.
    contact: contact !== null && isAddress(contact) ? contact : null,
  };
}

/** A code and a unit project beside it are those of a 세부사업, as its header may be. */
function isLevelOpen(cells: readonly string[], columns: readonly HeadedColumn[]): boolean {
  const header = columns.find(({ column }) => column.kind === "name")?.header ?? "";
  return (
    /^(사업명?|(project)?name|project)$/.test(comparableHeader(header)) &&
    (["code", "unitProject"] as const).every((kind) => textIn(cells, columns, kind) === null)
  );
}

/** What is wrong with the name, the code and the department: together they are the project's id. */
function textFindings(
  row: number,
  cells: readonly string[],
  columns: readonly HeadedColumn[],
): readonly Finding[] {
  const identity = (["name", "code", "department"] as const).map(
    (kind) => textIn(cells, columns, kind) ?? "",
  );
  const [name = "", code = ""] = identity;
  return [
    ...(name === "" ? [nameMissing(row)] : []),
    ...identity.filter(bearsStraySign).map((text) => straySign(row, text)),
    ...(["name", "code", "department"] as const).flatMap((kind, at) => {
      const text = identity[at] ?? "";
      const header = columns.find(({ column }) => column.kind === kind)?.header;
      return isTooLong(text) ? [nameTooLong(row, text, header)] : [];
    }),
    ...(isMangledCode(code) ? [codeMangled(row, code)] : []),
  ];
}

/** A letter to a wrong address comes back to nobody. What is no address at all may be a person's name, which is neither kept nor quoted. */
function contactFindings(
  row: number,
  cells: readonly string[],
  columns: readonly HeadedColumn[],
): readonly Finding[] {
  const contact = textIn(cells, columns, "contact");
  if (contact === null || isAddress(contact)) return [];
  const column = columns.find((headed) => headed.column.kind === "contact")?.header ?? null;
  if (!contact.includes("@"))
    return [
      remark("contact-is-no-address", placeAt(row, column), {
        ko: "이 열에는 알림을 받을 전자우편 주소(예: kim@office.go.kr)만 저장합니다. 주소가 아닌 것은 이름일 수 있어 저장하지 않았습니다.",
        en: "Only addresses that letters go to (kim@office.go.kr) are kept of this column. What is none may be a name and was not kept.",
      }),
    ];
  return [
    question("contact-address-wrong", placeAt(row, column, contact), {
      ko: "전자우편 주소로 쓸 수 없는 값이어서 알림이 가지 않습니다. 주소를 고쳐 다시 올리거나, 주소 없이 반영하려면 보류를 해제하십시오.",
      en: "No letter can go to this address. Mend it and send the file again, or release the file to apply it without the address.",
    }),
  ];
}

function asOfIn(
  row: number,
  cells: readonly string[],
  { columns }: TemplateSheet,
  context: UploadContext,
  findings: Finding[],
): IsoDate | null {
  const value = textIn(cells, columns, "as-of");
  const column = columns.find((headed) => headed.column.kind === "as-of")?.header ?? null;
  const place = placeAt(row, column, value);
  const cell = readDateCell(value ?? "");
  if (cell.kind === "bad") {
    findings.push(rejection(cell.code, place, cell));
    return null;
  }
  const asOf = cell.kind === "date" ? cell.date : context.asOf;
  if (asOf === null) findings.push(asOfUnknown(place));
  else if (context.asOf !== null && asOf !== context.asOf)
    findings.push(asOfConflict(place, [asOf, context.asOf]));
  else if (!isInFiscalYear(asOf, context.fiscalYear))
    findings.push(asOfOutsideYear(place, asOf, context.fiscalYear));
  return asOf;
}
