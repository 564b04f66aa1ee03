/**
 * What the public page says of an office in a headline and five sentences. Every figure in them is one that the page also
 * shows; what is not known is said to be unknown, and never left out.
 */
import type { Unreported } from "../rates/rate.ts";
import type { Fraction } from "../values/fraction.ts";
import { formatPercent, fraction } from "../values/fraction.ts";
import { type Bilingual, particle, topic } from "../values/bilingual.ts";
import { type IsoDate, yearEnd } from "../values/calendar.ts";
import { type LaterFigures, laterFiguresText } from "../rates/later-figures.ts";
import { formatWon, type Won } from "../values/won.ts";

export interface StoryFacts {
  readonly office: string;
  readonly fiscalYear: number;
  readonly asOf: IsoDate;
  /** Where a few projects are reported up to a later day than most of the money. */
  readonly later: LaterFigures | null;
  readonly budget: Won | null;
  readonly spent: Won | null;
  /** Budgets beside which nobody reported spending, which the budget has in it. */
  readonly unreported: Unreported;
  readonly rate: Fraction | null;
  /** Of the lines whose pace is judged; null where none is. Points as both rates are printed. */
  readonly pace: { readonly rate: string; readonly expectedRate: string; readonly gapPoints: string } | null;
  readonly forecast: { readonly amount: Won; readonly rate: string | null } | null;
  /** The projects with the largest budgets. */
  readonly largest: { readonly projects: number; readonly budget: Won };
}

export function storyHeadline({ office, fiscalYear, budget, spent, rate }: StoryFacts): Bilingual {
  if (budget === null || spent === null || rate === null)
    return {
      ko: `${office}의 ${fiscalYear}년 집행률은 아직 알 수 없습니다`,
      en: `How much of its ${fiscalYear} budget ${office} has spent is not known yet`,
    };
  const [of, paid] = [roundWon(budget), roundWon(spent)];
  return {
    ko: `${topic(office)} ${fiscalYear}년 예산 ${of.ko} 가운데 ${paid.ko}, ${formatPercent(rate, 1)}%를 썼습니다`,
    en: `${office} has spent ${paid.en} of its ${fiscalYear} budget of ${of.en}: ${formatPercent(rate, 1)}%`,
  };
}

export function storySentences(facts: StoryFacts): readonly Bilingual[] {
  return [leftSentence(facts), paceSentence(facts), forecastSentence(facts), largestSentence(facts), caution];
}

function leftSentence(facts: StoryFacts): Bilingual {
  const left = leftOf(facts);
  if (facts.later === null) return left;
  const later = laterFiguresText(facts.later);
  return { ko: `${left.ko} ${later.ko}`, en: `${left.en} ${later.en}` };
}

function leftOf({ asOf, budget, spent, unreported }: StoryFacts): Bilingual {
  if (budget === null || spent === null)
    return {
      ko: `${asOf} 기준 자료에는 예산이나 집행액이 없습니다.`,
      en: `The figures of ${asOf} state no budget or no spending.`,
    };
  const [left, silent] = [roundWon(budget - spent), roundWon(unreported.budget)];
  const isKnown = unreported.lines === 0;
  return {
    ko: `${asOf}까지 아직 쓰지 않은 예산은 ${left.ko}입니다.${isKnown ? "" : ` 이 가운데 ${silent.ko}은 얼마나 썼는지 보고되지 않았습니다.`}`,
    en: `By ${asOf}, ${left.en} of the budget was not spent yet.${isKnown ? "" : ` Of ${silent.en} of it nobody has reported what was spent.`}`,
  };
}

