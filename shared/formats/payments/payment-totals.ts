/**
 * Total rows of a payment list. Payments are too many to keep for it, so each total remembers what was
 * summed when it came; it must be the sum of all rows, or of those between it and a total before or behind it.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { formatWon, type Won } from "../../domain/values/won.ts";
import { placeAt, rejection } from "../kernel/finding-list.ts";
import { isTotalName } from "../tables/total-names.ts";

interface PrintedTotal {
  readonly row: number;
  readonly name: string;
  readonly won: Won;
  /** The sum of all payments above it. */
  readonly above: Won;
}

/** A list has a total for each department at most; more is another kind of file. */
export const maxTotals = 1_000;

export class PaymentTotals {
  readonly #totals: PrintedTotal[] = [];
  #sum = 0n;

  get count(): number {
    return this.#totals.length;
  }

  add(won: Won): void {
    this.#sum += won;
  }

  print(row: number, name: string, won: Won): void {
    this.#totals.push({ row, name, won, above: this.#sum });
  }

  /** Once all rows are in. */
  check(column: string): readonly Finding[] {
    return this.#totals.flatMap((total, at) => {
      const namesakes = this.#totals.filter(({ name }) => name === total.name);
      const place = namesakes.indexOf(total);
      const next = (other: PrintedTotal | undefined): Won => (other?.above ?? this.#sum) - total.above;
      const since = (other: PrintedTotal | undefined): Won => total.above - (other?.above ?? 0n);
      const sums = [
        this.#sum,
        since(this.#totals[at - 1]),
        since(namesakes[place - 1]),
        next(this.#totals[at + 1]),
        next(namesakes[place + 1]),
      ];
      // Under the total of its month a 누계 goes on from the lists before.
      const goesOn =
        isRunning(total) && this.#totals.some((other) => !isRunning(other) && other.above === total.above);
      return goesOn || sums.includes(total.won)
        ? []
        : [totalDiffers(total, column, nearest(sums, total.won))];
    });
  }
}

function isRunning({ name }: PrintedTotal): boolean {
  return /누\s?계/.test(name);
}

/** The name of a total, where one stands in a cell that would else name an account, a department or a project. */
export function totalNameIn(cells: readonly string[]): string | null {
  return cells.map((cell) => cell.trim()).find(isTotalName) ?? null;
}

/** Of rows where there are any: a total with nothing behind it does not mean those. */
function nearest(all: readonly Won[], won: Won): Won {
  const distance = (sum: Won): Won => (sum > won ? sum - won : won - sum);
  const some = all.filter((sum) => sum !== 0n);
  const sums = some.length > 0 ? some : all;
  return sums.reduce((best, sum) => (distance(sum) < distance(best) ? sum : best));
}

function totalDiffers({ row, name, won }: PrintedTotal, column: string, sum: Won): Finding {
  return rejection("total-differs", placeAt(row, column, formatWon(won)), {
    ko: `${row}행 "${name}"의 ${column} ${formatWon(won)}원이 지출을 더한 ${formatWon(sum)}원과 다릅니다. 빠지거나 두 번 들어간 행이 있는지 확인하고 고쳐서 다시 올려 주십시오.`,
    en: `Row ${row} "${name}" prints ${formatWon(won)} won for ${column}; the payments add to ${formatWon(sum)} won. Look for a missing or doubled row, correct it and upload again.`,
  });
}
