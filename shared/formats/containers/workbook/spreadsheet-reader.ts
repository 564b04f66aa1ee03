/** The reader of spreadsheets, loaded only when a spreadsheet comes: no other start pays for it. */
export { readXls, readXlsx } from "hucre/xlsx";
