/** Opens a file: finds out what kind of thing it is, and makes of it what formats can look at. */
import { maxUploadBytes } from "../../domain/uploads/upload.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { fileEncrypted, fileTooLarge, nestedTooDeep } from "../kernel/file-findings.ts";
import { maxDocumentBytes, maxReportCharacters } from "../kernel/file-limits.ts";
import type {
  ReadDocument,
  SourceDocument,
  SourcePages,
  SourceText,
  SourceWorkbook,
} from "../kernel/format.ts";
import { foreignText, holdsHtmlTable } from "./foreign-text.ts";
import { refusedAnswer } from "./portal-answer.ts";
import { containerOf } from "./text/binary-kind.ts";
import { readyForCp949 } from "./text/cp949.ts";
import { inspectText } from "./text/decode-text.ts";
import type { EncodedText } from "./text/encoded-text.ts";
import { tableOfJson } from "./text/json-table.ts";
import { mayBeJson, readJson } from "./text/source-json.ts";
import { gunzip } from "./zip/gunzip.ts";

export type Opening =
  | { readonly kind: "opened"; readonly source: SourceDocument }
  | { readonly kind: "refused"; readonly finding: Finding };

/** A workbook, a document, JSON or text, each of them in gzip or not. */
export function openSource(bytes: Uint8Array, readDocument: ReadDocument): Promise<Opening> {
  if (bytes.length > maxUploadBytes) return refused(fileTooLarge(bytes.length, maxUploadBytes));
  if (containerOf(bytes) !== "gzip") return openPlain(bytes, readDocument);
  const inside = gunzip(bytes);
  return inside instanceof Uint8Array ? openPlain(inside, readDocument) : refused(inside);
}

async function openPlain(bytes: Uint8Array, readDocument: ReadDocument): Promise<Opening> {
  const container = containerOf(bytes);
  switch (container) {
    // What opens workbooks and pages comes with the first of them: a start reads less.
    case "xlsx":
      return opened(await (await import("./workbook/open-workbook.ts")).openXlsx(bytes));
    case "xls":
      return opened(await (await import("./workbook/open-workbook.ts")).openXls(bytes));
    case "odt":
      return opened((await import("./document/open-odt.ts")).openOdt(bytes));
    case "zipped-document":
    case "hwp":
    case "pdf":
      // Before anybody is handed it to read.
      return bytes.length > maxDocumentBytes
        ? refused(fileTooLarge(bytes.length, maxDocumentBytes))
        : opened(await readDocument(bytes, container));
    case "encrypted":
      return refused(fileEncrypted());
    case "gzip":
      return refused(nestedTooDeep());
    case null: {
      await readyForCp949(bytes);
      const inspected = inspectText(bytes);
      const page = pageIn(inspected);
      if (page !== null) return opened((await import("./open-html.ts")).openHtml(page));
      return openText(bytes, inspected);
    }
  }
}

function pageIn(inspected: ReturnType<typeof inspectText>): string | null {
  if (inspected.kind === "refused") return null;
  return holdsHtmlTable(sourceTextOf(inspected.text).head) ? inspected.text.whole() : null;
}

/**
 * Separated cells or JSON; a web page is opened by `openSource`.
 * @throws RangeError of bytes that are no UTF-8, before `readyForCp949` was asked.
 */
export function openText(
  bytes: Uint8Array,
  inspected: ReturnType<typeof inspectText> = inspectText(bytes),
): Opening {
  if (inspected.kind === "refused") return inspected;
  const source = sourceTextOf(inspected.text);
  const foreign = foreignText(source.head);
  if (foreign !== null) return { kind: "refused", finding: foreign };
  const json = mayBeJson(source.head) ? readJson(inspected.text.whole()) : null;
  if (json === null) return { kind: "opened", source };
  if (json.kind === "refused") return json;
  const answer = refusedAnswer(json.value);
  if (answer !== null) return { kind: "refused", finding: answer };
  const table = tableOfJson(json.value);
  const part = table?.findings.find(({ consequence }) => consequence === "reject");
  return part === undefined ? { kind: "opened", source: table ?? json } : { kind: "refused", finding: part };
}

function opened(source: SourceWorkbook | SourcePages | Finding): Opening {
  return "code" in source ? { kind: "refused", finding: source } : { kind: "opened", source };
}

function refused(finding: Finding): Promise<Opening> {
  return Promise.resolve({ kind: "refused", finding });
}

/** A header of 200 columns is shorter by far. A file without line ends is not searched whole. */
const headLength = 100_000;

/** A text that is held as bytes: a table of a hundred thousand rows is never one string, nor read by lines. */
function sourceTextOf(text: EncodedText): SourceText {
  let lines: readonly string[] | null = null;
  const start = joined(text.slices(), headLength).slice(0, headLength);
  const [line = "", separator = null] = separatorLine.exec(start) ?? [];
  const slices = (): Iterable<string> => (line === "" ? text.slices() : behind(text.slices(), line.length));
  return {
    kind: "text",
    separator,
    byteLength: text.byteLength,
    head: start.slice(line.length),
    slices,
    get lines() {
      lines ??= linesOf(slices());
      return lines;
    },
  };
}

/** A line for Excel, which obeys it and does not show it: rows are counted behind it, as Excel counts them. */
const separatorLine = /^\ufeff?"?sep=([^\s"\p{L}\p{N}]|\t)"?[;,]*(?:\r\n|\r|\n)/iu;

function* behind(slices: Iterable<string>, length: number): Generator<string, void> {
  let left = length;
  for (const slice of slices) {
    if (slice.length > left) yield slice.slice(left);
    left = Math.max(0, left - slice.length);
  }
}

function linesOf(slices: Iterable<string>): readonly string[] {
  const whole = joined(slices, maxReportCharacters + 1);
  return whole.length > maxReportCharacters ? [] : whole.split(/\r\n|\r|\n/);
}

/** @param least characters that are enough. */
function joined(slices: Iterable<string>, least: number): string {
  let start = "";
  for (const slice of slices) {
    start += slice;
    if (start.length >= least) break;
  }
  return start;
}
