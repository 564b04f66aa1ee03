/**
 * Departments of an office's own table, held against those that the ledger knows: a slip of the pen makes a department of its own, with
 * totals and receivers of its own, and a name that is only shown beside a code is read by nobody.
 */
import { likelyDepartments, likelyText } from "../domain/departments/known-departments.ts";
import type { Department, DepartmentNames } from "../domain/departments/names-of-codes.ts";
import type { SourceRecord } from "../domain/ledger/posting.ts";
import type { Finding } from "../domain/values/finding.ts";
import { comparableName, type ProjectId } from "../domain/values/project.ts";
import { placeAt, question, remark } from "../formats/kernel/finding-list.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";
import { joinedReading } from "../reading/read-lines.ts";
import type { KnownFile } from "./known-file.ts";
import { isTable } from "./statement-coverage.ts";

type Reading = Pick<LedgerReading, "head" | "balances" | "partners" | "departments">;

/** More are not read one by one. */
const maxNamed = 200;

export function findDepartmentCells(
  file: Pick<KnownFile, "format" | "records" | "shownDepartments" | "statedAs">,
  reading: Reading,
): readonly Finding[] {
  if (!isTable(file)) return [];
  const { names, lines } = joinedReading(reading, null);
  const departments: Department[] = [
    ...lines.map(({ balance }) => balance.project),
    ...[...names.values()].map(({ code, name }) => ({ department: name, departmentCode: code })),
  ];
  // Whoever said that a line is a known project said so of its department, too.
  const open = file.records.filter(({ project }) => !file.statedAs.has(project.id));
  return [
    ...shownNames(file.shownDepartments ?? [], names),
    ...unknownDepartments(open, departments, reading),
  ];
}

function shownNames(
  shown: NonNullable<KnownFile["shownDepartments"]>,
  names: DepartmentNames,
): readonly Finding[] {
  const changed = shown.flatMap(({ row, column, code, name }) => {
    const known = names.get(code)?.name;
    if (known === undefined || comparableName(known) === comparableName(name)) return [];
    return [
      question("department-name-changed", placeAt(row, column, name), {
        ko: `"${column}" 칸은 보여 주기만 하고 읽지 않습니다. 부서코드 ${code}의 이름은 "${known}"인데 파일에는 "${name}"입니다. 사업을 다른 부서로 옮기려면 "부서" 칸을 고치고, 부서의 이름이 바뀐 것이면 부서 목록에서 적어 주십시오. 잘못 고친 것이면 되돌려 다시 올리고, "${known}"의 사업이 맞으면 보류를 해제하십시오.`,
        en: `The column "${column}" is shown and not read. Department ${code} is called "${known}", and "${name}" in the file. To move the project change the column of departments; a new name of the department is entered in the list of departments. If it is a slip, put it back and send the file again; if the project is of "${known}", release it.`,
      }),
    ];
  });
  return changed.slice(0, maxNamed);
}

/** A department's own first table is no slip: it names nobody else's, and no name that is nearly this one. */
function unknownDepartments(
  records: readonly SourceRecord[],
  departments: readonly Department[],
  { balances }: Reading,
): readonly Finding[] {
  const known = new Set(
    departments.flatMap(({ department, departmentCode }) =>
      [department, departmentCode].flatMap((each) => (each ? [comparableName(each)] : [])),
    ),
  );
  if (known.size === 0) return [];
  const byDepartment = Map.groupBy(records, ({ project }) => project.department ?? "");
  const strange = [...byDepartment].filter(([name]) => name !== "" && !known.has(comparableName(name)));
  const hasKnown = strange.length < byDepartment.size;
  return strange.slice(0, maxNamed).flatMap(([name, all]) => {
    // What the ledger has under another department is asked about as a move.
    const own = all.filter(({ project: { id } }) => !isKnown(id, balances));
    if (own.length === 0) return [];
    const likely = likelyDepartments(name, departments);
    if (likely.length === 0 && !hasKnown) return [];
    const place = placeAt(own[0]?.rows[0] ?? null, "부서", name);
    const guess = likelyText(likely);
    const words = {
      ko: `장부에 없는 부서 "${name}"의 사업이 ${own.length}건입니다.${guess.ko} 이대로 반영하면 그 이름의 부서가 따로 생깁니다.`,
      en: `${own.length} projects are of "${name}", a department that the ledger does not have.${guess.en} Applied, it becomes a department of its own.`,
    };
    if (likely.length === 0)
      return [
        remark("department-unknown", place, {
          ko: `${words.ko} 잘못 적은 것이면 파일을 되돌리고 고쳐 다시 올려 주십시오.`,
          en: `${words.en} If it is a slip, undo the file, mend it and send it again.`,
        }),
      ];
    return [
      question("department-unknown", place, {
        ko: `${words.ko} 잘못 적은 것이면 고쳐 다시 올리고, 새 부서가 맞으면 보류를 해제하십시오.`,
        en: `${words.en} If it is a slip, mend it and send the file again; if the department is new, release it.`,
      }),
    ];
  });
}

/** Whether the ledger has the project, under a department. */
function isKnown(id: ProjectId, balances: Reading["balances"]): boolean {
  return (balances.get(id)?.balance.project.department ?? null) !== null;
}
