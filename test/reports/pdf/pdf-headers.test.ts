/** A header over two rows stands above the figures: its words and theirs are never on one line. */
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import * as z from "zod";
import { councilReport } from "../../../shared/domain/report/council-report.ts";
import { pdfReport } from "../../../shared/reports/pdf/pdf-report.ts";
import { byUnitProject } from "../../domain/report/report-snapshots.ts";
import { aReportQuestion } from "../../support/report-questions.ts";
import { reportFonts } from "../report-fixtures.ts";

const placed = z.object({ str: z.string(), transform: z.array(z.number()) });

test("words of a merged header lie a line above the first row, and below the group beside them begins", async () => {
  const bytes = await pdfReport(councilReport(aReportQuestion(byUnitProject)), reportFonts());
  const page = await (await getDocument({ data: new Uint8Array(bytes) }).promise).getPage(2);
  // Letter by letter, as Hangul is placed: what stands on one height is a line.
  const letters = (await page.getTextContent()).items.flatMap((item) => {
    const { success, data } = placed.safeParse(item);
    return success ? [{ text: data.str.trim(), y: data.transform[5] ?? 0 }] : [];
  });
  const lines = [...Map.groupBy(letters, ({ y }) => y)].map(([y, own]) => ({
    y,
    text: own.map(({ text }) => text).join(""),
  }));
  const heightOf = (words: RegExp): number =>
    Math.max(...lines.filter(({ text }) => words.test(text)).map(({ y }) => y));
  const [header, group, total] = [heightOf(/^단위사업명/), heightOf(/^집행액/), heightOf(/^계[\d,]/)];
  expect(header - total).toBeGreaterThan(14);
  expect(group).toBeGreaterThan(header);
});
