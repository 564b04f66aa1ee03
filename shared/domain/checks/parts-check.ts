/**
 * Parts of a project that was split: several lines that a person said to be one known project. They are added up, so a file that
 * lacks one of them, or states them as of several days, would lower the project without a word.
 */
import type { Balance } from "../ledger/balance.ts";
import { currentLine, factsDay } from "../ledger/ledger-line.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { particle } from "../values/bilingual.ts";
import { type Finding, rowFinding, someOf } from "../values/finding.ts";
import { totalOf } from "../values/fund.ts";
import { type FactualMeasure, factualMeasures, measureNames } from "../values/measure.ts";
import { codeIdOfNamed, isPaymentLine, type ProjectId } from "../values/project.ts";
import { formatWon, sumWon } from "../values/won.ts";
import { knownKey, type Partners } from "../matching/match-answers.ts";
import { statedTotal } from "./spending-scale-check.ts";

export interface PartsInFile {
  /** By the key of their project: what the file states of it under other keys. */
  readonly parts: ReadonlyMap<ProjectId, readonly SourceRecord[]>;
  readonly partners: Partners;
  readonly balances: ReadonlyMap<ProjectId, Balance>;
}

export function checkParts({ parts, partners, balances }: PartsInFile): Finding[] {
  if (parts.size === 0) return [];
  const split = Map.groupBy(
    // A part was never a line of the ledger; one that was is put together with another.
    [...partners.keys()].filter((id) => !isPaymentLine(id) && !balances.has(id)),
    (id) => knownKey(partners, id),
  );
  return [...parts].flatMap(([id, records]): Finding[] => {
    const all = split.get(id) ?? [];
    if (isPaymentLine(id) || all.length < 2) return [];
    const days = partsOfOtherDays(records);
    if (days !== null) return [days];
    const named = new Set(records.map(({ project }) => project.id));
    const isNamed = (part: ProjectId): boolean => named.has(part) || named.has(codeIdOfNamed(part) ?? part);
    const balance = balances.get(id);
    return balance === undefined || all.every(isNamed) ? [] : partMissing(records, balance);
  });
}

/**
 * Two lines that a person said to be one, each with figures of its own in one file: the answer or the file is wrong. Asked until the
 * ledger has both; increments of both are the project's (`underKnownKeys`).
 */
export function checkAnswersKept(
  records: readonly SourceRecord[],
  partners: Partners,
  balances: ReadonlyMap<ProjectId, Balance>,
): Finding[] {
  if (partners.size === 0) return [];
  const named = new Map(records.map((record) => [record.project.id, record]));
  const pairs = records.flatMap((record) => {
    const { id } = record.project;
    if (isPaymentLine(id) || balances.has(id)) return [];
    const known = named.get(knownKey(partners, id));
    return known === undefined || known === record ? [] : [{ record, known }];
  });
  const [first] = pairs;
  if (first === undefined) return [];
  const names = someOf(
    pairs.map(({ record, known }) => `"${record.project.name}" = "${known.project.name}"`),
  );
  return [
    rowFinding("hold", "answer-contradicted", first.record.rows[0] ?? null, names, {
      ko: `같은 사업이라고 답하신 ${pairs.length}쌍이 이 파일에는 두 줄로 따로 적혀 있어 보류합니다: ${names}. 둘 다 더하면 같은 돈이 두 번 더해질 수 있습니다. 답이 맞으면 파일에서 한 줄을 지워 다시 올리고, 답이 틀렸으면 답을 물린 뒤 다시 보십시오. 두 줄이 각각 맞으면 보류를 해제해 주십시오.`,
      en: `${pairs.length} pairs that you answered to be one project stand in this file as two lines, so it is held: ${names}. Both together may count the same money twice. If the answer is right, delete one line and send the file again; if it is wrong, take it back and look again; if both lines are right as they are, release the file.`,
    }),
  ];
}

function partsOfOtherDays(records: readonly SourceRecord[]): Finding | null {
  const [first] = records;
  const days = [...new Set(records.flatMap(({ entries }) => datesOf(entries)))].toSorted();
  const stated = new Set(records.map(({ entries }) => datesOf(entries).join(" ")));
  if (first === undefined || stated.size < 2) return null;
  const names = someOf(records.map(({ project }) => `"${project.name}"`));
  return rowFinding("reject", "parts-of-other-days", first.rows[0] ?? null, days.join(", "), {
    ko: `${names}${particle(names, "은/는")} 한 사업의 부분이라고 답하신 줄인데 기준일이 서로 다릅니다(${days.join(", ")}). 다른 날의 금액은 더할 수 없으니 같은 기준일의 금액으로 고쳐 다시 올려 주십시오.`,
    en: `${names} are parts of one project by your answer, and are stated as of several days (${days.join(", ")}). Amounts of several days do not add up: state them as of one day and send the file again.`,
  });
}

function datesOf(entries: SourceRecord["entries"]): string[] {
  const stated = entries.filter(({ kind, measure }) => kind === "cumulative" && isFactual(measure));
  return [...new Set(stated.map(({ date }) => date))].toSorted();
}

function isFactual(measure: string): measure is FactualMeasure {
  return factualMeasures.some((each) => each === measure);
}

/** A part that ended leaves its money to the others: where no total falls nothing is missing. Of earlier days nothing falls. */
function partMissing(records: readonly SourceRecord[], balance: Balance): Finding[] {
  if (records.some(({ asOf }) => asOf < factsDay(balance))) return [];
  const { amounts } = currentLine(balance);
  const fallen = factualMeasures.flatMap((measure) => {
    const before = totalOf(amounts[measure]);
    const stated = records.map((record) => statedTotal(record, measure)).filter((won) => won !== null);
    const after = sumWon(stated);
    return before !== null && stated.length > 0 && after < before ? [{ measure, before, after }] : [];
  });
  const [first] = fallen;
  if (first === undefined) return [];
  const { name } = balance.project;
  const { measure, before, after } = first;
  const [ko, en] = [measureNames[measure].ko, measureNames[measure].en];
  const parts = someOf(records.map(({ project }) => `"${project.name}"`));
  return [
    rowFinding("hold", "part-missing", records[0]?.rows[0] ?? null, formatWon(after), {
      ko: `"${name}"${particle(name, "은/는")} 여러 줄로 나뉜 사업이라고 답하셨는데 이 파일에는 그 가운데 ${parts}만 있어 ${ko}${particle(ko, "이/가")} ${formatWon(before)}원에서 ${formatWon(after)}원으로 줄어듭니다. 빠진 줄을 넣어 다시 올리거나, 이 줄이 사업의 전부이면 보류를 해제해 주십시오.`,
      en: `By your answer "${name}" was split into several lines, and this file has only ${parts} of them: its ${en} would fall from ${formatWon(before)} to ${formatWon(after)} won. Add the missing lines and send the file again, or release it if these lines are the whole project.`,
    }),
  ];
}
