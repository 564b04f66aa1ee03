// Laws for text that is damaged, misspelt or no text at all: nothing throws, no sign is lost, no amount is scaled.
import { gzipSync } from "node:zlib";
import * as fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { type MoneyUnit, moneyUnits } from "../../../../shared/domain/values/won.ts";
import { readSource, type SourceReading } from "../../../../shared/formats/registry.ts";
import { corruption, corrupt } from "../corrupt-bytes.ts";
import { listOf } from "../../payments/payment-lists.ts";
import { amountsOf, contextOf, day, readText } from "../../readings.ts";

const runs = { numRuns: 300, seed: 20_260_631 } as const;
const june = contextOf({ fiscalYear: 2026, asOf: day("2026-06-30"), unit: "원" });

/** A refusal has a reason, and what is read has a row for each figure. */
function expectSound(reading: SourceReading): void {
  const isRefused = reading.findings.some(({ consequence }) => consequence === "reject");
  expect(isRefused).toBe(reading.kind === "refused");
  const records = reading.kind === "read" ? reading.records : [];
  expect(records.filter(({ rows, entries }) => rows.length === 0 || entries.length === 0)).toEqual([]);
}

const files = [
  '사업명,부서,예산액,집행액\r\n가,과,"936,864,000",-30\r\n나,과,2,0\r\n합계,,936864002,-30\r\n',
  listOf(["20260105", "1,644,500"], ["20260106", "-210,100"], ["20260106", "349,700"]),
  "fyr,laf_cd,acnt_dv_cd,dept_cd,dbiz_cd,dbiz_nm,exe_ymd,bdg_cash_amt\n2026,1129000,100,1,A1,가,20260630,1\n",
  '{"dataset":"QWGJK","laf_cd":"1129000","rows":[{"dbiz_cd":"A","bdg_cash_amt":1.50,"dbiz_nm":"가"}]}',
  "사회적경제과 업무보고\n(단위: 천원)\n단위사업명\t예산액\t집행액(10.31.기준)\t집행률(%)\n계\t10\t5\t50.0\n",
];
const encodings = ["utf8", "cp949", "utf16le", "utf16be"] as const;

describe("a file of text", () => {
  test("with damaged bytes in any encoding, in gzip or not, is read or refused and never throws", async () => {
    const file = fc.constantFrom(...files);
    await fc.assert(
      fc.asyncProperty(file, fc.constantFrom(...encodings), corruption, fc.boolean(), async (...chances) => {
        const [text, encoding, changes, isZipped] = chances;
        const bytes = corrupt(
          iconv.encode(text, encoding, { addBOM: encoding.startsWith("utf16") }),
          changes,
        );
        expectSound(await readSource(isZipped ? gzipSync(bytes) : bytes, june));
      }),
      runs,
    );
  });

  test("that is torn, doubled or mixed with another is read or refused and never throws", async () => {
    const piece = fc.tuple(fc.constantFrom(...files), fc.nat(120), fc.nat(120));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 5 }), async (pieces) => {
        const text = pieces.map(([file, from, length]) => file.slice(from, from + length)).join("");
        expectSound(await readSource(new TextEncoder().encode(text), june));
      }),
      runs,
    );
  });

  test("of any bytes, behind any signature, is read or refused and never throws", async () => {
    const magic = fc.constantFrom(
      "",
      "PK\u0003\u0004",
      "\u001f\u008b\b",
      "%PDF-1.7",
      "{",
      "[{",
      "\u00ff\u00fe",
    );
    const rest = fc.uint8Array({ maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(magic, rest, async (start, bytes) => {
        expectSound(await readSource(Uint8Array.from([...Buffer.from(start, "latin1"), ...bytes]), june));
      }),
      runs,
    );
  });
});

const characters = "01234567890123,,,..--−△▲()() ₩원천E+＋１０％#".split("");

describe("an amount", () => {
  const spentOf = (cell: string): bigint | undefined => {
    const reading = readText(`사업명,부서,집행액\n가,과,"${cell}"\n나,과,1\n`, june);
    expectSound(reading);
    const [record] = reading.kind === "read" ? reading.records : [];
    return record?.project.name === "가" ? amountsOf(record, "expenditure").unsplit : undefined;
  };

  test("however it is misspelt keeps its sign and its size, or is refused", () => {
    const character = fc.constantFrom(...characters);
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 12 }), (cell) => {
        const won = spentOf(cell);
        if (won === undefined) return;
        const [whole = "", fraction = "0"] = cell
          .normalize("NFKC")
          .replace(/[,\s₩원]/g, "")
          .split(".");
        const size = whole.replace(/\D/g, "");
        const isNegative = /[-−△▲(]/.test(cell);
        expect(`${cell}: ${won}`).toBe(`${cell}: ${isNegative ? -BigInt(size) : BigInt(size)}`);
        expect(fraction.replace(/\D/g, "")).toMatch(/^0*$/);
      }),
      { ...runs, numRuns: 1_000 },
    );
  });

  test("is scaled by a unit only where that unit is written, whatever the header says besides", () => {
    const piece = fc.constantFrom(
      "예산액",
      "집행액",
      "예산현액",
      "국비",
      "시비",
      "계",
      "(천원)",
      "(원)",
      "[단위:백만원]",
      "억원",
      " ",
      "_",
      "계획",
      "6월",
      "까지",
    );
    const header = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
    const line = fc.constantFrom("", "(단위: 천원)\n", "(단위 : 억원)\n", "단위: 원\n");
    const unit = fc.constantFrom(null, "원", "천원", "백만원" as const);
    fc.assert(
      fc.property(fc.array(header, { minLength: 1, maxLength: 4 }), line, unit, (headers, above, said) => {
        const cells = headers.map(() => "7");
        const table = `${above}사업명,부서,${headers.join(",")}\n가,과,${cells.join(",")}\n`;
        const reading = readText(table, { ...june, unit: said });
        expectSound(reading);
        const stated = `${above}${headers.join()}${said ?? ""}`;
        const scales = new Set(
          unitNames.filter((name) => hasUnit(stated, name)).map((name) => moneyUnits[name]),
        );
        const entries = reading.kind === "read" ? reading.records.flatMap((record) => record.entries) : [];
        // Months of a plan add up to as many sevens as there are.
        expect(
          entries.filter(({ amount }) => [...scales].every((scale) => amount % (7n * scale) !== 0n)),
        ).toEqual([]);
      }),
      { ...runs, numRuns: 400 },
    );
  });
});

const unitNames: readonly MoneyUnit[] = ["원", "천원", "백만원", "억원"];

function hasUnit(text: string, unit: MoneyUnit): boolean {
  return unit === "원" ? /(?<![천만억])원/.test(text) : text.includes(unit);
}
