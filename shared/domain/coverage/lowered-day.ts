/**
 * A second statement of one day that comes to less than the first. Nothing in a dump says which of two was made later, so a
 * correction downwards is told, and much money waits for a person: the older of the two may have come last.
 */
import type { Finding } from "../finding.ts";
import { type FactualMeasure, factualMeasures, measureNames } from "../measure.ts";
import type { SourceRecord } from "../posting.ts";
import { formatWon, sumWon, type Won } from "../won.ts";
import type { KnownLine } from "./vanished-finding.ts";

/** As for lines that vanish: money that somebody would miss. */
const heldFromWon: Won = 10_000_000n;

const namedProjects = 5;

interface LoweredMeasure {
  readonly measure: FactualMeasure;
  readonly before: Won;
  readonly after: Won;
  /** The largest fall first. */
  readonly names: readonly string[];
}

/** @param known lines of the statement's day; those of other days are passed over. */
export function checkLoweredDay(records: readonly SourceRecord[], known: readonly KnownLine[]): Finding[] {
  const ofDay = new Map(known.filter(({ isOfDay }) => isOfDay).map((line) => [line.project.id, line]));
  if (ofDay.size === 0) return [];
  const counted = records.filter(({ project }) => project.tier !== "business");
  const lowered = factualMeasures.flatMap((measure): LoweredMeasure[] => {
    const lines = counted.flatMap((record) => {
      const after = statedIn(record, measure);
      if (after === null) return [];
      const before = ofDay.get(record.project.id)?.totals.get(measure) ?? 0n;
      return [{ name: record.project.name, before, after }];
    });
    const [before, after] = [
      sumWon(lines.map((line) => line.before)),
      sumWon(lines.map((line) => line.after)),
    ];
    if (after >= before) return [];
    const fallen = lines.filter((line) => line.after < line.before);
    const names = fallen
      .toSorted((a, b) => (b.before - b.after > a.before - a.after ? 1 : -1))
      .map(({ name }) => `"${name}"`);
    return [{ measure, before, after, names }];
  });
  return lowered.map(dayLowered);
}

function statedIn({ entries }: SourceRecord, measure: FactualMeasure): Won | null {
  const stated = entries.filter((entry) => entry.measure === measure && entry.kind === "cumulative");
  return stated.length === 0 ? null : sumWon(stated.map(({ amount }) => amount));
}

function dayLowered({ measure, before, after, names }: LoweredMeasure): Finding {
  const isHeld = before - after >= heldFromWon;
  const name = measureNames[measure];
  const list = names.slice(0, namedProjects).join(", ") + (names.length > namedProjects ? ", …" : "");
  const [from, to, fall] = [formatWon(before), formatWon(after), formatWon(before - after)];
  return {
    code: "day-lowered",
    consequence: isHeld ? "hold" : "note",
    row: null,
    column: name.ko,
    value: to,
    ko: `같은 날의 자료가 이미 있고, 이 파일로 그날의 ${name.ko} 합계가 ${from}원에서 ${to}원으로 ${fall}원 줄어듭니다(${list}).${isHeld ? " 먼저 만들어진 자료가 나중에 온 것일 수 있어 보류합니다. 고쳐진 자료이면 보류를 해제하고, 옛 자료이면 폐기해 주십시오." : " 옛 자료이면 이 업로드를 되돌려(monitor undo) 주십시오."}`,
    en: `The ledger has a statement of the same day, and this file lowers that day's ${name.en} by ${fall} won, from ${from} to ${to} (${list}).${isHeld ? " It may be the older of the two, so it is held: release it if it is the corrected one, discard it if it is old." : " If it is the older of the two, undo this upload (monitor undo)."}`,
  };
}
