/**
 * One key in two accounts: the same name, or a code that a person gave twice, in 일반회계 and in a special account is two
 * projects, and the later file would write over the earlier. Only a person can tell that from a project that moved.
 */
import type { Balance } from "../ledger/balance.ts";
import type { Finding } from "../values/finding.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { codeOf, comparableName, type ProjectId } from "../values/project.ts";

const namedProjects = 5;

/** @param isOfSameFormat whether the ledger knows the project from files of the same format: others may call accounts otherwise. */
export function checkAccounts(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
  isOfSameFormat: (balance: Balance) => boolean,
): Finding[] {
  const moved = records.flatMap(({ project, rows }) => {
    const known = balances.get(project.id);
    const [before, now] = [known?.project.account ?? null, project.account];
    if (known === undefined || before === null || now === null || !isOfSameFormat(known)) return [];
    return comparableName(before) === comparableName(now)
      ? []
      : [{ project, before, now, row: rows[0] ?? null }];
  });
  const [first] = moved;
  if (first === undefined) return [];
  const list = moved
    .slice(0, namedProjects)
    .map(({ project, before, now }) => `"${project.name}" ${before} → ${now}`);
  const names = list.join(", ") + (moved.length > namedProjects ? ", …" : "");
  const isCoded = codeOf(first.project.id) !== null;
  return [
    {
      code: "account-differs",
      consequence: "hold",
      row: first.row,
      column: null,
      value: `${moved.length}`,
      ko:
        `사업 ${moved.length}건이 장부와 다른 회계로 적혀 있습니다(${names}). 이름이 같은 다른 회계의 사업이면 반영할 때 앞의 금액을 덮어쓰므로 보류합니다. ` +
        (isCoded
          ? "서로 다른 사업이면 사업코드를 다르게 적어 다시 올리고, 회계가 바뀐 것이면 보류를 해제해 주십시오."
          : "서로 다른 사업이면 각각 사업코드를 적어 다시 올리고, 회계가 바뀐 것이면 보류를 해제해 주십시오."),
      en:
        `${moved.length} projects stand in another account than in the ledger (${names}). If they are other projects of the same name they would write over the first, so the file is held. ` +
        `${isCoded ? "Give other projects other codes" : "Give each a code"} and send the file again; if a project moved to another account, release it.`,
    },
  ];
}