function paceSentence({ pace }: StoryFacts): Bilingual {
  if (pace === null)
    return {
      ko: "이맘때 얼마나 써야 하는지 견줄 사업이 없습니다.",
      en: "There is no project whose pace can be compared.",
    };
  const { rate, expectedRate, gapPoints } = pace;
  const points = gapPoints.replace(/^-/, "");
  const [ko, en] =
    points === "0.0"
      ? [`${expectedRate}%와 같습니다`, "exactly there"]
      : gapPoints.startsWith("-")
        ? [`${expectedRate}%보다 ${points}%p 낮습니다`, `${points} points below it`]
        : [`${expectedRate}%보다 ${points}%p 높습니다`, `${points} points above it`];
  return {
    ko: `속도를 견주는 사업의 집행률은 ${rate}%로, 이맘때 기대되는 ${ko}.`,
    en: `Projects whose pace is compared stand at ${rate}%; ${expectedRate}% is expected by now, so they are ${en}.`,
  };
}

function forecastSentence({ forecast, asOf, fiscalYear }: StoryFacts): Bilingual {
  if (asOf === yearEnd(fiscalYear))
    return {
      ko: "회계연도의 마지막 날까지의 수치이므로 더 내다볼 것이 없습니다.",
      en: "These are the figures of the year's last day, so nothing is left to foresee.",
    };
  if (forecast === null || forecast.rate === null)
    return {
      ko: "연말에 얼마나 쓸지는 아직 내다볼 수 없습니다.",
      en: "How much will be spent by the end of the year cannot be foreseen yet.",
    };
  const amount = roundWon(forecast.amount);
  return {
    ko: `이 사업들은 지금 흐름이면 연말까지 ${amount.ko}, 예산의 ${forecast.rate}%를 쓸 것으로 보입니다.`,
    en: `At this pace these projects will have spent ${amount.en} by the end of the year, ${forecast.rate}% of their budget.`,
  };
}

function largestSentence({ largest: { projects, budget: held }, budget }: StoryFacts): Bilingual {
  if (projects === 0 || budget === null || budget <= 0n)
    return { ko: "예산이 알려진 사업이 없습니다.", en: "No project states a budget." };
  const [amount, share] = [roundWon(held), formatPercent(fraction(held, budget), 1)];
  const sum = `${amount.ko}${particle(amount.ko, "으로/로")}`;
  return {
    ko: `예산이 가장 큰 사업 ${projects}개의 예산은 모두 ${sum}, 전체의 ${share}%입니다.`,
    en:
      projects === 1
        ? `The project with the largest budget holds ${amount.en}, ${share}% of it all.`
        : `The ${projects} projects with the largest budgets hold ${amount.en}, ${share}% of it all.`,
  };
}

const caution: Bilingual = {
  ko: "집행이 늦은 것이 곧 낭비는 아니며, 보조금은 교부한 뒤에도 받은 곳에서 아직 쓰지 않았을 수 있습니다.",
  en: "Slow spending is not waste, and grants that were paid out may not yet be spent by those who got them.",
};

/** As people say it: `7,167억원`, `716.7 billion won`; half away from zero. The page shows the exact amount beside it. */
export function roundWon(amount: Won): Bilingual {
  const whole = amount < 0n ? -amount : amount;
  const sign = amount < 0n ? "−" : "";
  const [size, name] =
    whole >= 100_000_000n ? [100_000_000n, "억원"] : whole >= 10_000n ? [10_000n, "만원"] : [1n, "원"];
  const [large, word] = whole >= 1_000_000_000n ? [1_000_000_000n, "billion"] : [1_000_000n, "million"];
  const tenths = (whole * 10n + large / 2n) / large;
  const few = (whole + 5_000_000n) / 10_000_000n;
  // Of a few 억 a whole one is too much to leave out.
  const isFew = whole >= 100_000_000n && whole < 1_000_000_000n;
  return {
    ko: isFew
      ? `${sign}${few / 10n}${few % 10n === 0n ? "" : `.${few % 10n}`}억원`
      : `${sign}${formatWon((whole + size / 2n) / size)}${name}`,
    en:
      whole < 1_000_000n
        ? `${sign}${formatWon(whole)} won`
        : `${sign}${formatWon(tenths / 10n)}.${tenths % 10n} ${word} won`,
  };
}
