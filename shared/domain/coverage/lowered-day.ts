/**
 * A second statement of a day that comes to less than the first, or that moves money between its lines: nothing in the two says
 * which is the later one, so the older of two dumps would put the day back without a word.
 */
import { type Finding, someOf } from "../values/finding.ts";
import { type FactualMeasure, factualMeasures, measureNames } from "../values/measure.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";
import type { KnownLine } from "./vanished-lines.ts";
import { ascending } from "../values/order.ts";

/** As for lines that vanish: money that somebody would miss. */
const heldFromWon: Won = 10_000_000n;

interface RestatedLine {
  readonly name: string;
  readonly before: Won;
  readonly after: Won;
}

interface RestatedMeasure {
  readonly measure: FactualMeasure;
  readonly lines: readonly RestatedLine[];
}

/** @param known lines of the statement's day; those of other days are passed over. */
export function checkLoweredDay(records: readonly SourceRecord[], known: readonly KnownLine[]): Finding[] {
  const ofDay = new Map(known.filter(({ isOfDay }) => isOfDay).map((line) => [line.project.id, line]));
  if (ofDay.size === 0) return [];
  const counted = records.filter(({ project }) => project.tier !== "business");
  return factualMeasures.flatMap((measure): Finding[] => {
    const lines = counted.flatMap((record): RestatedLine[] => {
      const after = statedIn(record, measure);
      if (after === null) return [];
      const before = ofDay.get(record.project.id)?.totals.get(measure) ?? 0n;
      return [{ name: record.project.name, before, after }];
    });
    return [...dayLowered({ measure, lines }), ...dayRestated({ measure, lines })];
  });
}

function statedIn({ entries }: SourceRecord, measure: FactualMeasure): Won | null {
  const stated = entries.filter((entry) => entry.measure === measure && entry.kind === "cumulative");
  return stated.length === 0 ? null : sumWon(stated.map(({ amount }) => amount));
}

function dayLowered({ measure, lines }: RestatedMeasure): Finding[] {
  const before = sumWon(lines.map((line) => line.before));
  const after = sumWon(lines.map((line) => line.after));
  if (after >= before) return [];
  const isHeld = before - after >= heldFromWon;
  const name = measureNames[measure];
  const list = namesOf(lines, fallOf);
  const [from, to, fall] = [formatWon(before), formatWon(after), formatWon(before - after)];
  return [
    {
      code: "day-lowered",
      consequence: isHeld ? "hold" : "note",
      row: null,
      column: name.ko,
      value: to,
      ko: `같은 날의 자료가 이미 있고, 이 파일로 그날의 ${name.ko} 합계가 ${from}원에서 ${to}원으로 ${fall}원 줄어듭니다(${list}).${isHeld ? " 먼저 만들어진 자료가 나중에 온 것일 수 있어 보류합니다. 고쳐진 자료이면 보류를 해제하고, 옛 자료이면 폐기해 주십시오." : " 옛 자료이면 이 업로드를 되돌려 주십시오."}`,
      en: `The ledger has a statement of the same day, and this file lowers that day's ${name.en} by ${fall} won, from ${from} to ${to} (${list}).${isHeld ? " It may be the older of the two, so it is held: release it if it is the corrected one, discard it if it is old." : " If it is the older of the two, undo this upload."}`,
    },
  ];
}

/** Money was paid for one project or for another. A budget moves between projects (전용) on any day: that is told, and holds nothing. */
const heldMeasures: ReadonlySet<FactualMeasure> = new Set(["commitment", "expenditure"]);

/** What some lines lose and others gain: the total hides it. */
function dayRestated({ measure, lines }: RestatedMeasure): Finding[] {
  const [fallen, risen] = [sumWon(lines.map(fallOf)), sumWon(lines.map(riseOf))];
  const moved = fallen < risen ? fallen : risen;
  if (moved === 0n) return [];
  const isHeld = heldMeasures.has(measure) && moved >= heldFromWon;
  const name = measureNames[measure];
  const [losing, gaining] = [namesOf(lines, fallOf), namesOf(lines, riseOf)];
  const [less, more] = [formatWon(fallen), formatWon(risen)];
  return [
    {
      code: "day-restated",
      consequence: isHeld ? "hold" : "note",
      row: null,
      column: name.ko,
      value: formatWon(moved),
      ko: `같은 날의 자료가 이미 있고, 이 파일로 그날의 ${name.ko}이 일부 사업에서 ${less}원 줄고 다른 사업에서 ${more}원 늡니다(줄어듦: ${losing} · 늘어남: ${gaining}).${isHeld ? " 합계만으로는 보이지 않으므로 보류합니다. 고쳐진 자료이면 보류를 해제하고, 옛 자료이면 폐기해 주십시오." : " 옛 자료이면 이 업로드를 되돌려 주십시오."}`,
      en: `The ledger has a statement of the same day, and by this file that day's ${name.en} falls by ${less} won in some projects and rises by ${more} in others (less: ${losing}; more: ${gaining}).${isHeld ? " No total shows it, so it is held: release it if it is the corrected one, discard it if it is old." : " If it is the older of the two, undo this upload."}`,
    },
  ];
}

function fallOf({ before, after }: RestatedLine): Won {
  return after < before ? before - after : 0n;
}

function riseOf({ before, after }: RestatedLine): Won {
  return after > before ? after - before : 0n;
}

/** With the sum of each, the largest first. */
function namesOf(lines: readonly RestatedLine[], sizeOf: (line: RestatedLine) => Won): string {
  const changed = lines
    .filter((line) => sizeOf(line) > 0n)
    .toSorted((a, b) => ascending(sizeOf(b), sizeOf(a)));
  return someOf(changed.map((line) => `"${line.name}" ${formatWon(sizeOf(line))}`));
}
