/**
 * A column of payments that holds what came back: `반납액`, `여입액`. Where a row states either a payment or a refund, the
 * refund is taken away on its day. Where a row states both, whether the payment is net of it is not known.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { formatWon, type MoneyUnit, type Won } from "../../domain/values/won.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import { placeAt, question, rejection, remark } from "../kernel/finding-list.ts";
import { comparableHeader } from "../tables/header-grammar.ts";
import { meaningKindOf } from "./meaning-columns.ts";

const listedRows = 5;

export class RefundColumn {
  /** Null where the list has no such column. */
  readonly at: number | null;
  readonly #header: string;
  readonly #unit: MoneyUnit;
  readonly #both: number[] = [];
  readonly #bad: Finding[] = [];
  #count = 0;
  #sum = 0n;

  constructor(headers: readonly string[], unit: MoneyUnit) {
    const at = headers.findIndex(
      (header) => meaningKindOf(header) === "refund-amount" && !/취소|감/.test(comparableHeader(header)),
    );
    this.at = at === -1 ? null : at;
    this.#header = headers[at] ?? "";
    this.#unit = unit;
  }

  /** What the row gives back, whichever sign it is printed with; 0 where nothing stands there. */
  read(cells: readonly string[], row: number): Won {
    if (this.at === null) return 0n;
    const value = cells[this.at] ?? "";
    const cell = readAmountCell(value, this.#unit);
    if (cell.kind === "blank") return 0n;
    if (cell.kind === "amount") return cell.won < 0n ? -cell.won : cell.won;
    if (this.#bad.length < listedRows)
      this.#bad.push(rejection(cell.code, placeAt(row, this.#header, value), cell));
    return 0n;
  }

  /** Takes a refund away beside the payment of its row, and remembers to tell it. */
  taken(refund: Won, payment: Won, row: number): Won {
    if (refund === 0n) return 0n;
    this.#count += 1;
    this.#sum += refund;
    if (payment !== 0n) this.#both.push(row);
    return refund;
  }

  findings(): readonly Finding[] {
    if (this.#count === 0) return this.#bad;
    const place = placeAt(this.#both[0] ?? null, this.#header, formatWon(this.#sum));
    const ko = `"${this.#header}" 열의 ${this.#count}건, 합계 ${formatWon(this.#sum)}원을 지출에서 뺐습니다.`;
    const en = `${this.#count} amounts in the column "${this.#header}", ${formatWon(this.#sum)} won together, were taken away from what was spent.`;
    if (this.#both.length === 0) return [...this.#bad, remark("refunds-applied", place, { ko, en })];
    const rows = this.#both.slice(0, listedRows).join(", ");
    const sentences = {
      ko: `${ko} 그런데 ${rows}행에는 지출액도 있어 이미 뺀 금액인지 알 수 없습니다. 빼는 것이 맞으면 보류를 해제하고, 아니면 열을 지우고 다시 올려 주십시오.`,
      en: `${en} But row ${rows} states a payment as well, which may be net already. Release the file to take the refunds away; else delete the column and upload again.`,
    };
    return [...this.#bad, question("refunds-unclear", place, sentences)];
  }
}
