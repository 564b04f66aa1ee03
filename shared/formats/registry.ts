/** Every source format, and the one door through which bytes become records or a refusal. */
import type { Finding } from "../domain/values/finding.ts";
import { bulk } from "./bulk/bulk.ts";
import { openDocument } from "./containers/document/open-document.ts";
import { openSource, type Opening } from "./containers/open-source.ts";
import { councilReport, nearestTableFinding, proseOf } from "./council/council-report.ts";
import { leftOutCode } from "./council/left-out-findings.ts";
import { ownReportIn } from "./containers/own-report.ts";
import { councilSheet, readLimitedSheet, readPrintedSheet } from "./council/council-sheet.ts";
import { spendingStatus } from "./ehojo/spending-status.ts";
import { placeAt, rejection, wholeFile } from "./kernel/finding-list.ts";
import {
  type Format,
  type KnownNames,
  noNames,
  type Reading,
  type SourceDocument,
  type UploadContext,
} from "./kernel/format.ts";
import { isStatedBeside } from "./kernel/page-heads.ts";
import { departmentCodes } from "./names/department-codes.ts";
import { identitySigns } from "./names/identity-signs.ts";
import { knownNamesIn } from "./names/known-names.ts";
import { paymentList } from "./payments/payment-list.ts";
import { qwgjk } from "./qwgjk/qwgjk.ts";
import { sheetNameFindings } from "./tables/sheet-names.ts";
import { ofFileName, readByOwner } from "./names/sheets-of-owners.ts";
import { template } from "./template/template.ts";
import { foreignColumnIn } from "./template/template-sheet.ts";

/** In the order in which they are asked: the more particular first. */
const formats: readonly Format[] = [
  paymentList,
  councilReport,
  qwgjk,
  bulk,
  spendingStatus,
  councilSheet,
  template,
  departmentCodes,
];

export type SourceReading = Reading & {
  /** Why the file was taken for its format, in one sentence; null when no format knew it. */
  readonly explanation: string | null;
  /** Whether a project that the file leaves out vanished; false for a file that no format knew. */
  readonly isFullDump: boolean;
  /** What the file calls its office and departments. */
  readonly names: KnownNames;
};

/** Reads a file whole or refuses it, in this process. The same bytes and context always give the same reading. */
export async function readSource(bytes: Uint8Array, context: UploadContext): Promise<SourceReading> {
  return readOpened(await openSource(bytes, openDocument), context);
}

/** Finds the format that knows the file, and has it read. */
export function readOpened(opening: Opening, context: UploadContext): SourceReading {
  if (opening.kind === "refused") {
    return { kind: "refused", format: null, findings: [opening.finding], ...unexplained };
  }
  const { source } = opening;
  for (const format of formats) {
    const detected = format.detect(source);
    if (detected === null) continue;
    const own = mayBeOwn(format) ? ownReportIn(source) : null;
    if (own !== null) return { ...refusedFor(source, own), ...unexplained };
    const isOfSheet = format === template || format === councilSheet || format === councilReport;
    const { explanation, ...read } = readAs(format, detected, source, context);
    const reading = isOfSheet ? withOwnerOfFile(source, read, context) : read;
    const joined = reading.findings.some(({ code }) => code === "sheets-many")
      ? readByOwner(source, (sheet) => readOpened({ kind: "opened", source: sheet }, context))
      : null;
    if (joined !== null) return { ...joined, explanation, isFullDump: false, names: knownNamesIn(source) };
    const signs = reading.kind === "read" ? identitySigns(reading.records) : [];
    const ofSheet =
      isOfSheet && reading.kind === "read" ? sheetNameFindings(source, reading.records, context) : [];
    const findings = [
      ...reading.findings.filter(isLeftOut),
      ...("findings" in source ? source.findings : []),
      ...reading.findings.filter((finding) => !isLeftOut(finding)),
      ...signs,
      ...ofSheet,
    ].filter((finding) => !isStatedBeside(finding, context));
    const names = reading.kind === "read" ? knownNamesIn(source) : noNames;
    return { ...reading, findings, explanation, isFullDump: format.isFullDump, names };
  }
  const own = ownReportIn(source);
  if (own !== null) return { ...refusedFor(source, own), ...unexplained };
  const { findings, ...refused } = refusedFor(
    source,
    nearestTableFinding(source) ?? foreignIn(source, context) ?? unknown(),
  );
  return { ...refused, findings: [...proseOf(source), ...findings], ...unexplained };
}

