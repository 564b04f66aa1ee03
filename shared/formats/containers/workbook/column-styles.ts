/**
 * Gives whole columns of a sheet the formats that its second row has. The writer of workbooks formats written
 * cells only, and an empty column of codes that is no text column loses the last digits of what is typed in.
 */
import { Buffer } from "node:buffer";
import { readZipParts } from "../zip/zip-parts.ts";
import { packParts } from "../zip/pack-parts.ts";

const sheetPart = "xl/worksheets/sheet1.xml";

/** @param workbook as our own writer made it, its first sheet with one empty cell in each column of row 2. */
export function styleColumns(workbook: Uint8Array): Uint8Array {
  const parts = readZipParts(workbook, () => true);
  if ("code" in parts) throw new RangeError(parts.en);
  return packParts(
    parts.map((part) => (part.name === sheetPart ? { ...part, bytes: styled(part.bytes) } : part)),
    true,
  );
}

function styled(bytes: Uint8Array): Uint8Array {
  const xml = Buffer.from(bytes).toString("utf8");
  const styles = [...xml.matchAll(/<c r="[A-Z]+2" s="(\d+)"\/>/g)].map(([, style = "0"]) => style);
  let column = 0;
  const columns = xml.replace(/<col (?=min=)/g, () => `<col style="${styles[column++] ?? "0"}" `);
  if (column !== styles.length) throw new RangeError(`${column} columns have ${styles.length} formats`);
  return Buffer.from(columns);
}
