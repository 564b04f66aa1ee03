/** monitor users passwd: a person gives themselves another password. The present one says that it is they. */
import { hashPassword, isPassword } from "../../login/password-hash.ts";
import { passwordProblem, samePassword } from "../../login/password-rules.ts";
import { readChangedPassword } from "../../login/read-password.ts";
import { changeUsers, type User, withPassword } from "../../login/users-file.ts";
import { noSuchUser } from "./settle-user.ts";
import { CommandError, type Terminal } from "../../terminal/command-line.ts";
import { say } from "../../terminal/display.ts";

/** @param user null where there is none of that name. @returns the user as they are from now on. */
export async function changeOwnPassword(
  path: string,
  name: string,
  user: User | null,
  terminal: Terminal,
): Promise<User> {
  if (user === null) throw noSuchUser(name);
  const { present, next } = await readChangedPassword(terminal, process.stdin);
  if (!(await isPassword(present, user.hash)))
    throw new CommandError(
      "지금 비밀번호가 맞지 않아 바꾸지 않았습니다. 잊었으면 관리자가 monitor users add 이름 --replace로 새로 정합니다.",
      "The present password is not right; nothing was changed. Where it is forgotten, an administrator gives another one: monitor users add NAME --replace.",
    );
  if (present === next) throw new CommandError(samePassword.ko, samePassword.en);
  assertPassword(next, user.name);
  const changed = await withPassword(user, await hashPassword(next), (change) => changeUsers(path, change));
  if (changed === null)
    throw new CommandError(
      `"${name}": 그 사이에 지워진 사용자입니다.`,
      `"${name}": the user was removed meanwhile.`,
    );
  const { display } = terminal;
  terminal.out(
    `${say(display, {
      ko: `${changed.name}: 비밀번호를 바꾸었습니다. 로그인한 곳은 모두 끝났습니다.`,
      en: `${changed.name}: the password is changed. Every login has ended.`,
    })}\n`,
  );
  return changed;
}

/** @throws CommandError of one that is guessed first. */
export function assertPassword(password: string, name: string): void {
  const problem = passwordProblem(password, name);
  if (problem !== null) throw new CommandError(problem.ko, problem.en);
}
