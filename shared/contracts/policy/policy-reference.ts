/** Every field of a policy's document in words: what it decides, in which unit, and what it is by default. */
import { defaultPolicy, selectors } from "../../domain/policy/policy.ts";
import { fieldShapes, isFieldName } from "./field-shapes.ts";
import { type FieldName, policyToJson } from "./policy-json.ts";
import type { Bilingual } from "../../domain/values/bilingual.ts";

interface FieldWords extends Bilingual {
  /** Its name in a few words. */
  readonly title: Bilingual;
  /** As the document writes its values. */
  readonly unit: string;
}

const selector = `\`{ by, value }\`, \`by\`: ${selectors.join(", ")}`;

/** Complete by its type: a field without words does not compile. */
const fields: Readonly<Record<FieldName, FieldWords>> = {
  yearEndTargetBasisPoints: {
    title: { ko: "연말 집행 목표", en: "year-end target" },
    unit: "basis points",
    ko: "12월 31일까지 집행할 예산의 비율(95% = 9500)",
    en: "the part of the budget to be spent by 31 December (95% is 9500)",
  },
  targets: {
    title: { ko: "따로 정한 연말 목표", en: "targets of their own" },
    unit: `list of ${selector} with \`basisPoints\``,
    ko: "따로 정한 연말 목표: 부서·회계·분야·사업별",
    en: "year-end targets of their own, by department, account, field or project",
  },
  stagedTargets: {
    title: { ko: "연중 목표", en: "staged targets" },
    unit: "list of `{ by: MM-DD, basisPoints, base }`",
    ko: "연중 목표(상반기 신속집행 등): 그날까지의 비율과 대상",
    en: "targets within the year (early execution): the part due by a day, and of which lines",
  },
  rateBasis: {
    title: { ko: "집행률 기준", en: "basis of rates" },
    unit: "a basis, or null",
    ko: "집행률의 분자와 분모. null이면 사업마다 예산현액으로, 없으면 예산액으로 나눕니다.",
    en: "what the rate divides by what; null divides each line by its current budget, and where it states none by its appropriation",
  },
  minimumBudgetWon: {
    title: { ko: "소액 사업 기준액", en: "smallest budget judged" },
    unit: "won, as text",
    ko: "예산이 이 금액보다 작은 사업은 지연 여부를 판단하지 않습니다.",
    en: "smaller budgets raise no alert about lag",
  },
  exclusions: {
    title: { ko: "판정 제외", en: "not judged" },
    unit: `list of ${selector}`,
    ko: "지연 여부를 판단하지 않을 사업: 회계 종류·분야 등",
    en: "lines that no lag rule judges, by kind of account, field and the like",
  },
  excludedNameParts: {
    title: { ko: "판정 제외 낱말", en: "words not judged" },
    unit: "list of words",
    ko: "이름에 이 낱말이 온전히 들어 있는 사업은 판단하지 않습니다.",
    en: "lines whose names hold one of these as a whole word are not judged",
  },
  gapBasisPoints: {
    title: { ko: "관심/주의/심각 격차", en: "gap by severity" },
    unit: "basis points for each severity",
    ko: "기대 집행률보다 몇 %p 낮을 때 관심·주의·심각으로 알릴지(20%p = 2000)",
    en: "how far below the expected rate each severity begins (20 points are 2000)",
  },
  behindWon: {
    title: { ko: "관심/주의/심각 금액", en: "amount by severity" },
    unit: "won for each severity, as text",
    ko: "그와 함께 부족해야 할 금액: 둘 다 넘어야 알립니다.",
    en: "and how much money must be behind: both bounds must be reached",
  },
  clearBelowBasisPoints: {
    title: { ko: "해소 격차", en: "gap that clears" },
    unit: "basis points",
    ko: "격차가 이보다 작아지면 알림을 해소합니다. 관심 격차보다 클 수 없습니다.",
    en: "an open alert clears below this gap; never above the notice's own",
  },
  easeMarginBasisPoints: {
    title: { ko: "완화 여유", en: "margin to ease" },
    unit: "basis points",
    ko: "단계를 낮추기 전에 더 회복해야 할 여유",
    en: "how much further a lag must recover before its severity eases",
  },
  curve: {
    title: { ko: "월말 기대 집행률", en: "expected by month end" },
    unit: "12 basis points that end at 10000, or null",
    ko: "월말마다 기대하는 누적 집행 비율. null이면 달력 일수대로",
    en: "the part expected by each month end; null goes by calendar days",
  },
  evenlySpentNameParts: {
    title: { ko: "고른 집행 낱말", en: "words spent evenly" },
    unit: "list of words",
    ko: "고르게 집행되는 사업(기본경비 등): 곡선 대신 달력 일수로 봅니다.",
    en: "lines that are spent evenly by nature: calendar days instead of the curve",
  },
  spentLate: {
    title: { ko: "늦은 집행 곡선", en: "spent late" },
    unit: "list of `{ nameParts, curve }`",
    ko: "늦게 집행되는 사업(직불금 등)과 그 곡선: 처음 맞는 것을 씁니다.",
    en: "classes that pay out late by nature, with curves of their own; the first that fits",
  },
  minimumPeers: {
    title: { ko: "최소 유사 사업 수", en: "fewest similar projects" },
    unit: "count",
    ko: "유사 사업이 이보다 적으면 그 흐름을 쓰지 않습니다.",
    en: "fewer similar projects than this say nothing",
  },
  daysOfSilence: {
    title: { ko: "미보고 일수", en: "days of silence" },
    unit: "days",
    ko: "새 자료가 이보다 오래 없으면 미보고로 알립니다.",
    en: "longer without new figures is told as silence",
  },
  noSpendingAfterMonths: {
    title: { ko: "미집행 개월", en: "months without spending" },
    unit: "months",
    ko: "이만큼 지나도록 집행이 없으면 알립니다.",
    en: "a budget untouched for so long is told",
  },
  notedFallWon: {
    title: { ko: "알릴 감소액", en: "fall that is told" },
    unit: "won, as text",
    ko: "누계가 이보다 많이 줄면 알립니다.",
    en: "a running total that falls by more is told",
  },
  lettersFrom: {
    title: { ko: "바로 알릴 단계", en: "letters from" },
    unit: "notice, warning or critical",
    ko: "이 단계부터 바로 알림을 보냅니다. 그 아래는 주간 점검에 모읍니다.",
    en: "letters go out at once from this severity on; the rest waits for the digest",
  },
  quietTimes: {
    title: { ko: "알림 쉬는 때", en: "quiet times" },
    unit: "`{ from, to, holidays, onWeekends }`",
    ko: "알림을 보내지 않을 시간과 공휴일(한국 시각)",
    en: "when no letter goes out, in Korean time",
  },
  digestWeekday: {
    title: { ko: "주간 점검 요일(월=1)", en: "digest weekday (Mon=1)" },
    unit: "1 Monday to 7 Sunday",
    ko: "주간 점검을 보내는 요일",
    en: "the day of the weekly digest",
  },
  recipients: {
    title: { ko: "받는 사람", en: "recipients" },
    unit: "list of `{ lines, addresses }`",
    ko: "누가 어느 사업의 알림을 받는지. lines가 null이면 전체",
    en: "who hears of which lines; null is the whole office",
  },
  publicStory: {
    title: { ko: "공개 화면", en: "public page" },
    unit: "true or false",
    ko: "로그인 없이 누구나 볼 수 있는 한 장짜리 화면(/story)을 열지. 처음에는 닫혀 있습니다.",
    en: "whether anybody may read the story page (/story) without a login; shut by default",
  },
};

