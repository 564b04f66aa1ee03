/** The sentence that says what a picture shows: whoever cannot see it, or has no time for it, reads this. */
import type { Charts, Figures } from "../../shared/contracts/api/api.ts";
import { fundNamesOf } from "../../shared/domain/words/fund-names.ts";
import { addingWon } from "./curve-points.ts";
import { formatPoints, formatRate, grouped, isYearEnd, shortWon, withoutSign } from "./format-figures.ts";

interface Sentence {
  readonly ko: string;
  readonly en: string;
}

type Curve = NonNullable<Charts["curve"]>;

export function curveWords({ actual, expectedWon, forecast }: Curve): Sentence {
  const last = actual.at(-1);
  if (last === undefined) return { ko: "집행 기록이 없습니다.", en: "Nothing was reported as spent." };
  const behind = BigInt(expectedWon) - BigInt(last.spentWon);
  const off = `${behind < 0n ? -behind : behind}`;
  const sum = behind < 0n ? [last.spentWon, expectedWon, off] : [expectedWon, last.spentWon, off];
  const [ko, en] = [addingWon(sum, "ko"), addingWon(sum, "en")];
  const order = behind < 0n ? [0, 1, 2] : [1, 0, 2];
  const [spent, expected, gap] = order.map((at) => ({ ko: ko[at] ?? "", en: en[at] ?? "" }));
  const than =
    behind === 0n
      ? { ko: `기대(${expected?.ko})와 같습니다`, en: "as much as was expected" }
      : {
          ko: `기대(${expected?.ko})보다 ${gap?.ko} ${behind > 0n ? "적습니다" : "많습니다"}`,
          en: `${gap?.en} ${behind > 0n ? "less" : "more"} than the ${expected?.en} expected`,
        };
  const end =
    forecast === null || isYearEnd(last.date)
      ? { ko: "", en: "" }
      : {
          ko: ` 연말에는 ${shortWon(forecast.amountWon, "ko")}(${formatRate(forecast.rate)})을 집행할 전망입니다.`,
          en: ` ${shortWon(forecast.amountWon, "en")} (${formatRate(forecast.rate)}) is foreseen for the year's end.`,
        };
  return {
    ko: `판정 대상 사업은 ${last.date}까지 ${spent?.ko}을 집행해 ${than.ko}.${end.ko}`,
    en: `The judged projects spent ${spent?.en} by ${last.date}, ${than.en}.${end.en}`,
  };
}

export function departmentsWords(departments: Charts["departments"]): Sentence {
  const known = departments.flatMap(({ name, months }) => {
    const last = months.findLast((month) => month !== null);
    return last === undefined ? [] : [{ name, ...last }];
  });
  const [worst] = known.toSorted((a, b) => Number(a.gapPoints) - Number(b.gapPoints));
  if (worst === undefined)
    return { ko: "견줄 기대치가 있는 부서가 없습니다.", en: "No department has an expectation." };
  const behind = known.filter(({ gapPoints }) => gapPoints.startsWith("-")).length;
  if (behind === 0)
    return {
      ko: `${known.length}개 부서 모두 기대만큼 집행했습니다.`,
      en: `All of ${known.length} departments have spent what was expected.`,
    };
  return {
    ko: `${known.length}개 부서 가운데 ${behind}개가 기대보다 늦고, ${worst.name ?? "부서 없음"}의 차이가 ${formatPoints(worst.gapPoints)}로 가장 낮습니다.`,
    en: `${behind} of ${known.length} departments ${behind === 1 ? "is" : "are"} behind; ${worst.name ?? "no department"} is furthest, at ${formatPoints(worst.gapPoints)}.`,
  };
}

/** Which department spent most of its money and which least, each by its own last month. */
export function ratesWords(departments: Charts["departments"]): Sentence {
  const known = departments.flatMap(({ name, months }) => {
    const last = months.findLast((month) => month !== null);
    return last === undefined ? [] : [{ name, rate: last.rate }];
  });
  const ordered = known.toSorted((a, b) => Number(b.rate) - Number(a.rate));
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined)
    return { ko: "집행률이 있는 부서가 없습니다.", en: "No department has a rate." };
  return {
    ko: `${known.length}개 부서의 판정 대상 집행률은 ${formatRate(last.rate)}(${last.name ?? "부서 없음"})부터 ${formatRate(first.rate)}(${first.name ?? "부서 없음"})까지입니다.`,
    en: `The rates of the judged projects of ${known.length} departments go from ${formatRate(last.rate)} (${last.name ?? "no department"}) to ${formatRate(first.rate)} (${first.name ?? "no department"}).`,
  };
}

