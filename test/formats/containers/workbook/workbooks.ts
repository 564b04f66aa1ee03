// Workbooks of a few rows, written for one test, and the reading of any bytes.
import { Buffer } from "node:buffer";
import { crc32, deflateRawSync } from "node:zlib";
import * as sheetJs from "@e965/xlsx";
import { type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx";
import type { UploadContext } from "../../../../shared/formats/kernel/format.ts";
import { readSource, type SourceReading } from "../../../../shared/formats/registry.ts";
import { readZipParts, type ZipPart } from "../../../../shared/formats/containers/zip/zip-parts.ts";
import { contextOf } from "../../readings.ts";

export type Row = readonly CellValue[];

export function sheetOf(rows: readonly Row[], over: Partial<WriteSheet> = {}): WriteSheet {
  return { name: "양식", rows: rows.map((row) => [...row]), ...over };
}

export async function xlsxOf(...sheets: readonly WriteSheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: [...sheets] });
}

/** The same rows as SheetJS writes them: another writer, and one that knows XLS. */
export function otherWriter(rows: readonly Row[], bookType: "biff8" | "xlsx"): Uint8Array {
  const book = sheetJs.utils.book_new(sheetJs.utils.aoa_to_sheet(rows.map((row) => [...row])), "양식");
  const written: unknown = sheetJs.write(book, { bookType, type: "buffer", compression: true });
  if (!(written instanceof Uint8Array)) throw new Error("SheetJS wrote no bytes");
  return new Uint8Array(written);
}

export function readBytes(bytes: Uint8Array, over: Partial<UploadContext> = {}): Promise<SourceReading> {
  return readSource(bytes, contextOf({ fiscalYear: 2026, unit: "원", ...over }));
}

/** The parts of a container by name. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const parts = readZipParts(bytes, () => true);
  if ("code" in parts) throw new Error(parts.en);
  return new Map(parts.map((part) => [part.name, part.bytes]));
}

export interface PackedPart extends ZipPart {
  /** What the directory claims instead of the truth. */
  readonly claims?: { readonly size?: number; readonly crc?: number; readonly flags?: number };
}

/** A deflated container, which may lie about its parts. */
export function zipOf(parts: readonly PackedPart[]): Uint8Array {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes, claims = {} } of parts) {
    const [packed, nameBytes] = [deflateRawSync(bytes), Buffer.from(name)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(claims.flags ?? 0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(claims.crc ?? crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims.size ?? bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    bodies.push(Buffer.from("PK\u0003\u0004"), common, nameBytes, packed);
    directory.push(Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), common, tail, nameBytes);
    offset += 4 + common.length + nameBytes.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}

/** The same workbook with one part's text changed. */
export function withPart(workbook: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  const parts = [...partsOf(workbook)].map(([partName, bytes]) => ({
    name: partName,
    bytes: partName === name ? Buffer.from(change(Buffer.from(bytes).toString("utf8"))) : bytes,
  }));
  return zipOf(parts);
}
