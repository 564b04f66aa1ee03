/**
 * Gives the PDF that kordoc is to read: the file itself, or its pages laid out anew in plain lines where they show more than they store
 * (columns without lines, merged names, rows over a page end). Then holds kordoc's blocks against what was seen, and refuses what differs.
 */
import type { IRBlock } from "kordoc";
import type { Finding } from "../../../domain/values/finding.ts";
import { placeAt, rejection, shortList } from "../../kernel/finding-list.ts";
import { withColumnLines } from "./column-lines.ts";
import { withContinuedRows } from "./continued-rows.ts";
import { withContinuedLabels } from "./merged-labels.ts";
import { withHeadsInPieces, withRepeatedHeads } from "./heads-of-tables.ts";
import { laidOverUnread } from "./laid-over.ts";
import { withoutRepeated } from "./page-margins.ts";
import { sightOfPdf } from "./pdf-sight.ts";
import { plainPrint } from "./plain-print.ts";
import { amountsIn } from "./printed-rows.ts";
import { markFindings } from "./mark-findings.ts";
import { asSeen } from "./seen-on-page.ts";
import { stackedTables } from "./stacked-tables.ts";

export interface ReadPrint {
  readonly print: Uint8Array;
  /** For a reader that took what stands between tables for what stands over them. */
  readonly printInPieces: () => Uint8Array;
  readonly asSeen: (blocks: readonly IRBlock[]) => ReturnType<typeof asSeen>;
}

export async function readPrint(bytes: Uint8Array): Promise<ReadPrint> {
  // A copy: the reader of PDFs takes the buffer that it is given for itself.
  const sight = await sightOfPdf(new Uint8Array(bytes));
  const stacked = stackedTables(withRepeatedHeads(withContinuedRows(sight.pages)));
  const columned = stacked.pages.map(withColumnLines);
  const unclear = columned.flatMap((page) => page.unclear);
  const labelled = withContinuedLabels(withoutRepeated(columned.map(({ page }) => page)));
  const { pages } = labelled;
  const names = [...columned.flatMap((page) => page.names), ...labelled.unclear];
  const isPlain = pages.every(
    (page, at) => page === sight.pages[at] && !page.isMoved && !page.isLow && !page.hasStruck,
  );
  return {
    print: isPlain ? bytes : plainPrint(pages),
    printInPieces: () => plainPrint(pages.map(withHeadsInPieces)),
    asSeen: (blocks) => {
      const seen = asSeen(blocks, sight);
      const unread = sight.over.length === 0 ? [] : [laidOverUnread(sight.over)];
      const ofPrint = [...seen.findings, ...markFindings(sight), ...stacked.findings, ...unread];
      const ofNames = names.length === 0 ? [] : [namesUnclear(names)];
      return { ...seen, findings: [...ofPrint, ...ofNames, ...outOfOrder(seen.blocks, unclear)] };
    },
  };
}

/** Amounts that the reader took for another order than they are printed in. */
function outOfOrder(blocks: readonly IRBlock[], unclear: readonly (readonly string[])[]): readonly Finding[] {
  const rows = blocks.flatMap(({ table }) => table?.cells ?? []);
  const read = new Set(rows.map((row) => amountsOf(row.map(({ text }) => text)).join(" ")));
  const sorted = new Set([...read].map((row) => row.split(" ").toSorted().join(" ")));
  return unclear
    .map(amountsOf)
    .filter((amounts) => !read.has(amounts.join(" ")) && sorted.has([...amounts].toSorted().join(" ")))
    .slice(0, 1)
    .map(columnsUnclear);
}

function amountsOf(texts: readonly string[]): readonly string[] {
  return amountsIn(texts.map((text) => ({ text: text.replaceAll(/\s/g, "") }))).map(({ text }) => text);
}

function columnsUnclear(amounts: readonly string[]): Finding {
  const value = amounts.join(" ");
  return rejection("columns-unclear", placeAt(null, null, value), {
    ko: `인쇄본에 열을 나누는 선이 없어 금액 "${value}"이(가) 각각 어느 열의 것인지 알 수 없습니다. 표에 세로선을 그려 다시 인쇄하거나 원본 문서(HWPX, DOCX, XLSX)를 올려 주십시오.`,
    en: `The print has no lines between its columns, and it is unclear to which of them the amounts "${value}" belong. Draw lines between the columns and print again, or upload the original document (HWPX, DOCX, XLSX).`,
  });
}

function namesUnclear(names: readonly string[]): Finding {
  const value = shortList([...new Set(names)], 5);
  return rejection("names-unclear", placeAt(null, null, value), {
    ko: `인쇄본에 행을 나누는 선이 없고 "${value}"이(가) 여러 행의 가운데에 있어 어느 행까지의 이름인지 알 수 없습니다. 표에 선을 그려 다시 인쇄하거나 원본 문서(HWPX, DOCX, XLSX)를 올려 주십시오.`,
    en: `The print has no lines between its rows, and "${value}" stands in the middle of several, so it is unclear whose name it is. Draw the lines and print again, or upload the original document (HWPX, DOCX, XLSX).`,
  });
}
