/**
 * The payments of a list, 18 bytes each: there are hundreds of thousands, and an object for each would take
 * six times as much. They lie in blocks in the order of the file, and each knows the one before it of its
 * own line. Entries are made when somebody looks at a line.
 */
import type { Entry } from "../../domain/ledger/posting.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Won } from "../../domain/values/won.ts";

const blockLength = 16_384;

interface Block {
  // A fiscal year has at most 366 days; an amount has at most 16 digits.
  readonly days: Uint16Array;
  readonly amounts: BigInt64Array;
  readonly rows: Uint32Array;
  readonly before: Uint32Array;
}

/** The payments of one line: how many, and where the last of them lies. */
export interface PaymentChain {
  count: number;
  last: number;
}

export class PaymentEntries {
  readonly #blocks: Block[] = [];
  readonly #days: IsoDate[] = [];
  readonly #dayPlaces = new Map<IsoDate, number>();
  #length = 0;

  add(chain: PaymentChain, day: IsoDate, amount: Won, row: number): void {
    const at = this.#length % blockLength;
    if (at === 0) this.#blocks.push(emptyBlock());
    const block = this.#blockOf(this.#length);
    block.days[at] = this.#placeOf(day);
    block.amounts[at] = amount;
    block.rows[at] = row;
    block.before[at] = chain.last;
    chain.last = this.#length++;
    chain.count += 1;
  }

  /** In the order of the file. Pensions of a day stand together, all alike: one entry stands for each of them. */
  entriesOf(chain: PaymentChain): readonly Entry[] {
    let entry: Entry | null = null;
    return this.#read(chain, ({ days, amounts }, at): Entry => {
      const date = this.#days[days[at] ?? 0] ?? missing();
      const amount = amounts[at] ?? 0n;
      if (entry === null || entry.amount !== amount || entry.date !== date)
        entry = { measure: "expenditure", fund: "unsplit", object: null, date, amount, kind: "increment" };
      return entry;
    });
  }

  /** `rowsOf(chain)[n]` is where `entriesOf(chain)[n]` stands. */
  rowsOf(chain: PaymentChain): readonly number[] {
    return this.#read(chain, ({ rows }, at) => rows[at] ?? 0);
  }

  /** From the last back to the first, into a list that is as long as it will be. */
  #read<Value>({ count, last }: PaymentChain, valueAt: (block: Block, at: number) => Value): Value[] {
    const values: Value[] = [];
    values.length = count;
    let place = last;
    for (let left = count - 1; left >= 0; left--) {
      const block = this.#blockOf(place);
      const at = place % blockLength;
      values[left] = valueAt(block, at);
      place = block.before[at] ?? 0;
    }
    return values;
  }

  #placeOf(day: IsoDate): number {
    const known = this.#dayPlaces.get(day);
    if (known !== undefined) return known;
    this.#dayPlaces.set(day, this.#days.length);
    return this.#days.push(day) - 1;
  }

  #blockOf(place: number): Block {
    return this.#blocks[Math.floor(place / blockLength)] ?? missing();
  }
}

function emptyBlock(): Block {
  return {
    days: new Uint16Array(blockLength),
    amounts: new BigInt64Array(blockLength),
    rows: new Uint32Array(blockLength),
    before: new Uint32Array(blockLength),
  };
}

function missing(): never {
  throw new RangeError("A chain of payments belongs to the list that made it");
}
