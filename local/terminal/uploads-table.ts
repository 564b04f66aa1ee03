/** Every file that was sent, as a table: who sent it, what became of it, and why where somebody said so. */
import { listedFacts, type Upload } from "../../shared/domain/uploads/upload.ts";
import { type SentVia, uploadStateNames, viaNames } from "../../shared/domain/words/act-names.ts";
import { type Display, say } from "./display.ts";
import { booksTitle, type OfficeNames } from "./office-names.ts";
import { exact, lessNeeded, name as nameColumn, right } from "./table-columns.ts";
import { table } from "./terminal-table.ts";

export interface NumberedUpload extends Upload {
  readonly earlierNumbers: readonly number[];
  /** Null where the audit trail has no word of it. */
  readonly sentBy: { readonly name: string; readonly via: SentVia | null } | null;
  /** Why it stands as it does; null where nobody said. */
  readonly reason: string | null;
  /** How many findings of a discarded file are kept. */
  readonly kept: number;
}

export function reasonLines(display: Display, found: readonly NumberedUpload[]): readonly string[] {
  const given = found.filter(({ reason }) => reason !== null);
  if (given.length === 0) return [];
  return [
    "",
    say(display, { ko: "사유", en: "Reasons" }),
    ...given.map(
      ({ seq, outcome, reason }) =>
        `  ${seq} ${say(display, uploadStateNames[outcome.state])}: ${(reason ?? "").replaceAll("\n", " ")}`,
    ),
  ];
}

function senderText(display: Display, { sentBy }: NumberedUpload): string {
  if (sentBy === null) return "–";
  const { name, via } = sentBy;
  if (via === "inbox") return say(display, viaNames.inbox);
  return via === null ? name : `${name} (${say(display, viaNames[via])})`;
}

/** Whoever wrote a number down finds it again. */
export function renumberedLines(display: Display, found: readonly NumberedUpload[]): readonly string[] {
  const renumbered = found.filter((upload) => upload.earlierNumbers.length > 0);
  if (renumbered.length === 0) return [];
  return [
    "",
    say(display, {
      ko: "다시 읽은 파일은 새 번호를 받습니다. 이전 번호로도 찾을 수 있습니다.",
      en: "A file that is read again gets a new number; its earlier one finds it too.",
    }),
    ...renumbered.map(
      ({ earlierNumbers: before, seq, fileName }) => `  ${before.join(", ")} → ${seq}  ${fileName}`,
    ),
  ];
}

export function uploadsTable(display: Display, found: readonly NumberedUpload[], names: OfficeNames): string {
  if (found.length === 0) return say(display, { ko: "올린 파일이 없습니다.", en: "No upload yet." });
  const columns = [
    right("번호", "no."),
    lessNeeded(4, exact("장부", "books")),
    nameColumn("파일", "file"),
    exact("상태", "state"),
    lessNeeded(3, exact("기준일", "as of")),
    lessNeeded(2, right("사업", "lines")),
    lessNeeded(1, right("지적", "findings")),
    lessNeeded(5, nameColumn("보낸 이", "sent by")),
  ];
  const rows = found.map((upload) => {
    const { seq, books, fileName, outcome } = upload;
    const { asOf, records, findings } = listedFacts(upload);
    return [
      `${seq}`,
      booksTitle(books, names),
      fileName,
      say(display, uploadStateNames[outcome.state]),
      asOf ?? "–",
      records === null ? "–" : `${records}`,
      findings === null && upload.kept === 0 ? "–" : `${findings ?? upload.kept}`,
      senderText(display, upload),
    ];
  });
  return table(display, columns, rows);
}
