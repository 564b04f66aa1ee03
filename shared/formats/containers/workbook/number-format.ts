/** Number formats that show less than what is stored: `#,##0,` prints 936,864,000 as 936,864. */

/** What a spreadsheet keeps of one. */
const maxFormatLength = 255;

/** A comma that no digit follows divides by a thousand; one between digits only groups them. */
export function isScaling(format: string): boolean {
  const bare = format.slice(0, maxFormatLength).replace(/"[^"]*"|\\.|\[[^\]]*\]|[_*]./g, " ");
  return /[0#?],+(?![0#?,])/.test(bare);
}

/** Whether a workbook's styles hold such a format at all: only then are the styles of cells looked at. */
export function hasScalingFormat(styles: string): boolean {
  const codes = [...styles.matchAll(/formatCode=(?:"([^"]*)"|'([^']*)')/g)];
  return codes.some(([, double, single]) => isScaling(unescaped(double ?? single ?? "")));
}

function unescaped(code: string): string {
  return code.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
