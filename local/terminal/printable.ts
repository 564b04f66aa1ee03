/** A terminal obeys control characters, and names come from other people's files: here they only show. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    character === "\n" || character === "\t" ? character : "\ufffd",
  );
}
