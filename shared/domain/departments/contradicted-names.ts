/**
 * Names of tables and persons that payment lists contradict. A table is held against the lists that came before it; what comes
 * after it is held against it here, so that the order of the files hides nothing.
 */
import { fileFinding, type Finding } from "../values/finding.ts";
import { comparableName } from "../values/project.ts";
import type { ListedName } from "./check-department-names.ts";
import { namesOfDay, type StatedName } from "./stated-names.ts";

export interface ContradictedName {
  readonly stated: StatedName;
  readonly listed: ListedName;
}

/** By the names that hold at present, in the order of lists. */
export function contradictedNames(
  stated: readonly StatedName[],
  listed: readonly ListedName[],
): readonly ContradictedName[] {
  const { current } = namesOfDay(stated, null);
  return listed.flatMap((each) => {
    const own = current.get(each.code);
    const isAnother = own !== undefined && comparableName(own.name) !== comparableName(each.name);
    return isAnother ? [{ stated: own, listed: each }] : [];
  });
}

/** More are not read in one sentence. */
const shownAtMost = 5;

/** Told by the file that shows it: what was contradicted before it was told or released. */
export function contradictionFindings(
  before: readonly ContradictedName[],
  after: readonly ContradictedName[],
): readonly Finding[] {
  const known = new Set(before.map(keyOf));
  const fresh = after.filter((each) => !known.has(keyOf(each)));
  const [first] = fresh;
  if (first === undefined) return [];
  const shown = fresh.slice(0, shownAtMost);
  const rest = fresh.length - shown.length;
  const ko = shown.map(
    ({ stated, listed: { votes, of, name } }) =>
      `${stated.code} "${stated.name}"(${stated.fileName}) → 사업 ${of}건 가운데 ${votes}건이 "${name}"`,
  );
  const en = shown.map(
    ({ stated, listed: { votes, of, name } }) =>
      `${stated.code} "${stated.name}" (${stated.fileName}), ${votes} of ${of} projects "${name}"`,
  );
  return [
    fileFinding("note", "department-names-contradicted", first.stated.code, {
      ko: `부서 이름 ${fresh.length}개가 지출목록과 다릅니다: ${ko.join(", ")}${rest > 0 ? ` 외 ${rest}개` : ""}. 적은 이름이 틀렸으면 부서별 금액이 다른 부서의 이름으로 보이니, 그 표("${first.stated.fileName}")를 되돌리고 고친 표를 올려 주십시오. 맞으면 그대로 두십시오.`,
      en: `${fresh.length} ${fresh.length === 1 ? "name" : "names"} of departments differ from lists of payments: ${en.join("; ")}${rest > 0 ? `; and ${rest} more` : ""}. If the entered names are wrong, amounts stand under the name of another department: take that table ("${first.stated.fileName}") back and send a corrected one. If they are right, leave them.`,
    }),
  ];
}

function keyOf({ stated, listed }: ContradictedName): string {
  return `${stated.code}/${stated.name}/${listed.name}`;
}
