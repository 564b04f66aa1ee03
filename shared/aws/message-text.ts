/** Text as SQS takes it: it refuses a whole message for one character that XML has not. */
import type { Books } from "../domain/values/books.ts";

/**
 * JSON leaves U+FFFE and U+FFFF as they are; written as escapes inside its strings they are the same JSON. An item of
 * the outbox is 400 KB at most, and six letters for three bytes keep it below the 1 MiB of a message.
 */
export function jsonMessage(json: string): string {
  return json.replace(/[\uFFFE\uFFFF]/g, (each) =>
    each === "\uFFFE" ? String.raw`\uFFFE` : String.raw`\uFFFF`,
  );
}

/** Words for a person: such a character is shown as one that could not be read. */
export function plainMessage(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uFFFD]/g, "\uFFFD");
}

/** What keeps the order of one books. */
export function groupOf({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}`;
}
