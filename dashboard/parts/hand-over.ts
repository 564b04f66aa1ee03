/** Gives somebody a file that the page made or fetched. */
export function handOver(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // By now the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
