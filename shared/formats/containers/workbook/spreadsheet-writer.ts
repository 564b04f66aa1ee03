/** The writer of spreadsheets, loaded only when one is written. */
export { writeXlsx } from "hucre/xlsx";
