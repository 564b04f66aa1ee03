/** What a file says, held against what the ledger knows already, before any of it is applied. */
import type { Balance } from "../ledger/balance.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { type Finding, rowFinding, someOf } from "../values/finding.ts";
import { totalOf } from "../values/fund.ts";
import { type FactualMeasure, factualMeasures, measureNames } from "../values/measure.ts";
import {
  codeOf,
  comparableName,
  isPaymentLine,
  type ProjectFacts,
  type ProjectId,
} from "../values/project.ts";
import { formatWon, type Won } from "../values/won.ts";
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

type CountedTier = "project" | "unit-project";

/**
 * A department is kept by project or by unit project, never both: the two tell the same money, and its sums would count it
 * twice. Where one side says no department, or one that may be a part of the other, only a person can tell.
 */
function checkGranularity(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
): Finding[] {
  const kept = departmentsByTier(balances, () => true);
  // Payments that wait for their project are told apart from projects elsewhere.
  const stated = departmentsByTier(balances, ({ id }) => !isPaymentLine(id));
  const differing = new Map<string, Finding>();
  const unsure: SourceRecord[] = [];
  for (const record of records) {
    const { project, rows } = record;
    const { tier } = project;
    if (tier === "business") continue;
    const others = kept[otherTier(tier)];
    const department = comparableName(project.department ?? "");
    if (others.size === 0 || differing.has(department)) continue;
    if (others.has(department) && !kept[tier].has(department))
      differing.set(
        department,
        isPaymentLine(project.id)
          ? paymentsOfUnits(project.department, rows[0] ?? null)
          : granularityDiffers(project.department, otherTier(tier), rows[0] ?? null),
      );
    else if (
      !balances.has(project.id) &&
      !isPaymentLine(project.id) &&
      mayBePartOf(stated[otherTier(tier)], department)
    )
      unsure.push(record);
  }
  const [first] = unsure;
  return [...differing.values(), ...(first === undefined ? [] : [granularityUnsure(unsure, first)])];
}

function departmentsByTier(
  balances: ReadonlyMap<ProjectId, Balance>,
  isOne: (project: ProjectFacts) => boolean,
): Readonly<Record<CountedTier, ReadonlySet<string>>> {
  const kept = { project: new Set<string>(), "unit-project": new Set<string>() };
  // A county has 1,763 projects and 30 departments: each name is brought to its comparable form once.
  const seen = { project: new Set<string | null>(), "unit-project": new Set<string | null>() };
  for (const { project } of balances.values()) {
    const { tier, department } = project;
    if (tier === "business" || seen[tier].has(department) || !isOne(project)) continue;
    seen[tier].add(department);
    kept[tier].add(comparableName(department ?? ""));
  }
  return kept;
}

function otherTier(tier: CountedTier): CountedTier {
  return tier === "project" ? "unit-project" : "project";
}

