/** The CSV reader, held against a well-known slower one (PapaParse) on anything that may stand in a file. */
import * as fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { scanCsv } from "../../../../shared/formats/containers/text/scan-csv.ts";

interface Scan {
  readonly rows: readonly (readonly string[])[];
  readonly broken: readonly number[];
}

function scan(text: string, delimiter = ",", maxRows = 1_000, slices: Iterable<string> = [text]): Scan {
  const rows: (readonly string[])[] = [];
  const faults = scanCsv(slices, delimiter, maxRows, (cells) => rows.push([...cells]));
  return { rows, broken: faults.filter(({ code }) => code !== "unended").map(({ row }) => row) };
}

function papa(text: string, delimiter = ",", maxRows = 1_000): Scan {
  const { data, errors } = Papa.parse<string[]>(text.replace(/\r\n?/g, "\n"), {
    delimiter,
    newline: "\n",
    preview: maxRows,
  });
  const quotes = errors.filter(({ type }) => type === "Quotes");
  // It gives one more row of nothing behind the last line's end.
  const rows = data.at(-1)?.join() === "" && /[\r\n]$/.test(text) ? data.slice(0, -1) : data;
  return { rows, broken: [...new Set(quotes.map(({ row }) => (row ?? 0) + 1))] };
}

describe("CSV text", () => {
  test.each([
    [
      "cells and rows",
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["every kind of line end", "a\r\nb\rc\nd\r\n", [["a"], ["b"], ["c"], ["d"]]],
    ["blank cells and blank lines", "a,,\n\n,b", [["a", "", ""], [""], ["", "b"]]],
    ["a cell behind the last delimiter", "a,", [["a", ""]]],
    [
      "delimiters, quotes and line ends in quotes",
      '"1,644,500","a""b","c\r\nd"',
      [["1,644,500", 'a"b', "c\nd"]],
    ],
    ["spaces behind a quoted cell", '"a" ,b', [["a", "b"]]],
    ["a quote inside a cell that is not quoted", 'a"b,c', [['a"b', "c"]]],
    ["a byte order mark", "\ufeffa,b", [["a", "b"]]],
    ["nothing", "", []],
  ])("is read with %s", (_, text, rows) => {
    expect(scan(text)).toEqual({ rows, broken: [] });
  });

  test.each([
    ["a quote that never closes", 'a\n"b,c\nd', [2]],
    ["a quote that closes inside a cell", 'a\n"b"c,d\ne,f', [2]],
  ])("with %s names the row", (_, text, broken) => {
    expect(scan(text).broken).toEqual(broken);
  });

  test("is read no further than asked", () => {
    expect(scan("a\nb\nc", ",", 2).rows).toEqual([["a"], ["b"]]);
  });

  test("is read as PapaParse reads it, and its quotes are broken where PapaParse says so", () => {
    const pieces = fc.constantFrom(
      '"',
      '""',
      ",",
      ";",
      "\n",
      "\r\n",
      "\r",
      "a",
      "나",
      " ",
      "1,644,500",
      '"x"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.constantFrom(",", ";"), (parts, delimiter) => {
        // A file ends in a line's end: PapaParse takes a space behind the very last quote for a fault.
        const text = `${parts.join("")}\n`;
        const [ours, theirs] = [scan(text, delimiter), papa(text, delimiter)];
        // What stands behind a broken quote nobody can tell.
        const isBroken = theirs.broken.length > 0;
        expect(isBroken ? ours.broken[0] : ours).toEqual(isBroken ? theirs.broken[0] : theirs);
      }),
      { seed: 1, numRuns: 5_000 },
    );
  });

  test("is read alike however it comes in slices", () => {
    const piece = fc.constantFrom('"', '""', ",", "\n", "\r\n", "\r", "가", " ", "1,644,500", "\ufeff", "");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (slices) => {
        const text = slices.join("");
        const whole = scan(text);
        expect([scan(text, ",", 1_000, slices), scan(text, ",", 1_000, text)]).toEqual([whole, whole]);
      }),
      { seed: 3, numRuns: 5_000 },
    );
  });

  test.each([
    ["a,b\nc,d", [{ row: 2, code: "unended", cell: "d" }]],
    ["a,b\nc,", [{ row: 2, code: "unended", cell: "" }]],
    ["a,b\nc,d\n", []],
    ["a,b\nc,d\r", []],
    ["a,b", []],
  ])("%j says whether its last row of several alone lacks its end", (text, faults) => {
    expect(scanCsv([text], ",", 9, () => {})).toEqual(faults);
    expect(scanCsv(text, ",", 9, () => {})).toEqual(faults);
  });

  test("is read no further than a row that does not end", () => {
    const faultsOf = (text: string) =>
      scanCsv([`a\n${text}`, "b".repeat(2_000_000), "\nc"], ",", 9, () => {});
    expect(faultsOf("")).toEqual([{ row: 2, code: "length", cell: "" }]);
    expect(faultsOf('"')).toEqual([{ row: 2, code: "quotes", cell: "" }]);
  });

  test("gives back whatever was quoted", () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ",", "\n", " ", "a", "가", "-"), maxLength: 8 });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const quoted = rows.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(","));
        expect(scan(quoted.join("\r\n"))).toEqual({ rows, broken: [] });
      }),
      { seed: 2, numRuns: 2_000 },
    );
  });
});
