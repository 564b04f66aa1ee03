/** What one office uses in a year, added up from the metered acts. */
import { add, fraction, type Fraction, multiply, zero } from "../shared/domain/values/fraction.ts";
import type { Act, Look, Measured } from "./cost-table.ts";
import { dumpsPerMonth } from "./cost-year.ts";

/**
 * `built`: the product as it is. `confirmed`: also, what a dump only confirms is told by one item. `quiet`:
 * also, an alert is stored anew only when its figures moved, and not because a day went by.
 */
export const variants = ["built", "confirmed", "quiet"] as const;
export type Variant = (typeof variants)[number];

export const variantNames: Readonly<Record<Variant, string>> = {
  built: "as built",
  confirmed: "with confirmations (next)",
  quiet: "and quiet alerts (not decided)",
};

export const reportsPerMonth = 1;

export interface Use {
  readonly uploadWrites: Fraction;
  readonly lookWrites: Fraction;
  readonly reads: Fraction;
  readonly ledgerBytes: Fraction;
  readonly outboxBytes: Fraction;
  readonly notices: Fraction;
  readonly ingestRuns: Fraction;
  readonly ingestCalls: Fraction;
  readonly assessRuns: Fraction;
  readonly assessCalls: Fraction;
  readonly notifyRuns: Fraction;
}

const nothing = useOf(() => zero);

/** Month by month. January also holds the first load, which creates every project. */
export function monthsOfUse(measured: Measured, variant: Variant): readonly Use[] {
  const { firstDump, months, report } = measured;
  const loadOf = (dump: Act, alone: Act): Use =>
    ofLoad(variant === "built" ? dump : withConfirmation(alone, measured));
  return Object.keys(months)
    .toSorted()
    .map((name, at) => {
      const month = months[name];
      if (month === undefined) return nothing;
      const uses: readonly (readonly [number, Use])[] = [
        [at === 0 ? 1 : 0, plus(ofLoad(firstDump.load), ofLook(firstDump.after, variant))],
        [daysIn(name), ofLook(month.morning, variant)],
        [dumpsPerMonth, loadOf(month.dump, month.changedRowsAlone)],
        [dumpsPerMonth, ofLook(month.afterDump, variant)],
        [reportsPerMonth, plus(ofLoad(report.load), ofLook(report.after, variant))],
      ];
      return uses.reduce((sum, [times, use]) => plus(sum, scaled(use, times)), nothing);
    });
}

export function yearOf(months: readonly Use[]): Use {
  return months.reduce(plus, nothing);
}

const bytesPerWriteUnit = 1024;
/** A transaction costs two units where a single write costs one. */
const unitsOfTransaction = 2;

/** The changed rows alone, and the one item that confirms all others, in the same transaction. */
export function withConfirmation(alone: Act, { confirmationBytes }: Measured): Act {
  const units = Math.ceil(confirmationBytes / bytesPerWriteUnit) * unitsOfTransaction;
  return {
    ...alone,
    writeUnits: alone.writeUnits + units,
    ledgerBytes: alone.ledgerBytes + confirmationBytes,
  };
}

function ofLoad(load: Act): Use {
  return {
    ...nothing,
    uploadWrites: whole(load.writeUnits),
    reads: whole(load.readUnits),
    ledgerBytes: whole(load.ledgerBytes),
    outboxBytes: whole(load.outboxBytes),
    ingestRuns: whole(1),
    ingestCalls: whole(load.calls),
    notifyRuns: whole(load.bundles),
  };
}

function ofLook(look: Look, variant: Variant): Use {
  const kept = variant === "quiet" ? shareOfMovedAlerts(look) : whole(1);
  return {
    ...nothing,
    lookWrites: multiply(whole(look.writeUnits), kept),
    reads: whole(look.readUnits),
    ledgerBytes: multiply(whole(look.ledgerBytes), kept),
    outboxBytes: whole(look.outboxBytes),
    notices: whole(look.notices),
    assessRuns: whole(1),
    assessCalls: whole(look.calls),
    notifyRuns: whole(look.bundles),
  };
}

function shareOfMovedAlerts({ changes, changesOfDateOnly }: Look): Fraction {
  return changes === 0 ? whole(1) : fraction(BigInt(changes - changesOfDateOnly), BigInt(changes));
}

/** @param month as "2026-01". */
function daysIn(month: string): number {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 0, 0)).getUTCDate();
}

function plus(a: Use, b: Use): Use {
  return useOf((name) => add(a[name], b[name]));
}

function scaled(use: Use, times: number): Use {
  return useOf((name) => multiply(use[name], whole(times)));
}

function useOf(amount: (name: keyof Use) => Fraction): Use {
  return {
    uploadWrites: amount("uploadWrites"),
    lookWrites: amount("lookWrites"),
    reads: amount("reads"),
    ledgerBytes: amount("ledgerBytes"),
    outboxBytes: amount("outboxBytes"),
    notices: amount("notices"),
    ingestRuns: amount("ingestRuns"),
    ingestCalls: amount("ingestCalls"),
    assessRuns: amount("assessRuns"),
    assessCalls: amount("assessCalls"),
    notifyRuns: amount("notifyRuns"),
  };
}

export function whole(count: number): Fraction {
  return fraction(BigInt(count), 1n);
}
