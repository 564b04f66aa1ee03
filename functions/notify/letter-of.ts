import type { Notice } from "../../shared/domain/notices/notice.ts";
import type { Letter } from "../../shared/ports/notifier.ts";
import { letterHtml } from "../../shared/reports/letter-html.ts";
import { letterText } from "../../shared/reports/letter-text.ts";

/** The notice as its channel takes it: the same words as text and as a page. */
export function letterOf(notice: Notice, officeName: string | null): Letter {
  const named = officeName ?? notice.books.office;
  return { notice, officeName: named, text: letterText(notice), html: letterHtml(notice, named) };
}
