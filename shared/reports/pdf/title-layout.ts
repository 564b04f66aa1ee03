/** The title of the report, and below it who reports what of which day, in a frame. */
import type { PrintedReport } from "../../domain/report/report-table.ts";
import { baselineIn, bodyWidth, type PageFlow, paper } from "./page-flow.ts";
import { black, type Line, type Tag, tagIn, type TextStyle } from "./page-marks.ts";
import { linesOf, type WidthOf } from "./text-lines.ts";

const titleStyle: TextStyle = { size: 19, isBold: true };
const style: TextStyle = { size: 8.5, isBold: false };
const [titleHeight, lineHeight, padding] = [32, 13, 3];

export function putTitle(flow: PageFlow, { title, face }: PrintedReport, root: Tag, widthOf: WidthOf): void {
  const { margin } = paper;
  const fit = Math.min(1, bodyWidth / Math.max(1, widthOf(title.ko, titleStyle)));
  const own = { ...titleStyle, size: titleStyle.size * fit };
  flow.put({
    kind: "text",
    text: title.ko,
    x: (paper.width - widthOf(title.ko, own)) / 2,
    baseline: baselineIn(flow.y, titleHeight, own.size),
    style: own,
    color: black,
    tag: tagIn(root, "P"),
  });
  flow.advance(titleHeight);
  const lines: Line[] = [{ from: [margin, flow.y], to: [margin + bodyWidth, flow.y] }];
  for (const texts of face) {
    const width = bodyWidth / Math.max(1, texts.length);
    const cells = texts.map((text) => linesOf(text, width - 2 * padding, style, widthOf));
    const height = Math.max(...cells.map((cell) => cell.length)) * lineHeight + padding;
    for (const [column, cell] of cells.entries()) {
      const x = margin + column * width;
      const tag = tagIn(root, "P");
      for (const [at, text] of cell.entries()) {
        const baseline = baselineIn(flow.y + padding / 2 + at * lineHeight, lineHeight, style.size);
        flow.put({ kind: "text", text, x: x + padding, baseline, style, color: black, tag });
      }
      lines.push({ from: [x, flow.y], to: [x, flow.y + height] });
    }
    lines.push({ from: [margin + bodyWidth, flow.y], to: [margin + bodyWidth, flow.y + height] });
    flow.advance(height);
    lines.push({ from: [margin, flow.y], to: [margin + bodyWidth, flow.y] });
  }
  flow.put({ kind: "lines", lines, thickness: 0.5, color: "#8a8a8a", tag: null });
}