/** What a field decides. */
export function fieldWords(name: FieldName): Pick<FieldWords, "title" | "ko" | "en"> {
  return fields[name];
}

const partTitles: Readonly<Record<string, Bilingual>> = {
  "gapBasisPoints.notice": { ko: "관심 격차", en: "gap of a notice" },
  "gapBasisPoints.warning": { ko: "주의 격차", en: "gap of a warning" },
  "gapBasisPoints.critical": { ko: "심각 격차", en: "gap of what is critical" },
  "behindWon.notice": { ko: "관심 부족액", en: "amount behind of a notice" },
  "behindWon.warning": { ko: "주의 부족액", en: "amount behind of a warning" },
  "behindWon.critical": { ko: "심각 부족액", en: "amount behind of what is critical" },
  "quietTimes.from": { ko: "알림 쉬는 시각(처음)", en: "quiet from" },
  "quietTimes.to": { ko: "알림 쉬는 시각(끝)", en: "quiet to" },
  "quietTimes.holidays": { ko: "알림 쉬는 공휴일", en: "holidays without letters" },
  "quietTimes.onWeekends": { ko: "주말에 알림 쉼", en: "quiet on weekends" },
};

/** A field or a part of one, as people call it; of one that is not there its own name. */
export function titleAt(path: string): Bilingual {
  const [field = ""] = path.split(".");
  return partTitles[path] ?? (isFieldName(field) ? fields[field].title : { ko: path, en: path });
}

