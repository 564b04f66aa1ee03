/**
 * Rows that stand twice under one number. Payments have no key, and n equal ones are n; but lists number their rows, and of
 * 171,312 real ones none equals another in its number too. A row that equals another in every cell is a page pasted twice.
 * A list without such a column, or a row without a number, says nothing of it. Of each row a hash is kept, of its line, number,
 * day and amount; rows that share one are held against each other cell by cell, in a second pass over the table.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { formatWon, type Won } from "../../domain/values/won.ts";
import { placeAt, question, shortList } from "../kernel/finding-list.ts";
import type { Table } from "../kernel/format.ts";
import { isStated } from "../kernel/row-findings.ts";
import { comparableHeader } from "../tables/header-grammar.ts";
import { visitRows } from "../tables/source-tables.ts";
import type { PaymentLine } from "./payment-lines.ts";

const numberHeaders = /^(번호|순번|연번|일련번호|no|결의번호|지출결의번호)$/;
const listedRows = 5;
const firstCapacity = 4_096;

export class RepeatedRows {
  readonly #at: number;
  readonly #header: string;
  readonly #dayAt: number;
  #hashes = new Float64Array(firstCapacity);
  #rows = new Uint32Array(firstCapacity);
  #amounts = new BigInt64Array(firstCapacity);
  #count = 0;

  /** @param dayAt the column of the day, from 0; null of a list that lacks it. */
  constructor(headers: readonly string[], dayAt: number | null) {
    this.#at = headers.findIndex((header) => numberHeaders.test(comparableHeader(header)));
    this.#header = headers[this.#at] ?? "";
    this.#dayAt = dayAt ?? -1;
  }

  /** @param won what the row adds. */
  take({ ordinal }: PaymentLine, cells: readonly string[], row: number, won: Won): void {
    const number = cells[this.#at] ?? "";
    if (!isStated(number)) return;
    if (this.#count === this.#hashes.length) this.#grow();
    const place = this.#count++;
    this.#hashes[place] = hashOf(ordinal, number, cells[this.#dayAt] ?? "", won);
    this.#rows[place] = row;
    this.#amounts[place] = won;
  }

  /** Once all rows of the table were taken. */
  findings(table: Table): readonly Finding[] {
    const again = this.#again(table);
    if (again.length === 0) return [];
    const count = again.length;
    const list = again.slice(0, listedRows).map((place) => this.#rows[place] ?? 0);
    const rows = shortList(list, listedRows, count);
    const sum = formatWon(again.reduce((won, place) => won + (this.#amounts[place] ?? 0n), 0n));
    return [
      question("rows-repeated", placeAt(list[0] ?? null, this.#header, String(count)), {
        ko: `"${this.#header}"까지 모든 칸이 앞의 행과 같은 행이 ${count}건(${rows}행, 합계 ${sum}원) 있습니다. 같은 쪽이 두 번 붙은 것으로 보여 보류합니다. 두 번 붙은 행이면 지워서 다시 올리고, 서로 다른 지출이면 보류를 해제해 주십시오(모두 더합니다).`,
        en: `${count} rows (${rows}; ${sum} won together) equal an earlier row in every cell, "${this.#header}" too. A page seems to stand twice in the file, so it is held. Take those rows out and upload again, or release it if they are other payments: all of them count then.`,
      }),
    ];
  }

  /** The places of the rows that equal an earlier one in every cell. */
  #again(table: Table): readonly number[] {
    const places = this.#suspects();
    const last = Math.max(0, ...places.keys());
    const seen = new Set<string>();
    const again: number[] = [];
    if (places.size > 0)
      visitRows(table, last, (cells, row) => {
        const place = places.get(row);
        if (place === undefined) return;
        const text = JSON.stringify(cells.map((cell) => cell.trim()));
        if (seen.has(text)) again.push(place);
        seen.add(text);
      });
    return again;
  }

  /** The places of the rows whose hash another has too, by row. */
  #suspects(): ReadonlyMap<number, number> {
    const hashes = this.#hashes.subarray(0, this.#count);
    const sorted = hashes.toSorted();
    const twice = new Set<number>();
    for (let at = 1; at < sorted.length; at++) {
      const hash = sorted[at] ?? 0;
      if (hash === sorted[at - 1]) twice.add(hash);
    }
    const suspects = new Map<number, number>();
    if (twice.size > 0)
      for (let at = 0; at < hashes.length; at++)
        if (twice.has(hashes[at] ?? 0)) suspects.set(this.#rows[at] ?? 0, at);
    return suspects;
  }

  #grow(): void {
    const capacity = 2 * this.#count;
    const hashes = new Float64Array(capacity);
    const rows = new Uint32Array(capacity);
    const amounts = new BigInt64Array(capacity);
    hashes.set(this.#hashes);
    rows.set(this.#rows);
    amounts.set(this.#amounts);
    this.#hashes = hashes;
    this.#rows = rows;
    this.#amounts = amounts;
  }
}

const space = 0x20;

/** 53 bits, or every long list would have suspects. What pads the number or the day is left out. */
function hashOf(line: number, number: string, day: string, won: Won): number {
  const amount = Math.imul(Number(BigInt.asIntN(32, won)) ^ Math.imul(line, 0x85ebca6b), 0xc2b2ae35);
  return (amount >>> 11) * 2 ** 32 + (mixed(mixed(line, number), day) >>> 0);
}

function mixed(start: number, text: string): number {
  let hash = start;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= space) continue;
    hash = Math.imul(hash ^ code, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}