function withOwnerOfFile(source: SourceDocument, reading: Reading, { fileName }: UploadContext): Reading {
  if (reading.kind === "refused") return reading;
  const [table, ...others] = source.kind === "workbook" ? source.tables : [];
  const { records, findings } = ofFileName(
    reading,
    fileName,
    others.length > 0 ? null : (table?.name ?? null),
  );
  return { ...reading, records, findings: [...reading.findings, ...findings] };
}

/** Those that know printed tables. A long list of payments is not looked through for words. */
function mayBeOwn({ name }: Format): boolean {
  return name === "council-report" || name === "template";
}

/** What may be missing is said before all else. */
function isLeftOut({ code }: Finding): boolean {
  return code === leftOutCode;
}

/** Rows that may be sums of others, and money that may count: a printed table may show what the template cannot. */
const openInTemplate: ReadonlySet<string> = new Set([
  "total-suspected",
  "rows-are-objects",
  "fund-column-unread",
  "rows-marked-below",
  "column-unclear",
]);

/** What the template refuses, since it is printed for people, or what its title limits, is read as what they print. */
function readAs(
  format: Format,
  explanation: string,
  source: SourceDocument,
  context: UploadContext,
): Reading & { readonly explanation: string } {
  const reading = format.read(source, context);
  if (format !== template) return { ...reading, explanation };
  const isOpen = reading.findings.some(({ code }) => openInTemplate.has(code));
  const asPrinted =
    reading.kind === "refused" || isOpen ? readPrintedSheet(source, context, reading.findings) : null;
  const printed = asPrinted ?? readLimitedSheet(source, context, reading);
  return printed ?? { ...reading, explanation };
}

function refusedFor(source: SourceDocument, finding: Finding): Reading {
  const own = "findings" in source ? source.findings : [];
  return { kind: "refused", format: null, findings: [...own, finding] };
}

const unexplained = { explanation: null, isFullDump: false, names: noNames } as const;

function unknown(): Finding {
  const looked = { ko: lookedFor("ko"), en: lookedFor("en") };
  return rejection("format-unknown", wholeFile, {
    ko: `어떤 형식의 파일인지 알 수 없습니다. 다음을 찾았으나 없었습니다: ${looked.ko}. 제목 줄을 확인하거나 표준 양식에 옮겨 다시 올리거나, 열의 뜻을 적은 매핑 파일과 함께 올려 주십시오.`,
    en: `No format knows this file. What was looked for and not found: ${looked.en}. Check the header, copy the figures into the template, or send it with a mapping that says what its columns mean.`,
  });
}

/** The template's header with a column of lists: it may have a row for each object of expenditure, so nothing of it is read. */
function foreignIn(source: SourceDocument, { office }: UploadContext): Finding | null {
  const foreign = foreignColumnIn(source, office);
  if (foreign === null) return null;
  const { row, header } = foreign;
  return rejection("format-unknown", placeAt(row, header), {
    ko: `${row}행 제목 줄은 표준 양식과 같으나 양식에 없는 "${header}" 열이 있어 어떤 형식의 파일인지 알 수 없습니다. 사업마다 한 줄이면 그 열을 지우고, 한 사업이 여러 줄로 나뉘어 있으면 사업별로 더하여 다시 올려 주십시오.`,
    en: `The header in row ${row} is the template's, but for the column "${header}", which no template has, so no format knows this file. If each project has one row, delete that column; if its amounts are parted over several rows, add them up by project, and upload again.`,
  });
}

/** They are looked for before any format is asked. A table is known as a list of JSON, too. */
const eventsLookedFor = {
  ko: "사건(ExecutionRecorded): eventId와 records가 있는 JSON, 한 줄에 하나씩 또는 목록 / 위의 표를 담은 JSON 목록 하나(한 줄에 하나씩이어도 됨)",
  en: "events (ExecutionRecorded): JSON with eventId and records, one a line or in a list / any of these tables as one list of JSON or as JSON Lines",
};

/** A report is looked for in documents and in sheets: people need it once. */
function lookedFor(language: "ko" | "en"): string {
  return [
    ...new Set([...formats.map(({ looksFor }) => looksFor), eventsLookedFor].map((each) => each[language])),
  ].join(" / ");
}