/** `docs/policy.md`: a table in the order of the document. */
export function policyReference(): string {
  const own: Readonly<Record<string, unknown>> = policyToJson(defaultPolicy);
  const rows = Object.entries(fields).map(
    ([name, { unit, ko, en }]) =>
      `| \`${name}\` | ${ko}<br>${en} | ${unit} | \`${JSON.stringify(own[name])}\` | ${setCommand(name)} |`,
  );
  return [
    ...heading,
    "| field | what it decides | in a file | default | set by |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ].join("\n");
}

function setCommand(name: string): string {
  if (!isFieldName(name)) return "";
  const { example, shape } = fieldShapes[name];
  return `\`policy set ${shape.kind === "list" ? `${name}.+` : name} "${example}"\``;
}

const heading = [
  "# 정책 참고 / The policy, field by field",
  "",
  "`npm run policy-reference` writes this page from the schema; a test holds it to that.",
  "",
  "한 항목은 `monitor policy set 항목 값`으로 바꾸고, `monitor policy unset 항목`으로 기본값으로 되돌리며, `monitor policy show 항목`으로 봅니다.",
  "비율은 `95%`, 금액은 `3억원`, 대상은 `부서=건설과`처럼 적습니다. 부분은 점으로 가리킵니다: `gapBasisPoints.notice`, `quietTimes.from`. 목록은 `항목.+`로",
  "더하고, `항목.2`로 두 번째를 고치거나 빼며, 통째로 바꿀 때는 쌍반점(;)으로 나누어 적습니다. 여러 항목은 바꿀 것만 적은 JSON 파일을",
  "`monitor policy set FILE.json`으로 저장합니다. `--dry-run`은 알림이 어떻게 달라지는지와 판정에서 빠지는 금액만 보여 주고, 흔하지 않은 값은",
  "`--confirm`이 있어야 저장합니다. 새 회계연도는 지난 회계연도의 정책으로 시작합니다. 바꾸면 그때부터 그 연도의 정책입니다.",
  "",
  "One field is changed by `monitor policy set FIELD VALUE`, is the default again after `monitor policy unset FIELD`, and is shown by",
  "`monitor policy show FIELD`. Shares are written `95%`, amounts `300,000,000`, lines `department=건설과`. A dot names a part: `gapBasisPoints.notice`. To a",
  "list `FIELD.+` adds, `FIELD.2` changes or takes out the second; a list as a whole stands apart by semicolons. `--dry-run` shows the alerts that would come and go and the",
  "money that would not be judged.",
  "",
  "A file holds what differs: objects field by field, lists as a whole. A change takes effect with the next look, on every",
  "screen at once. Values that nobody is likely to mean (a target of 0.95 %, an amount in thousands) are asked again. A new",
  "fiscal year goes on with the policy of the last year that has one, until it gets its own.",
  "",
];