/** `건설과 하천팀` and `건설과(도로팀)` are of 건설과. */
const team = /^(?:[([].*|.{0,20}(?:팀|계|담당|반|파트|센터))$/;

function mayBePartOf(departments: ReadonlySet<string>, department: string): boolean {
  if (department === "" || departments.has("")) return !departments.has(department);
  return [...departments].some((other) => {
    const [long, short] = other.length > department.length ? [other, department] : [department, other];
    return long !== short && long.startsWith(short) && team.test(long.slice(short.length));
  });
}

function granularityUnsure(unsure: readonly SourceRecord[], { project, rows }: SourceRecord): Finding {
  const [givenKo, keptKo] = project.tier === "project" ? ["세부사업", "단위사업"] : ["단위사업", "세부사업"];
  const [givenEn, keptEn] =
    project.tier === "project" ? ["project", "unit project"] : ["unit project", "project"];
  const names = someOf(unsure.map((each) => `"${each.project.name}"(${each.project.department ?? "–"})`));
  return rowFinding("hold", "granularity-unsure", rows[0] ?? null, project.department, {
    ko: `이 파일의 새 사업 ${unsure.length}건(${names})은 ${givenKo} 단위인데, 장부에는 ${keptKo} 단위로 넣은 부서가 있고 부서가 적혀 있지 않거나 서로 달라 같은 예산인지 알 수 없습니다. 같은 예산이면 두 번 더해지므로 보류합니다. 부서를 장부와 같게 적어 다시 올리거나, 다른 예산이 맞으면 보류를 해제해 주십시오.`,
    en: `${unsure.length} new lines of this file (${names}) are stated by ${givenEn}, while the ledger keeps departments by ${keptEn}, and without a department, or under another one, nothing tells whether it is the same money. It would be counted twice, so the file is held. Write the department as the ledger has it and send the file again, or release it if the money is another.`,
  });
}

/** No list of payments is by unit project. */
function paymentsOfUnits(department: string | null, row: number | null): Finding {
  return rowFinding("reject", "granularity-differs", row, department, {
    ko: `${department ?? "부서 미지정"}의 장부는 단위사업 단위인데 지출목록에는 단위사업이 없어 어느 단위사업의 지급인지 알 수 없습니다. 집행액은 다음 단위사업 자료(업무보고)로 올리거나, 그 자료를 되돌리고 세부사업 단위 자료(전체 자료나 표준 양식)를 올린 뒤 이 목록을 올려 주십시오.`,
    en: `The ledger keeps ${department ?? "the lines without a department"} by unit project, and a payment list does not say of which one a payment is. Send the spending with the next report by unit project; or undo that report, send figures by project (a full dump or the template), and then this list.`,
  });
}

function granularityDiffers(department: string | null, kept: CountedTier, row: number | null): Finding {
  const [keptKo, givenKo] = kept === "project" ? ["세부사업", "단위사업"] : ["단위사업", "세부사업"];
  const [keptEn, givenEn] = kept === "project" ? ["project", "unit project"] : ["unit project", "project"];
  const name = department ?? "부서 미지정";
  return rowFinding("reject", "granularity-differs", row, department, {
    ko: `${name}의 장부는 ${keptKo} 단위인데 이 파일은 ${givenKo} 단위입니다. 함께 넣으면 같은 예산이 두 번 더해지므로 ${keptKo} 단위 파일을 올려 주십시오.`,
    en: `The ledger keeps ${department ?? "the lines without a department"} by ${keptEn}, this file states it by ${givenEn}. Together they would count the same money twice: send a file by ${keptEn}.`,
  });
}

/** The factors between 원, 천원 and 백만원, with room for what a day or a supplementary budget may really change. */
const slips = [1_000n, 1_000_000n] as const;

/** A total about 1,000 or 1,000,000 times what the ledger holds for the same projects is a slip of the unit. */
function checkScale(records: readonly SourceRecord[], balances: ReadonlyMap<ProjectId, Balance>): Finding[] {
  const findings: Finding[] = [];
  for (const [measure, { inFile, inLedger }] of totalsInBoth(records, balances)) {
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
  inFile: Won;
  inLedger: Won;
}

/** Of each measure, over the projects for which both state it. */
function totalsInBoth(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
): ReadonlyMap<FactualMeasure, TotalsInBoth> {
  const totals = new Map(factualMeasures.map((measure) => [measure, { inFile: 0n, inLedger: 0n }]));
  for (const { project, entries } of records) {
    const balance = balances.get(project.id);
    if (balance === undefined) continue;
    for (const [measure, total] of totals) {
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
    return comparableName(before) === comparableName(now)
      ? []
      : [{ project, before, now, row: rows[0] ?? null }];
  });
  const [first] = moved;
  if (first === undefined) return [];
  const names = someOf(moved.map(({ project, before, now }) => `"${project.name}" ${before} → ${now}`));
  const isCoded = codeOf(first.project.id) !== null;
  return [
    rowFinding("hold", "account-differs", first.row, `${moved.length}`, {
      ko:
        `사업 ${moved.length}건이 장부와 다른 회계로 적혀 있습니다(${names}). 이름이 같은 다른 회계의 사업이면 반영할 때 앞의 금액을 덮어쓰므로 보류합니다. ` +
        (isCoded
          ? "서로 다른 사업이면 사업코드를 다르게 적어 다시 올리고, 회계가 바뀐 것이면 보류를 해제해 주십시오."
          : "서로 다른 사업이면 각각 사업코드를 적어 다시 올리고, 회계가 바뀐 것이면 보류를 해제해 주십시오."),
      en:
        `${moved.length} projects stand in another account than in the ledger (${names}). If they are other projects of the same name they would write over the first, so the file is held. ` +
        `${isCoded ? "Give other projects other codes" : "Give each a code"} and send the file again; if a project moved to another account, release it.`,
    }),
  ];
}
