/** The department that a person names: by its code, by its name, or by a part of its name, the beginning first, when only one has it. */
import { comparableName } from "../../shared/domain/values/project.ts";
import { ascending } from "../../shared/domain/values/order.ts";
import { CommandError } from "./command-line.ts";
import { nearNames } from "../../shared/domain/values/nearest-name.ts";

export interface NamedDepartment {
  readonly name: string;
  /** Null where the files name it without a code. */
  readonly code: string | null;
}

const shownNames = 12;

/** @throws CommandError where none or several fit, with the names that there are. */
export function selectDepartment(given: string, departments: readonly NamedDepartment[]): NamedDepartment {
  const own = comparableName(given);
  const exact = departments.filter(({ name, code }) => code === given || comparableName(name) === own);
  const begun = departments.filter(({ name }) => comparableName(name).startsWith(own));
  const holding = departments.filter(({ name }) => own.length > 1 && comparableName(name).includes(own));
  const fitting = [exact, begun, holding].find(({ length }) => length > 0) ?? [];
  const found = [...new Map(fitting.map((each) => [comparableName(each.name), each])).values()];
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const names = [...new Set((found.length > 0 ? found : departments).map(({ name }) => name))].toSorted(
    ascending,
  );
  const near = found.length > 0 ? [] : nearNames(given, names, shownNames);
  const list = listOf(names);
  throw found.length > 0
    ? new CommandError(
        `--department "${given}": 여러 부서에 맞습니다. 더 길게 적어 주십시오: ${list}`,
        `--department "${given}": several departments fit. Write more of it: ${list}`,
      )
    : new CommandError(
        `--department "${given}": 그런 부서가 없습니다. ${near.length > 0 ? `혹시 ${near.join(", ")}입니까? ` : ""}있는 부서: ${list}`,
        `--department "${given}": there is no such department. ${near.length > 0 ? `Is it ${near.join(", ")}? ` : ""}There are: ${list}`,
      );
}

/**
 * Rights to a department that no file names show nothing, and nobody is told why.
 * @param known empty before the first file: then any name may come.
 * @throws CommandError naming those that are not there, with the nearest.
 */
export function checkDepartments(given: readonly string[], known: readonly NamedDepartment[]): void {
  if (known.length === 0) return;
  const names = [...new Set(known.map(({ name }) => name))].toSorted(ascending);
  const strange = given.filter(
    (each) => !known.some(({ name, code }) => code === each || comparableName(name) === comparableName(each)),
  );
  if (strange.length === 0) return;
  const lines = strange.map((each) => {
    const near = nearNames(each, names, shownNames);
    return near.length > 0
      ? { ko: `"${each}": 혹시 ${near.join(", ")}입니까?`, en: `"${each}": is it ${near.join(", ")}?` }
      : { ko: `"${each}": 있는 부서: ${listOf(names)}`, en: `"${each}": there are ${listOf(names)}` };
  });
  throw new CommandError(
    [
      "저장하지 않았습니다. 장부에 없는 부서입니다.",
      ...lines.map(({ ko }) => `  ${ko}`),
      "앞으로 올 자료의 부서가 맞으면 --confirm을 붙여 다시 실행하여 주십시오.",
    ].join("\n"),
    [
      "Nothing was stored: the ledger has no such department.",
      ...lines.map(({ en }) => `  ${en}`),
      "If it is a department of files to come, run it again with --confirm.",
    ].join("\n"),
  );
}

function listOf(names: readonly string[]): string {
  const rest = names.length - shownNames;
  return rest > 0 ? `${names.slice(0, shownNames).join(", ")} … (+${rest})` : names.join(", ") || "–";
}
