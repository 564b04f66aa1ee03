/** What stands on each sheet of a page that was printed, its margins included. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export async function sheetsOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const sheets: string[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    sheets.push(
      items
        .map((item) => ("str" in item ? item.str : ""))
        .join("")
        .replace(/\s+/g, " "),
    );
  }
  return sheets;
}