export function projectsWords(projects: Charts["projects"]): Sentence {
  const behind = projects.filter(({ gapPoints }) => Number(gapPoints) <= -20);
  const won = `${behind.reduce((sum, { budgetWon }) => sum + BigInt(budgetWon), 0n)}`;
  const many = grouped(projects.length);
  if (behind.length === 0)
    return {
      ko:
        projects.length === 0
          ? "견줄 사업이 없습니다."
          : `사업 ${many}개 가운데 기대보다 20%p 이상 늦은 것은 없습니다.`,
      en:
        projects.length === 0
          ? "No project can be compared."
          : `None of ${many} projects is 20 points or more behind.`,
    };
  return {
    ko: `사업 ${many}개 가운데 ${behind.length}개(예산 ${shortWon(won, "ko")})가 기대보다 20%p 이상 늦습니다.`,
    en: `${behind.length} of ${many} projects (${shortWon(won, "en")} of budget) are 20 points or more behind.`,
  };
}

interface FundFacts extends Pick<Charts, "funds" | "unspentGrants" | "atRisk"> {
  /** The day of the figures; null of none. */
  readonly asOf: string | null;
  /** A manager sees the grants of his departments alone, beside the funds of the whole office. */
  readonly isOwn: boolean;
  /** Whose words name the funds. */
  readonly office: string;
}

/** What the report says of grants, too: what has not begun, and what open alerts expect to be left. */
export function fundsWords({ funds, unspentGrants, atRisk, asOf, isOwn, office }: FundFacts): Sentence {
  if (funds.length === 0)
    return {
      ko: "자료가 예산을 재원으로 나누지 않습니다.",
      en: "The files do not split the budget by fund.",
    };
  const grants = `국비·${fundNamesOf(office).provincial.ko}`;
  const parts = (language: "ko" | "en") =>
    funds.map(({ title, share }) => `${title[language]} ${formatRate(share)}`).join(", ");
  const sentences = [
    { ko: `예산은 ${parts("ko")}입니다.`, en: `The budget is ${parts("en")}.` },
    ...(unspentGrants === null || unspentGrants.projects === 0
      ? []
      : [ofOwn(unspentWords(unspentGrants, grants, asOf !== null && isYearEnd(asOf)), isOwn)]),
    ...(atRisk.projects === 0 ? [] : [ofOwn(riskWords(atRisk), isOwn)]),
  ];
  const nothing = {
    ko: `집행 실적이 없는 ${grants} 사업과 보조금 반납 우려 알림이 없습니다.`,
    en: "No granted project is without spending, and no alert says that a grant may have to go back.",
  };
  const all = sentences.length === 1 ? [...sentences, ofOwn(nothing, isOwn)] : sentences;
  return { ko: all.map(({ ko }) => ko).join(" "), en: all.map(({ en }) => en).join(" ") };
}

function ofOwn({ ko, en }: Sentence, isOwn: boolean): Sentence {
  return isOwn ? { ko: `맡은 부서: ${ko}`, en: `Of your departments: ${en}` } : { ko, en };
}

function unspentWords(
  { projects, won }: NonNullable<Charts["unspentGrants"]>,
  grants: string,
  isOver: boolean,
): Sentence {
  const has = projects === 1 ? "project that has" : "projects that have";
  return {
    ko: `집행 실적이 없는 ${grouped(projects)}개 사업의 ${grants} ${shortWon(won, "ko")}은 ${isOver ? "12월 31일까지 집행되지 않아 이월하지" : "연말까지 집행하지"} 않으면 반납 대상입니다.`,
    en: `${shortWon(won, "en")} of national and provincial money in ${grouped(projects)} ${has} spent nothing must go back unless it is ${isOver ? "carried over" : "spent by year end"}.`,
  };
}

