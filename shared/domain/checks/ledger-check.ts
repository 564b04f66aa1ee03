/** What a file says, held against what the ledger knows already, before any of it is applied. */
import type { Balance } from "../ledger/balance.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { isGeneralAccount } from "../policy/line-names.ts";
import { type Finding, rowFinding, someOf } from "../values/finding.ts";
import { totalOf } from "../values/fund.ts";
import { type FactualMeasure, factualMeasures, measureNames } from "../values/measure.ts";
import { codeOf, comparableName, isPaymentLine, type ProjectId } from "../values/project.ts";
import { formatWon, type Won } from "../values/won.ts";
import { checkGranularity } from "./granularity-check.ts";
import { checkRowScale } from "./row-scale-check.ts";

export function checkAgainstLedger(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
): Finding[] {
  const scale = checkScale(records, balances);
  const isSlip = (measure: FactualMeasure): boolean =>
    scale.some(({ column }) => column === measureNames[measure].ko);
  return [...checkGranularity(records, balances), ...scale, ...checkRowScale(records, balances, isSlip)];
}

/** The factors between 원, 천원 and 백만원, with room for what a day or a supplementary budget may really change. */
const slips = [1_000n, 1_000_000n] as const;

/** A total about 1,000 or 1,000,000 times what the ledger holds for the same projects is a slip of the unit. */
function checkScale(records: readonly SourceRecord[], balances: ReadonlyMap<ProjectId, Balance>): Finding[] {
  const findings: Finding[] = [];
  for (const { measure, inFile, inLedger } of totalsInBoth(records, balances)) {
    const [larger, smaller] = inFile > inLedger ? [inFile, inLedger] : [inLedger, inFile];
    if (smaller <= 0n) continue;
    const slip = slips.find(
      (factor) => 10n * larger >= 9n * factor * smaller && 10n * larger <= 11n * factor * smaller,
    );
    if (slip !== undefined) findings.push(scaleJump(measure, inFile, inLedger, slip));
  }
  return findings;
}

interface TotalsInBoth {
  readonly measure: FactualMeasure;
  inFile: Won;
  inLedger: Won;
}

/** Of each measure, over the projects for which both state it. */
function totalsInBoth(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
): readonly TotalsInBoth[] {
  const totals = factualMeasures.map((measure): TotalsInBoth => ({ measure, inFile: 0n, inLedger: 0n }));
  for (const { project, entries } of records) {
    const balance = balances.get(project.id);
    if (balance === undefined) continue;
    for (const total of totals) {
      const { measure } = total;
      let stated: Won | null = null;
      for (const entry of entries)
        if (entry.measure === measure && entry.kind === "cumulative") stated = (stated ?? 0n) + entry.amount;
      const known = stated === null ? null : totalOf(balance.measures[measure]?.monthEnds[11] ?? {});
      if (stated === null || known === null) continue;
      total.inFile += stated;
      total.inLedger += known;
    }
  }
  return totals;
}

function scaleJump(measure: FactualMeasure, inFile: Won, inLedger: Won, factor: bigint): Finding {
  const name = measureNames[measure];
  return {
    code: "scale-jump",
    consequence: "hold",
    row: null,
    column: name.ko,
    value: inFile.toString(),
    ko: `${name.ko} 합계가 ${formatWon(inFile)}원으로, 장부의 같은 사업 합계 ${formatWon(inLedger)}원과 약 ${formatWon(factor)}배 차이가 납니다. 금액 단위(원·천원·백만원)를 확인하여 맞는 단위로 다시 올려 주십시오.`,
    en: `The ${name.en} adds up to ${formatWon(inFile)} won, about ${formatWon(factor)} times off the ${formatWon(inLedger)} won that the ledger holds for the same projects. Check the unit and send the file again with the right one.`,
  };
}

/**
 * One key in two accounts: the same name, or a code that a person gave twice, in 일반회계 and in a special account is two
 * projects, and the later file would write over the earlier. Only a person can tell that from a project that moved.
 * @param isOfSameFormat whether the ledger knows the project from files of the same format: others may call accounts otherwise.
 */
export function checkAccounts(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
  isOfSameFormat: (balance: Balance) => boolean,
): Finding[] {
  const moved = records.flatMap(({ project, rows }) => {
    // A line of payments has its account in its key: of another one it is where a person said so.
    if (isPaymentLine(project.id)) return [];
    const known = balances.get(project.id);
    const [before, now] = [known?.project.account ?? null, project.account];
    if (known === undefined || before === null || now === null || !isOfSameFormat(known)) return [];
    const areOne = comparableName(before) === comparableName(now) || [before, now].every(isGeneralAccount);
    return areOne ? [] : [{ project, before, now, row: rows[0] ?? null }];
  });
  const [first] = moved;
  if (first === undefined) return [];
  const names = someOf(moved.map(({ project, before, now }) => `"${project.name}" ${before} → ${now}`));
  const isCoded = codeOf(first.project.id) !== null;
  return [
    rowFinding("hold", "account-differs", first.row, `${moved.length}`, {
      ko:
        `사업 ${moved.length}건이 장부와 다른 회계로 적혀 있습니다(${names}). 이름이 같은 다른 회계의 사업이면 앞의 금액을 덮어씁니다. ` +
        (isCoded
          ? "서로 다른 사업이면 사업코드를 다르게 적어 다시 올리고, 회계가 바뀐 것이면 보류를 해제해 주십시오."
          : "서로 다른 사업이면 두 회계의 행을 한 파일에 함께 적거나 각각 사업코드를 적어 다시 올리고, 회계가 바뀐 것이면 보류를 해제해 주십시오."),
      en:
        `${moved.length} projects stand in another account than in the ledger (${names}). Other projects of the same name would write over the first. ` +
        `${isCoded ? "Give other projects other codes" : "Put the rows of both accounts into one file, or give each a code,"} and send the file again; if a project moved to another account, release it.`,
    }),
  ];
}
