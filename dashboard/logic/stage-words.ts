/** The stages of the year in words. */
import type { Charts } from "../../shared/contracts/api/api.ts";
import { formatRate, shortWon } from "./format-figures.ts";

interface Sentence {
  readonly ko: string;
  readonly en: string;
}

type Stage = Charts["stages"][number];

/** @returns what is wanted, what is still needed of it, and how long there is: each fits a line of a telephone. */
export function stageWords(
  { date, targetRate, targetWon, rate, spentWon, neededWon, spentByThenWon }: Stage,
  today: string,
): Readonly<Record<"head" | "need" | "time", Sentence>> {
  const [target, spent, needed] = [inShort(targetWon), inShort(spentWon), inShort(neededWon)];
  const isReached = neededWon === "0";
  return {
    head: {
      ko: `${date}까지 ${formatRate(targetRate)} (${target.ko})`,
      en: `${formatRate(targetRate)} by ${date} (${target.en})`,
    },
    need: {
      ko: `${formatRate(rate)} · ${spent.ko} · ${isReached ? "목표를 이루었습니다" : `${needed.ko} 더 필요`}`,
      en: `${formatRate(rate)} · ${spent.en} · ${isReached ? "target reached" : `${needed.en} still needed`}`,
    },
    time: timeWords(daysFrom(today, date), spentByThenWon === null ? null : inShort(spentByThenWon)),
  };
}

function inShort(won: string): Sentence {
  return { ko: shortWon(won, "ko"), en: shortWon(won, "en") };
}

function timeWords(left: number, spentByThen: Sentence | null): Sentence {
  if (left === 0) return { ko: "오늘까지입니다", en: "due today" };
  if (left > 0) return { ko: `${left}일 남음`, en: left === 1 ? "1 day left" : `${left} days left` };
  if (spentByThen === null) return { ko: "기한 지남", en: "its day is over" };
  return {
    ko: `기한 지남 · 기한까지 ${spentByThen.ko} 집행`,
    en: `its day is over · ${spentByThen.en} spent by then`,
  };
}

/** Of the stage that comes next; of the last where all are over. */
export function stagesWords(stages: Charts["stages"], today: string): Sentence {
  const next = stages.find(({ date }) => date >= today) ?? stages.at(-1);
  if (next === undefined) return { ko: "정한 단계 목표가 없습니다.", en: "There are no staged targets." };
  const { date, asOf, targetRate, rate, neededWon } = next;
  const isReached = neededWon === "0";
  return {
    ko: `${date}까지 ${formatRate(targetRate)}가 목표이고 ${asOf} 기준 ${formatRate(rate)}입니다. ${
      isReached ? "목표를 이루었습니다." : `${shortWon(neededWon, "ko")}을 더 집행해야 합니다.`
    }`,
    en: `The target is ${formatRate(targetRate)} by ${date}; as of ${asOf} it is ${formatRate(rate)}. ${
      isReached ? "It is reached." : `${shortWon(neededWon, "en")} is still needed.`
    }`,
  };
}

function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
