/** Whether a file states departments by project or by unit project, as the ledger keeps them. */
import type { Balance } from "../ledger/balance.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { type Finding, rowFinding, someOf } from "../values/finding.ts";
import { type CountedTier, otherTier } from "../identity/keys-of-ledger.ts";
import { comparableName, isPaymentLine, type ProjectFacts, type ProjectId } from "../values/project.ts";

/**
 * A department is kept by project or by unit project, never both: the two tell the same money, and its sums would count it
 * twice. Where one side says no department, or one that may be a part of the other, only a person can tell.
 */
export function checkGranularity(
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
    ko: `새 사업 ${unsure.length}건(${names})은 ${givenKo} 단위인데 장부에는 ${keptKo} 단위인 부서가 있어, 같은 예산이면 두 번 더해집니다. 부서를 장부와 같게 적어 다시 올리고, 다른 예산이면 보류를 해제해 주십시오.`,
    en: `${unsure.length} new lines (${names}) are stated by ${givenEn}, and the ledger keeps departments by ${keptEn}: the same money would count twice. Write the department as the ledger has it and send the file again, or release it if the money is another.`,
  });
}

/** No list of payments is by unit project. */
function paymentsOfUnits(department: string | null, row: number | null): Finding {
  return rowFinding("reject", "granularity-differs", row, department, {
    ko: `${department ?? "부서 미지정"}의 장부는 단위사업 단위인데 지출목록은 어느 단위사업의 지급인지 말하지 않습니다. 집행액은 다음 업무보고로 올리거나, 그 자료를 되돌리고 세부사업 단위 자료(전체 자료나 표준 양식)를 올린 뒤 이 목록을 올려 주십시오.`,
    en: `The ledger keeps ${department ?? "the lines without a department"} by unit project, and a payment list does not say of which one a payment is. Send the spending with the next report, or undo that report, send figures by project, and then this list.`,
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
