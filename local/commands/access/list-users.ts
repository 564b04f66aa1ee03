/** monitor users list: who may log in, in which state, and when each was last here. */
import { accountOf } from "../../../shared/domain/access/account-acts.ts";
import { roleNames } from "../../../shared/domain/words/role-names.ts";
import type { User } from "../../login/users-file.ts";
import { momentText } from "../../print/sentence-parts.ts";
import {
  type Arguments,
  type ExitCode,
  exits,
  printResult,
  type Terminal,
} from "../../terminal/command-line.ts";
import { type Display, say } from "../../terminal/display.ts";
import { exact, lessNeeded, name as nameColumn } from "../../terminal/table-columns.ts";
import { table } from "../../terminal/terminal-table.ts";

export function listUsers(
  path: string,
  known: readonly User[],
  lastLogins: ReadonlyMap<string, number>,
  args: Arguments,
  terminal: Terminal,
): ExitCode {
  const shown = known.map(({ name, role, departments, office, disabled, mustChangePassword }) => {
    const at = lastLogins.get(accountOf(name));
    return {
      name,
      role,
      departments,
      office,
      isDisabled: disabled === true,
      mustChangePassword: mustChangePassword === true,
      lastLogin: at === undefined ? null : new Date(at).toISOString(),
    };
  });
  printResult(
    terminal,
    args,
    () => shown,
    () => usersTable(terminal.display, path, shown),
  );
  return exits.done;
}

type ListedUser = Pick<User, "name" | "role" | "departments" | "office"> & {
  readonly isDisabled: boolean;
  readonly mustChangePassword: boolean;
  readonly lastLogin: string | null;
};

function usersTable(display: Display, path: string, users: readonly ListedUser[]): string {
  if (users.length === 0)
    return say(display, {
      ko: `${path}: 사용자가 없습니다. 다른 파일이면 --users로 알려 주시고, 처음이면 monitor users add 이름 --role finance로 만드십시오.`,
      en: `${path}: there are no users. Name another file with --users, or make a user with monitor users add NAME --role finance.`,
    });
  const columns = [
    nameColumn("이름", "name"),
    exact("역할", "role"),
    lessNeeded(2, nameColumn("부서", "departments")),
    lessNeeded(1, exact("자치단체", "office")),
    exact("상태", "state"),
    exact("마지막 로그인", "last login"),
  ];
  const rows = users.map(({ name, role, departments, office, lastLogin, ...state }) => [
    name,
    say(display, roleNames[role]),
    departments.join(", ") || "–",
    office ?? say(display, { ko: "모두", en: "every one" }),
    stateText(display, state),
    lastLogin === null ? "–" : momentText(display, lastLogin),
  ]);
  return table(display, columns, rows);
}

function stateText(
  display: Display,
  { isDisabled, mustChangePassword }: Pick<ListedUser, "isDisabled" | "mustChangePassword">,
): string {
  const words = [
    ...(isDisabled ? [{ ko: "멈춤", en: "disabled" }] : []),
    ...(mustChangePassword ? [{ ko: "비밀번호 바꾸기 전", en: "has to change password" }] : []),
  ].map((each) => say(display, each));
  return words.join(" · ") || "–";
}
