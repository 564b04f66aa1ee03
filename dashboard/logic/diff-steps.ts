/** The way from one snapshot's total to the other's, step by step: each begins where the one before ended. */
import type { DiffAnswer } from "../../shared/contracts/api/api.ts";
import { addingWon } from "./curve-points.ts";
import { grouped, shortWon } from "./format-figures.ts";

type Measure = keyof DiffAnswer["change"];
type Totals = DiffAnswer["later"]["totals"];
type Kind = DiffAnswer["kinds"][number]["kind"];

export interface DiffStep {
  /** `rest`: what no kind accounts for. */
  readonly name: "earlier" | Kind | "rest" | "later";
  readonly from: bigint;
  readonly to: bigint;
  /** Of the two totals the total itself, else the change. */
  readonly won: bigint;
}

/** Kinds that change nothing of the measure are left out. */
export function diffSteps(
  { before, after, kinds }: Pick<DiffAnswer, "before" | "after" | "kinds">,
  measure: Measure,
): readonly DiffStep[] {
  const [earlier, later] = [before, after].map((amounts) => BigInt(amounts[measure]?.total ?? 0));
  if (earlier === undefined || later === undefined) return [];
  const steps: DiffStep[] = [{ name: "earlier", from: 0n, to: earlier, won: earlier }];
  let reached = earlier;
  const step = (name: DiffStep["name"], won: bigint): void => {
    if (won !== 0n) steps.push({ name, from: reached, to: reached + won, won });
    reached += won;
  };
  for (const { kind, change } of kinds) step(kind, BigInt(change[measure]?.total ?? 0));
  step("rest", later - reached);
  return [...steps, { name: "later", from: 0n, to: later, won: later }];
}

/** Two totals that are close would hide what is between them: then the picture begins near them, and says so. */
export function axisFrom(steps: readonly DiffStep[]): bigint {
  const ends = steps.map(({ to }) => to).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [least = 0n, most = 0n] = [ends[0], ends.at(-1)];
  if (least <= 0n) return least;
  return (most - least) * 4n < most ? least - (most - least) / 2n : 0n;
}

interface Words {
  readonly ko: string;
  readonly en: string;
}

/** Of two snapshots whose projects and amounts are the same: their alerts may be others all the same. */
export function sameWords({
  earlier: { totals: before },
  later: { totals: after },
}: {
  readonly earlier: { readonly totals: Pick<Totals, "alerts"> };
  readonly later: { readonly totals: Pick<Totals, "alerts"> };
}): Words {
  if (before.alerts === after.alerts)
    return { ko: "사업과 금액에 달라진 것이 없습니다.", en: "No project and no amount differs." };
  const [from, to] = [grouped(before.alerts), grouped(after.alerts)];
  return {
    ko: `사업과 금액에 달라진 것이 없습니다. 알림만 ${from}건에서 ${to}건이 되었습니다: 날짜나 기준이 달라지면 같은 금액에도 알림이 달라집니다.`,
    en: `No project and no amount differs. Alerts alone went from ${from} to ${to}: another day or policy changes them without any amount.`,
  };
}

export function diffWords(
  steps: readonly DiffStep[],
  measure: Words,
  nameOf: (name: DiffStep["name"]) => Words,
): Words {
  const [earlier, later] = [steps[0], steps.at(-1)];
  if (earlier === undefined || later === undefined)
    return { ko: "견줄 금액이 없습니다.", en: "There is nothing to compare." };
  const change = later.won - earlier.won;
  const [greatest] = steps.slice(1, -1).toSorted((a, b) => Number(sizeOf(b.won) - sizeOf(a.won)));
  const [most, least] = change > 0n ? [later.won, earlier.won] : [earlier.won, later.won];
  const say = (language: "ko" | "en") => {
    const [high = "", low = "", by = ""] = addingWon([`${most}`, `${least}`, `${sizeOf(change)}`], language);
    return {
      from: change > 0n ? low : high,
      to: change > 0n ? high : low,
      by,
      greatest:
        greatest === undefined
          ? ""
          : `${nameOf(greatest.name)[language]} ${greatest.won > 0n ? "+" : ""}${shortWon(`${greatest.won}`, language)}`,
    };
  };
  const [ko, en] = [say("ko"), say("en")];
  return {
    ko: [
      change === 0n
        ? `${measure.ko}은 ${ko.from}으로 같습니다.`
        : `${measure.ko}은 ${ko.from}에서 ${ko.to}으로 ${ko.by} ${change > 0n ? "늘었습니다" : "줄었습니다"}.`,
      greatest === undefined ? "" : `가장 큰 변화는 ${ko.greatest}입니다.`,
    ]
      .filter((each) => each !== "")
      .join(" "),
    en: [
      change === 0n
        ? `${measure.en} stays at ${en.from}.`
        : `${measure.en} went from ${en.from} to ${en.to}, ${en.by} ${change > 0n ? "more" : "less"}.`,
      greatest === undefined ? "" : `The greatest change is ${en.greatest}.`,
    ]
      .filter((each) => each !== "")
      .join(" "),
  };
}

function sizeOf(won: bigint): bigint {
  return won < 0n ? -won : won;
}
