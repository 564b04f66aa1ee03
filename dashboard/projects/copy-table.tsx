/** Puts the whole list into the clipboard as a spreadsheet takes it: the columns that are shown, won to the last digit. */
import type { ProjectRow } from "../../shared/contracts/api/api.ts";
import { useLanguage } from "../context/language.tsx";
import { useToast } from "../context/toasts.tsx";
import { grouped } from "../logic/format-figures.ts";
import { pastedTable } from "../logic/pasted-table.ts";
import type { ProjectColumn } from "../logic/columns/project-columns.ts";
import { columnLooks } from "./project-columns.tsx";

interface CopyTableProps {
  readonly rows: readonly ProjectRow[];
  readonly columns: readonly ProjectColumn[];
  /** Rows are still under way: half a list looks like a whole one. */
  readonly isLoading: boolean;
}

export function CopyTable({ rows, columns, isLoading }: CopyTableProps) {
  const { say, tell } = useLanguage();
  const toast = useToast();
  const copy = async (): Promise<void> => {
    const head = [say("사업", "Project"), ...columns.map((column) => tell(columnLooks[column].title))];
    const lines = rows.map((row) => [
      row.name,
      ...columns.map((column) => columnLooks[column].copied(row, tell) ?? ""),
    ]);
    const isCopied = await toClipboard(pastedTable([head, ...lines]));
    toast({
      text: isCopied
        ? say(
            `${grouped(rows.length)}건을 복사했습니다. 금액은 원 단위입니다.`,
            `${grouped(rows.length)} rows copied. Amounts are in won.`,
          )
        : say(
            "브라우저가 복사를 막았습니다. CSV로 받아 주십시오.",
            "The browser did not allow it. Download the CSV instead.",
          ),
    });
  };
  return (
    <button type="button" disabled={isLoading || rows.length === 0} onClick={() => void copy()}>
      {say("표 복사", "Copy table")}
    </button>
  );
}

/** A page in the clear on another computer has no clipboard of its own: there the old way works. */
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByEvent(text);
  }
}

function copiedByEvent(text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("copy", put, { capture: true });
  // oxlint-disable-next-line typescript/no-deprecated -- Without TLS there is nothing in its place.
  const isCopied = document.execCommand("copy");
  removeEventListener("copy", put, { capture: true });
  return isCopied;
}
