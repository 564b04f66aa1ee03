// One small report, with `|` between its cells, as text, a web page, a Word document and a workbook: what each is read as.
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { readSource, type SourceReading } from "../../../shared/formats/registry.ts";
import { docxOf } from "../containers/document/documents.ts";
import { sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";
import { amountsOf, contextOf, day, expectRefused } from "../readings.ts";

const title = "2020년 주요업무 보고";
const sentOf = { asOf: day("2020-10-31"), unit: "천원" } as const;

/** The one outcome of all containers, in thousands of won: held codes and figures, or the first refusal without its row. */
export async function outcomeOf(lines: readonly string[], over = {}): Promise<string> {
  const files = await filesOf([title, ...lines]);
  const readings = await Promise.all(
    files.map((bytes) => readSource(bytes, contextOf({ ...sentOf, ...over }))),
  );
  return [...new Set(readings.map(shown))].join(" // ");
}

function shown(reading: SourceReading): string {
  if (reading.kind === "refused") return `refused ${(expectRefused(reading)[0] ?? "").replace(/@\d+$/, "")}`;
  const held = reading.findings.filter(({ consequence }) => consequence === "hold").map(({ code }) => code);
  const figures = reading.records.map((record) => {
    const [budget, spent] = (["appropriation", "expenditure"] as const).map(
      (measure) => (totalOf(amountsOf(record, measure)) ?? 0n) / 1_000n,
    );
    const { department, name } = record.project;
    return `${department === null ? "" : `${department} `}${name} ${budget}/${spent}`;
  });
  return [...[...new Set(held)].map((code) => `held ${code}:`), figures.join(", ")].join(" ");
}

async function filesOf(lines: readonly string[]): Promise<readonly Uint8Array[]> {
  const text = lines.join("\n").replaceAll("|", "\t");
  const rows = lines.map((line) => line.split("|"));
  const web = lines.map((line) =>
    line.includes("|")
      ? `<tr>${line
          .split("|")
          .map(
            (cell) => `<td>${escaped(cell).replace(/^ +/, (blanks) => "&nbsp;".repeat(blanks.length))}</td>`,
          )
          .join("")}</tr>`
      : `<p>${escaped(line)}</p>`,
  );
  const html = web.join("\n").replace(/(?:<tr>.*<\/tr>\n?)+/g, (table) => `<table>${table}</table>`);
  return [
    new TextEncoder().encode(`${text}\n`),
    new TextEncoder().encode(`<html><body>${html}</body></html>`),
    docxOf(escaped(text)),
    await xlsxOf(sheetOf(rows)),
  ];
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
