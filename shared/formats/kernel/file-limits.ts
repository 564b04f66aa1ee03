/** What a file may be before it is read. A function of 512 MB must be able to refuse anything. */

const mebibyte = 1024 * 1024;

/** XLS comes without compression, and 65,536 rows of 22 columns are 20 MiB. */
export const maxXlsBytes = 20 * mebibyte;
/** HWPX, HWP, DOCX, ODT, PDF or a web page. A report of 300 pages without photographs has 3 MiB. */
export const maxDocumentBytes = 20 * mebibyte;
/** One department's report has a dozen pages, the whole office's five hundred. */
export const maxDocumentPages = 300;
/** Text taken out of a document: 300 pages of 2,000 characters, three times over. */
export const maxDocumentCharacters = 2_000_000;
/** A report as text, which is read by its lines. Longer texts are tables, or nothing that is read here. */
export const maxReportCharacters = 4_000_000;
/** One compressed stream of a PDF: a page scanned in colour at 300 dpi is 26 MB. */
export const maxPdfStreamBytes = 64 * mebibyte;
/** All parts of a workbook that are read: 200,000 rows of 12 columns are 81 MiB of XML. */
export const maxUnzippedBytes = 128 * mebibyte;
/** Real sheets shrink to a tenth, at most to a fiftieth; a bomb to a thousandth. Small parts may do what they like. */
export const maxZipRatio = 200;
export const ratioFreeBytes = 4 * mebibyte;
/** Parts of a workbook: sheets, pictures, printer settings. */
export const maxZipParts = 2_000;
/** Sheets that are looked at: twelve months, thirty departments. */
export const maxSheets = 100;
/**
 * Rows of a sheet. A workbook is held whole while it is read: 100,000 rows of 12 columns take 330 MiB, 200,000
 * take 510 and 400,000 would take 930, from 170 MB of XML. A longer list comes as CSV, which is read row by row.
 */
export const maxSheetRows = 200_000;
/** The template has fewer than 60 columns; more are the empty columns of a formatted sheet. */
export const maxColumns = 200;
/** Levels of XML: a cell of rich text lies at nine. */
export const maxXmlDepth = 32;
/** Tags of one part: 200,000 rows of 15 columns are twelve million. A bomb of empty cells has twice as many. */
export const maxXmlTags = 12_000_000;
/** A spreadsheet keeps no longer text in a cell. */
export const maxCellCharacters = 32_767;
/** Text between two tags: a cell's, were every character of it escaped. */
export const maxXmlText = 6 * maxCellCharacters;
