/**
 * Rows that stand twice under one number. Payments have no key, and n equal ones are n; but lists number their rows, and of
 * 171,312 real ones none equals another in its number too. A row that equals another in every cell is a page pasted twice.
 * A list without such a column, or a row without a number, says nothing of it. Only hashes are kept: 8 bytes a row.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { formatWon, type Won } from "../../domain/values/won.ts";
import { placeAt, question, shortList } from "../kernel/finding-list.ts";
import { comparableHeader } from "../tables/header-grammar.ts";

const numberHeaders = /^(번호|순번|연번|일련번호|no|결의번호|지출결의번호)$/;
const listedRows = 5;

export class RepeatedRows {
  readonly #at: number;
  readonly #header: string;
  readonly #seen = new HashedRows();
  readonly #rows: number[] = [];
  #count = 0;
  #sum = 0n;

  constructor(headers: readonly string[]) {
    this.#at = headers.findIndex((header) => numberHeaders.test(comparableHeader(header)));
    this.#header = headers[this.#at] ?? "";
  }

  /** @param won what the row adds. */
  take(cells: readonly string[], row: number, won: Won): void {
    if (this.#at === -1 || (cells[this.#at] ?? "").trim() === "") return;
    if (!this.#seen.has(cells)) return;
    if (this.#rows.length < listedRows) this.#rows.push(row);
    this.#count += 1;
    this.#sum += won;
  }

  findings(): readonly Finding[] {
    if (this.#count === 0) return [];
    const [rows, sum] = [shortList(this.#rows, listedRows, this.#count), formatWon(this.#sum)];
    return [
      question("rows-repeated", placeAt(this.#rows[0] ?? null, this.#header, String(this.#count)), {
        ko: `"${this.#header}"까지 모든 칸이 앞의 행과 같은 행이 ${this.#count}건(${rows}행, 합계 ${sum}원) 있습니다. 같은 쪽이 두 번 붙은 것으로 보여 보류합니다. 두 번 붙은 행이면 지워서 다시 올리고, 서로 다른 지출이면 보류를 해제해 주십시오(모두 더합니다).`,
        en: `${this.#count} rows (${rows}; ${sum} won together) equal an earlier row in every cell, "${this.#header}" too. A page seems to stand twice in the file, so it is held. Take those rows out and upload again, or release it if they are other payments: all of them count then.`,
      }),
    ];
  }
}

const firstSlots = 4_096;

/** Two hashes of 32 bits for each row, in open addressing: of a million rows two differing ones meet once in 20 million lists. */
class HashedRows {
  #slots = firstSlots;
  #one = new Uint32Array(firstSlots);
  #two = new Uint32Array(firstSlots);
  #count = 0;

  /** Whether such a row came before; it is remembered. */
  has(cells: readonly string[]): boolean {
    let [one, two] = [0x811c9dc5, 0x9e3779b9];
    for (const cell of cells) {
      for (let at = 0; at < cell.length; at++) {
        const code = cell.charCodeAt(at);
        if (code <= space) continue;
        one = Math.imul(one ^ code, 0x01000193);
        two = Math.imul(two + code, 0x85ebca6b) ^ (two >>> 13);
      }
      one = Math.imul(one ^ cellEnd, 0x01000193);
      two = Math.imul(two + cellEnd, 0x85ebca6b) ^ (two >>> 13);
    }
    // An empty slot holds 0.
    if (!this.#add(one >>> 0 || 1, two >>> 0)) return true;
    this.#count += 1;
    if (this.#count * 2 > this.#slots) this.#grow();
    return false;
  }

  #add(one: number, two: number): boolean {
    let at = (one ^ two) & (this.#slots - 1);
    while (this.#one[at] !== 0) {
      if (this.#one[at] === one && this.#two[at] === two) return false;
      at = (at + 1) & (this.#slots - 1);
    }
    this.#one[at] = one;
    this.#two[at] = two;
    return true;
  }

  #grow(): void {
    const [ones, twos] = [this.#one, this.#two];
    this.#slots *= 2;
    this.#one = new Uint32Array(this.#slots);
    this.#two = new Uint32Array(this.#slots);
    for (const [at, one] of ones.entries()) if (one !== 0) this.#add(one, twos[at] ?? 0);
  }
}

const space = 0x20;
const cellEnd = 0x1f;
