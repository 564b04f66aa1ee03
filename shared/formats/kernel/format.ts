/** What every source format promises: to know its own files by content, and to read them whole or refuse them. */
import type { NameTable } from "../../domain/departments/check-department-names.ts";
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import type { Bilingual } from "../../domain/values/bilingual.ts";
import type { IsoDate, Period } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import type { SourceFormat } from "../../domain/uploads/source-formats.ts";

/** What the sender says beside the file. Null where the file itself must say it. */
export interface UploadContext {
  readonly office: string;
  readonly fiscalYear: number;
  readonly fileName: string;
  readonly asOf: IsoDate | null;
  readonly unit: MoneyUnit | null;
}

/** A file as text, which may be too long to hold. */
export interface SourceText {
  readonly kind: "text";
  /** What its own first line (`sep=;`) says parts its cells; that line is no part of what follows. Null without one. */
  readonly separator: string | null;
  /** Of the file, or of what was in its gzip. */
  readonly byteLength: number;
  /** Its first characters: enough to know a table by its header. */
  readonly head: string;
  /** The whole of it, from the start in each call. */
  slices(): Iterable<string>;
  /** Without their ends; row n is `lines[n - 1]`. None where the text is longer than any report. */
  readonly lines: readonly string[];
}

export interface TableReading {
  /** Row n of the spreadsheet is `rows[n - 1]`; cells as text. */
  readonly rows: readonly (readonly string[])[];
  /** What keeps the table from being read, such as broken quotes, and notes, such as formulas. */
  readonly findings: readonly Finding[];
}

/** A sheet of a workbook, or a text read with one delimiter. */
export interface Table {
  /** The sheet's name, or that of a document's table; null for a text. */
  readonly name: string | null;
  /** The row, from 1, where a table of a document begins; absent where it begins at the top. */
  readonly from?: number;
  /** Where a marked copy had its reasons, which are no part of the rows; null where there are none. */
  readonly reasonColumn: number | null;
  /** The first rows: enough to know it by its header. */
  readonly head: readonly (readonly string[])[];
  /** @param maxRows reading stops after this many. */
  read(maxRows: number): TableReading;
  /** The same rows one by one, for tables too long to hold; absent where they are in memory anyway. */
  readonly visit?: (maxRows: number, take: TakeRow) => readonly Finding[];
  /** Ranges that a workbook merged over several rows; absent where there are none. */
  readonly merged?: readonly MergedCells[];
}

/** From the first row to the last, from 1, in a column, from 0: the left one where several were merged. */
export interface MergedCells {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** @param row from 1, as a spreadsheet shows it. The cells are for this call only. */
export type TakeRow = (cells: readonly string[], row: number) => void;

export interface SourceWorkbook {
  readonly kind: "workbook";
  /** The sheets that can be seen. */
  readonly tables: readonly Table[];
  /** Notes on the whole of it, such as hidden sheets. */
  readonly findings: readonly Finding[];
}

/** A document as HWPX, HWP, DOCX, ODT, PDF or a web page. Row n is `lines[n - 1]`: a line of the text taken out of it, not of a page. */
export interface SourcePages {
  readonly kind: "pages";
  /** Rows of tables have tabs between their cells. */
  readonly lines: readonly string[];
  /** Whether it is laid out on pages (PDF), whose breaks may cut a row in two. */
  readonly isPrinted: boolean;
  /** Notes on the whole of it, such as parts that were not read. */
  readonly findings: readonly Finding[];
}

/** Documents that a library reads: HWPX and DOCX are both packed in zip. */
export type DocumentKind = "zipped-document" | "hwp" | "pdf";

/** The seam between a document and what is read in it: on one PC the library in this process, on AWS a function that may do nothing else. */
export type ReadDocument = (bytes: Uint8Array, kind: DocumentKind) => Promise<SourcePages | Finding>;

/** One JSON document: objects, arrays, texts, truth values, null, and numbers as `JsonNumber`. */
export interface SourceJson {
  readonly kind: "json";
  readonly value: unknown;
}

/** A file, opened: what every format may look at. */
export type SourceDocument = SourceText | SourcePages | SourceWorkbook | SourceJson;

/** What stands beside a code, for people. */
export interface ShownDepartment {
  readonly row: number;
  /** As the file heads it. */
  readonly column: string;
  readonly code: string;
  readonly name: string;
}

export type Reading =
  | {
      readonly kind: "read";
      readonly format: string;
      readonly records: readonly SourceRecord[];
      /** What it calls departments, where it is a table of them and has no records. Absent elsewhere. */
      readonly departments?: NameTable | undefined;
      /**
       * The days that a list of payments covers: what the ledger has of them and the file lacks has
       * vanished, what both have is one and the same. Null where the file states totals, which replace.
       */
      readonly period: Period | null;
      /** Payments that a list says were cancelled, as it names them: they are in no figure. Absent where it has none. */
      readonly cancelled?: readonly SourceRecord[] | undefined;
      /** Whether it is a template that was given out filled in: then only its open cells are to change. Absent elsewhere. */
      readonly isGivenOut?: boolean | undefined;
      /** Names that a table shows beside codes of departments, and that are not read. Absent where it shows none. */
      readonly shownDepartments?: readonly ShownDepartment[] | undefined;
      /** Notes only: nothing here stops the file. */
      readonly findings: readonly Finding[];
    }
  | {
      readonly kind: "refused";
      /** Null when no format knew the file. */
      readonly format: string | null;
      /** At least one with the consequence `reject`. */
      readonly findings: readonly Finding[];
      /** Rows in which nothing was wrong, of a template: what the ledger says against them is told together with what is. Absent elsewhere. */
      readonly sound?:
        Pick<Extract<Reading, { kind: "read" }>, "records" | "isGivenOut" | "shownDepartments"> | undefined;
    };

export interface Format {
  readonly name: SourceFormat;
  /** What the format looks for in a file, for a sender whose file nobody knows. */
  readonly looksFor: Bilingual;
  /** Whether a file of it names every project of what it speaks of, so that one that is missing vanished. */
  readonly isFullDump: boolean;
  /** Why the file is of this format, in one sentence; null when it is not. */
  detect(source: SourceDocument): string | null;
  /** Call it only where `detect` knew the file. */
  read(source: SourceDocument, context: UploadContext): Reading;
}

/** What a file calls its office and departments beside their codes. */
export interface KnownNames {
  /** Null where the file states none. */
  readonly office: string | null;
  /** Name by code, as the file writes it. */
  readonly departments: ReadonlyMap<string, string>;
}

export const noNames: KnownNames = { office: null, departments: new Map() };
