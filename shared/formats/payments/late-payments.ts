/**
 * Payments of January on last year's budget (출납 정리). The books close on 31 December, and what is paid until 20 January
 * out of the year's budget is still the year's (지방회계법 제7조): it counts on the last day of the books.
 */
import { type IsoDate, isInFiscalYear, monthEnd, dateOf, yearEnd } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { formatWon, type Won } from "../../domain/values/won.ts";
import { placeAt, question, remark, shortList } from "../kernel/finding-list.ts";

const lastDayOfClosing = 20;
const listedRows = 5;

export class LatePayments {
  readonly #fiscalYear: number;
  readonly #isYearStated: boolean;
  readonly #january: { readonly first: IsoDate; readonly closing: IsoDate; readonly last: IsoDate };
  readonly #rows: number[] = [];
  #count = 0;
  #sum = 0n;
  #latest: IsoDate | null = null;

  /** @param isYearStated whether the file itself says of which fiscal year its payments are. */
  constructor(fiscalYear: number, isYearStated: boolean) {
    const next = fiscalYear + 1;
    this.#fiscalYear = fiscalYear;
    this.#isYearStated = isYearStated;
    this.#january = { first: day(next, 1), closing: day(next, lastDayOfClosing), last: monthEnd(next, 1) };
  }

  /** The day on which a payment counts; null for one that is of no January after these books. */
  countedOn(date: IsoDate): IsoDate | null {
    if (isInFiscalYear(date, this.#fiscalYear)) return date;
    return date >= this.#january.first && date <= this.#january.last ? yearEnd(this.#fiscalYear) : null;
  }

  /** Remembers a payment that was made after the year's end. */
  add(date: IsoDate, won: Won, row: number): void {
    if (date < this.#january.first) return;
    if (this.#rows.length < listedRows) this.#rows.push(row);
    this.#count += 1;
    this.#sum += won;
    if (this.#latest === null || date > this.#latest) this.#latest = date;
  }

  /** A note where the file says the year and the law allows the day; else a person's word. */
  findings(): readonly Finding[] {
    if (this.#latest === null) return [];
    const isCertain = this.#isYearStated && this.#latest <= this.#january.closing;
    const rows = shortList(this.#rows, this.#rows.length, this.#count);
    const year = String(this.#fiscalYear);
    const ko = `다음 해 1월에 지급한 ${this.#count}건(${rows}행, 합계 ${formatWon(this.#sum)}원, ${this.#latest}까지)을 ${year} 회계연도 예산의 출납 정리 지출로 보아 ${year}-12-31에 반영합니다.`;
    const en = `${this.#count} payments of the January after (row ${rows}; ${formatWon(this.#sum)} won, up to ${this.#latest}) settle the budget of ${year} and count on ${year}-12-31.`;
    const place = placeAt(this.#rows[0] ?? null, null, this.#latest);
    if (isCertain) return [remark("paid-after-year-end", place, { ko, en })];
    const why = this.#isYearStated
      ? {
          ko: `출납 정리 기한(1월 ${lastDayOfClosing}일) 뒤의 지급이 있어 보류합니다.`,
          en: `Some were paid after ${lastDayOfClosing} January, when the settling ends, so the file is held.`,
        }
      : {
          ko: `파일에 회계연도가 없어 새해 예산의 지출일 수도 있으므로 보류합니다.`,
          en: `The file states no fiscal year, so they may be payments of the new year's budget, and it is held.`,
        };
    const sentences = {
      ko: `${ko} ${why.ko} 맞으면 보류를 해제하고, 아니면 그 행을 빼거나 새해 장부에 올려 주십시오.`,
      en: `${en} ${why.en} Release it if that is right; else take the rows out, or send the file to the new year's books.`,
    };
    return [question("paid-after-year-end", place, sentences)];
  }
}

function day(year: number, dayOfJanuary: number): IsoDate {
  const date = dateOf(year, 1, dayOfJanuary);
  if (date === null) throw new RangeError(`There is no ${dayOfJanuary} January`);
  return date;
}
