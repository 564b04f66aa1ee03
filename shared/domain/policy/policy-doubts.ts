/**
 * Values that a policy may have and that nobody means: a target of 0.95 %, an amount in thousands of won. Whoever sets
 * one is asked again. Only what changes is doubted: what was confirmed once stands.
 */
import { type Policy, severities } from "./policy.ts";
import { selectorDoubts } from "./selector-doubts.ts";
import type { ProjectFacts } from "../values/project.ts";
import { formatWon, type Won } from "../values/won.ts";
import type { Bilingual } from "../values/bilingual.ts";

export interface PolicyDoubt extends Bilingual {
  /** Of the field in the policy's document: `targets.2.basisPoints`. */
  readonly path: string;
}

/** Below it a target of the year's end is more likely a share that was written for a percentage. */
const leastTarget = 5_000n;
/** Below it an amount of won is more likely one in thousands or millions. */
const leastWon = 1_000_000n;
/** Above it no office of a district judges anything: more likely an amount of another unit. */
const greatestWon = 1_000_000_000_000n;
/** A gap that a scope can hardly have, and one that every scope has. */
const [leastGap, greatestGap] = [100n, 6_000n];
const [fewestDays, mostDays] = [1, 90];

/**
 * In the order of the document.
 * @param lines of the books, whose names selectors are held against; none where there are no figures yet.
 */
export function policyDoubts(
  before: Policy,
  after: Policy,
  lines: readonly { readonly project: ProjectFacts }[],
): readonly PolicyDoubt[] {
  const projects = lines.map(({ project }) => project);
  const doubtsOf = (policy: Policy): readonly PolicyDoubt[] => [
    ...valueDoubts(policy),
    ...selectorDoubts(policy, projects).map(({ path, value, ...words }) => doubt(path, value, words)),
  ];
  const known = new Set(doubtsOf(before).map(withoutPlaces));
  return doubtsOf(after).filter((each) => !known.has(withoutPlaces(each)));
}

/** What stands behind an entry that is taken out moves up, and was confirmed where it stood. */
function withoutPlaces({ path, en }: PolicyDoubt): string {
  return en.replace(path, path.replaceAll(/\.\d+/g, ".#"));
}

function valueDoubts(policy: Policy): PolicyDoubt[] {
  const { gapBasisPoints, behindWon, curve, daysOfSilence } = policy;
  return [
    ...targetDoubts("yearEndTargetBasisPoints", policy.yearEndTargetBasisPoints),
    ...policy.targets.flatMap(({ basisPoints }, at) =>
      targetDoubts(`targets.${at}.basisPoints`, basisPoints),
    ),
    ...amountDoubts("minimumBudgetWon", policy.minimumBudget),
    ...severities.flatMap((severity) => gapDoubts(`gapBasisPoints.${severity}`, gapBasisPoints[severity])),
    ...severities.flatMap((severity) => amountDoubts(`behindWon.${severity}`, behindWon[severity])),
    ...orderDoubts(policy),
    ...(curve === null ? [] : curveDoubts(curve)),
    ...(daysOfSilence >= fewestDays && daysOfSilence <= mostDays
      ? []
      : [
          doubt("daysOfSilence", `${daysOfSilence}`, {
            ko: "자료 없이 기다리는 날은 보통 1일에서 90일 사이입니다.",
            en: "the days of silence are usually 1 to 90.",
          }),
        ]),
    ...amountDoubts("notedFallWon", policy.notedFall),
  ];
}

function targetDoubts(path: string, target: bigint): PolicyDoubt[] {
  if (target >= leastTarget) return [];
  return [
    doubt(path, percentText(target), {
      ko: "연말 목표는 보통 50% 이상입니다. 1만분의 1 단위로 적습니다: 95%는 9500.",
      en: "a year-end target is usually 50% or more. It is written in basis points: 95% is 9500.",
    }),
  ];
}

function gapDoubts(path: string, gap: bigint): PolicyDoubt[] {
  if (gap >= leastGap && gap <= greatestGap) return [];
  return [
    doubt(path, percentText(gap), {
      ko: "격차 기준은 보통 1%p에서 60%p 사이입니다. 1만분의 1 단위로 적습니다: 20%p는 2000.",
      en: "a gap is usually 1 to 60 points. It is written in basis points: 20 points are 2000.",
    }),
  ];
}

/** 0 is no bound, and meant. */
function amountDoubts(path: string, amount: Won): PolicyDoubt[] {
  if (amount === 0n || (amount >= leastWon && amount <= greatestWon)) return [];
  return [
    doubt(
      path,
      { ko: `${formatWon(amount)}원`, en: `${formatWon(amount)} won` },
      {
        ko: "금액은 원 단위로 적습니다. 천원이나 백만원 단위로 적지 않았는지 확인해 주십시오.",
        en: "amounts are written in won. See whether this one is in thousands or millions.",
      },
    ),
  ];
}

function orderDoubts({ gapBasisPoints, behindWon }: Policy): PolicyDoubt[] {
  const words = {
    ko: "관심 ≤ 주의 ≤ 심각의 순서가 아닙니다.",
    en: "the bounds do not rise from notice to warning to critical.",
  };
  return [
    ...(falls(gapBasisPoints) ? [doubt("gapBasisPoints", valuesText(gapBasisPoints), words)] : []),
    ...(falls(behindWon) ? [doubt("behindWon", valuesText(behindWon), words)] : []),
  ];
}

function falls({ notice, warning, critical }: Policy["gapBasisPoints"]): boolean {
  return warning < notice || critical < warning;
}

/** Half of the budget by January, or all of it by November, is no office's year. */
function curveDoubts(curve: readonly bigint[]): PolicyDoubt[] {
  const [january = 0n] = curve;
  const november = curve[10] ?? 0n;
  if (january <= 5_000n && november < 10_000n) return [];
  return [
    doubt("curve", `1월 ${percentText(january)}, 11월 ${percentText(november)}`, {
      ko: "1월에 절반을 넘거나 11월에 이미 100%인 집행 곡선은 드뭅니다.",
      en: "a curve with more than half by January, or all by November, is rare.",
    }),
  ];
}

function doubt(path: string, value: string | Bilingual, { ko, en }: Bilingual): PolicyDoubt {
  const shown = typeof value === "string" ? { ko: value, en: value } : value;
  return { path, ko: `${path} = ${shown.ko}: ${ko}`, en: `${path} = ${shown.en}: ${en}` };
}

function valuesText(values: Readonly<Record<string, bigint>>): string {
  return severities.map((severity) => `${values[severity] ?? ""}`).join(" / ");
}

function percentText(basisPoints: bigint): string {
  const [whole, rest] = [basisPoints / 100n, basisPoints % 100n];
  return rest === 0n ? `${whole}%` : `${whole}.${`${rest}`.padStart(2, "0")}%`;
}
