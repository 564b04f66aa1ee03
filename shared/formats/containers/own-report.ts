/**
 * A report that this program printed, sent back to it. Its amounts are rounded, stand in several tables and lie in the books
 * already: whatever is read of it would be counted as news. It says itself which snapshot it prints.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { isJsonObject } from "./text/source-json.ts";
import { placeAt, rejection } from "../kernel/finding-list.ts";
import type { SourceDocument } from "../kernel/format.ts";

/** As reports and packs print it, without spaces: a page may break it anywhere. */
const marks = /스냅숏SHA-256:[0-9a-f]{16}|이보고는.{4,20}기준스냅숏제\d+판|같은스냅숏으로다시만들면같은파일/;
const word = "스냅숏";
/** The sheet that says it is the first one, and short. */
const searchedRows = 300;

/** Null for what anybody else made. */
export function ownReportIn(source: SourceDocument): Finding | null {
  if (source.kind === "json") {
    const schema = isJsonObject(source.value) ? source.value["schema"] : null;
    return typeof schema === "string" && /^council-report\/\d+$/.test(schema)
      ? ownReport(null, schema)
      : null;
  }
  const lines =
    source.kind === "workbook"
      ? source.tables.flatMap((table) => table.read(searchedRows).rows.map((row) => row.join(" ")))
      : source.lines;
  const at = lines.findIndex(
    (line, row) =>
      line.includes(word) &&
      marks.test(
        lines
          .slice(Math.max(0, row - 1), row + 2)
          .join("")
          .replace(/\s/g, ""),
      ),
  );
  if (at === -1) return null;
  return ownReport(source.kind === "workbook" ? null : at + 1, lines[at]?.trim() ?? "");
}

function ownReport(row: number | null, value: string): Finding {
  return rejection("own-report", placeAt(row, null, value), {
    ko: "이 프로그램이 스냅숏으로 만든 보고서여서 읽지 않았습니다(그 금액은 장부에 있습니다). 새 금액은 원본 자료나 장부로 채운 서식으로 올려 주십시오.",
    en: "This program made the report of a snapshot, whose amounts are in the books, so it was not read. Send new amounts as their source or as the template filled from the books.",
  });
}
