// Builders and lenses for tests of formats: a context that matters only where a test says so, and figures at a glance.
import { expect } from "vitest";
import { parseIsoDate } from "../../shared/domain/values/calendar.ts";
import type { Fund } from "../../shared/domain/values/fund.ts";
import type { Measure } from "../../shared/domain/values/measure.ts";
import type { SourceRecord } from "../../shared/domain/ledger/posting.ts";
import { holdsHtmlTable } from "../../shared/formats/containers/foreign-text.ts";
import { openHtml } from "../../shared/formats/containers/open-html.ts";
import { type Opening, openText } from "../../shared/formats/containers/open-source.ts";
import type { UploadContext } from "../../shared/formats/kernel/format.ts";
import { readOpened, type SourceReading } from "../../shared/formats/registry.ts";

export function contextOf(over: Partial<UploadContext> = {}): UploadContext {
  return { office: "1129000", fiscalYear: 2020, fileName: "file.csv", asOf: null, unit: null, ...over };
}

export function day(text: string) {
  const date = parseIsoDate(text);
  if (date === null) throw new Error(`${text} is no day`);
  return date;
}

/** As `openSource` opens a text: web pages are opened by a part of their own. */
function openingOf(text: string): Opening {
  if (!holdsHtmlTable(text)) return openText(new TextEncoder().encode(text));
  const page = openHtml(text);
  return "code" in page ? { kind: "refused", finding: page } : { kind: "opened", source: page };
}

/** The lines of a file, each of them ended. */
export function readText(text: string, over: Partial<UploadContext> = {}): SourceReading {
  return readOpened(openingOf(`${text}\n`), contextOf(over));
}

export function expectRead(reading: SourceReading): Extract<SourceReading, { kind: "read" }> {
  expect(reading.findings.filter(({ consequence }) => consequence === "reject")).toEqual([]);
  if (reading.kind !== "read") throw new Error("The file was refused without a reason");
  return reading;
}

/** The codes that stopped the file, with their rows: `row-ragged@4`. */
export function expectRefused(reading: SourceReading): readonly string[] {
  expect(reading.kind).toBe("refused");
  const rejections = reading.findings.filter(({ consequence }) => consequence === "reject");
  return rejections.map(({ code, row }) => (row === null ? code : `${code}@${row}`));
}

export function codesOf({ findings }: SourceReading): readonly string[] {
  return findings.map(({ code }) => code);
}

export function recordOf(reading: SourceReading, name: string): SourceRecord {
  const record = expectRead(reading).records.find(({ project }) => project.name === name);
  if (record === undefined) throw new Error(`No record is called ${name}`);
  return record;
}

/** The stated amounts of one measure by fund, in won. */
export function amountsOf(record: SourceRecord, measure: Measure): Partial<Record<Fund, bigint>> {
  const entries = record.entries.filter((entry) => entry.measure === measure);
  return Object.fromEntries(entries.map(({ fund, amount }) => [fund, amount]));
}

/** Text with the part in it, inside an expected shape. */
export function containing(part: string): unknown {
  return expect.stringContaining(part);
}
