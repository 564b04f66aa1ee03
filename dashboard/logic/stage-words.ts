/** The stages of the year in words. */
import type { Charts } from "../../shared/contracts/api/api.ts";
import { formatRate, shortWon } from "./format-figures.ts";

interface Sentence {
  readonly ko: string;
  readonly en: string;
}

type Stage = Charts["stages"][number];

/** @returns what is wanted, and what is still needed of it. */
export function stageWords(
  { date, targetRate, targetWon, rate, spentWon, neededWon, spentByThenWon }: Stage,
  today: string,
): { readonly head: Sentence; readonly need: Sentence } {
  const [ko, en] = (["ko", "en"] as const).map((language) => ({
    target: shortWon(targetWon, language),
    spent: shortWon(spentWon, language),
    needed: shortWon(neededWon, language),
    before: spentByThenWon === null ? null : shortWon(spentByThenWon, language),
  }));
  const left = daysFrom(today, date);
  const isReached = neededWon === "0";
  const time =
    left < 0
      ? { ko: "기한이 지났습니다", en: "its day is over" }
      : left === 0
        ? { ko: "오늘까지입니다", en: "due today" }
        : { ko: `${left}일 남았습니다`, en: left === 1 ? "1 day left" : `${left} days left` };
  const before =
    ko?.before === null || ko === undefined
      ? { ko: "", en: "" }
      : { ko: ` 기한까지는 ${ko.before}을 집행했습니다.`, en: ` ${en?.before ?? ""} was spent by its day.` };
  return {
    head: {
      ko: `${date}까지 ${formatRate(targetRate)} (${ko?.target})`,
      en: `${formatRate(targetRate)} by ${date} (${en?.target})`,
    },
    need: {
      ko: `${formatRate(rate)} · ${ko?.spent} · ${isReached ? "목표를 이루었습니다" : `${ko?.needed} 더 필요`}. ${time.ko}.${before.ko}`,
      en: `${formatRate(rate)} · ${en?.spent} · ${isReached ? "the target is reached" : `${en?.needed} still needed`}; ${time.en}.${before.en}`,
    },
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
