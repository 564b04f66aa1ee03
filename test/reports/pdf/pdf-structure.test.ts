/** What whoever hears a PDF is told: its structure, read from the file by another library. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { councilReport } from "../../../shared/domain/report/council-report.ts";
import { barText } from "../../../shared/reports/printed/bar-text.ts";
import { pdfReport } from "../../../shared/reports/pdf/pdf-report.ts";
import { byUnitProject } from "../../domain/report/report-snapshots.ts";
import { aReportQuestion } from "../../support/report-questions.ts";
import { reportFonts } from "../report-fixtures.ts";

interface Node {
  readonly role?: string | undefined;
  readonly alt?: string | undefined;
  readonly children?: readonly Node[] | undefined;
}
const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    role: z.string().optional(),
    alt: z.string().optional(),
    children: z.array(node).optional(),
  }),
);

const report = councilReport(aReportQuestion(byUnitProject, { officeName: "영등포구" }));
const nodes: Node[] = [];
let marked: string[] = [];
beforeAll(async () => {
  const document = await getDocument({ data: new Uint8Array(await pdfReport(report, reportFonts())) })
    .promise;
  for (let page = 1; page <= document.numPages; page++) {
    const each = await document.getPage(page);
    nodes.push(...flat(node.parse(await each.getStructTree())));
    const { items } = await each.getTextContent({ includeMarkedContent: true });
    marked = [...marked, ...unmarkedTexts(items)];
  }
});

function flat(each: Node): Node[] {
  return [each, ...(each.children ?? []).flatMap(flat)];
}

/** Words that stand neither in the structure nor in what is marked as decoration. */
function unmarkedTexts(items: readonly unknown[]): string[] {
  const item = z.object({ type: z.string().optional(), str: z.string().optional() });
  let depth = 0;
  const texts: string[] = [];
  for (const { type, str } of items.map((each) => item.parse(each))) {
    if (type?.startsWith("beginMarkedContent")) depth++;
    else if (type === "endMarkedContent") depth--;
    else if (depth === 0 && str !== undefined && str.trim() !== "") texts.push(str);
  }
  return texts;
}

const count = (role: string): number => nodes.filter((each) => each.role === role).length;

test("every word is in a part of the structure, or marked as decoration", () => {
  expect(marked).toEqual([]);
});

test("each section has its heading, and each table its header cells", () => {
  expect(count("H1")).toBe(report.sections.length);
  const tables = report.sections.flatMap(({ tables: all }) => all).filter(({ isDataOnly }) => !isDataOnly);
  expect(new Set(nodes.filter(({ role }) => role === "Table").map(({ alt }) => alt))).toEqual(
    new Set(tables.map(({ title }) => title.ko)),
  );
  expect(count("TH")).toBeGreaterThan(tables.length);
  expect(count("TD")).toBeGreaterThan(count("TH"));
});

test("the chart says its numbers", () => {
  const figure = nodes.find(({ role }) => role === "Figure");
  expect(figure?.alt).toBe(barText(report.sections.flatMap(({ bars }) => bars)));
});