function riskWords({ projects, won }: Charts["atRisk"]): Sentence {
  return {
    ko: `반납 우려 알림이 열린 ${grouped(projects)}개 사업에서는 많게는 ${shortWon(won, "ko")}이 남을 전망입니다.`,
    en: `Open alerts foresee that up to ${shortWon(won, "en")} of it may be left in ${grouped(projects)} ${projects === 1 ? "project" : "projects"}.`,
  };
}

type Waterfall = NonNullable<Charts["waterfall"]>;

/** Budget, spent, foreseen and left, as sentence and picture print them: they add up. */
export function waterfallAmounts(
  { budgetWon, spentWon, stillWon, leftWon }: Waterfall,
  language: "ko" | "en",
): readonly string[] {
  return addingWon([budgetWon, spentWon, stillWon, leftWon], language);
}

export function waterfallWords(waterfall: Waterfall, asOf: string | null): Sentence {
  const { stillWon, leftWon } = waterfall;
  const isShort = leftWon.startsWith("-");
  const [ko, en] = [waterfallAmounts(waterfall, "ko"), waterfallAmounts(waterfall, "en")];
  if (asOf !== null && isYearEnd(asOf) && stillWon === "0")
    return {
      ko: `판정 대상 예산 ${ko[0]} 가운데 ${ko[1]}을 집행했고, ${withoutSign(ko[3] ?? "")}이 ${isShort ? "모자랍니다" : "남았습니다"}.`,
      en: `Of the judged budget of ${en[0]} ${en[1]} was spent, and ${withoutSign(en[3] ?? "")} is ${isShort ? "missing" : "left"}.`,
    };
  return {
    ko: `판정 대상 예산 ${ko[0]} 가운데 ${ko[1]}을 집행했고, 연말까지 ${ko[2]}을 더 집행해 ${withoutSign(ko[3] ?? "")}이 ${isShort ? "모자랄" : "남을"} 전망입니다.`,
    en: `Of the judged budget of ${en[0]} ${en[1]} is spent; ${en[2]} more is foreseen by year end, and ${withoutSign(en[3] ?? "")} is ${isShort ? "missing" : "left"}.`,
  };
}

type Expectation = NonNullable<Figures["expectation"]>;

/** Of which days the figures are: a sum of projects that were reported on several days names none of them alone. */
export function daysWords(days: readonly string[]): Sentence {
  const [first = "", last = first] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (first === last) return { ko: `${last} 기준`, en: `as of ${last}` };
  return { ko: `기준일 ${first}~${last}`, en: `as of ${first} to ${last}` };
}

/** How far the judged projects are from what was expected of each by its own day. @param source what the expectation is from. */
export function expectationWords(
  { judgedRate, expectedRate, targetRate, gapPoints }: Expectation,
  rate: string | null,
  days: readonly string[],
  source: Sentence,
): Sentence {
  const isBehind = gapPoints.startsWith("-");
  const points = withoutSign(gapPoints);
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)];
  const day = first === last ? `${last}` : "사업마다 그 기준일의";
  const dayEn = first === last ? `on ${last}` : "of each project on its own day";
  const judged =
    judgedRate === rate
      ? { ko: "", en: "" }
      : {
          ko: `판정 대상 집행률은 ${formatRate(judgedRate)}로, `,
          en: `The judged projects' rate is ${formatRate(judgedRate)}, `,
        };
  return {
    ko: `${judged.ko}${day} 기대 ${formatRate(expectedRate)}(${source.ko})보다 ${points}%p ${isBehind ? "낮음" : "높음"}. 연말 목표 ${formatRate(targetRate)}.`,
    en: `${judged.en}${points} points ${isBehind ? "below" : "above"} the ${formatRate(expectedRate)} expected ${dayEn} (from ${source.en}). Year-end target ${formatRate(targetRate)}.`,
  };
}

/** A table as spreadsheets read it: a text that would be taken for a formula is marked as text. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cellOf).join(",")).join("\r\n")}\r\n`;
}

function cellOf(text: string): string {
  const isFormula = /^[=+@\t\r-]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
