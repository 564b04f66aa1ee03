/** What is done about a user who is there: let in no more, let in again, or taken out. */
import { accountOfUser, changeUsers, findUser, type User, userOf } from "../../login/users-file.ts";
import { CommandError, type Terminal } from "../../terminal/command-line.ts";
import { say } from "../../terminal/display.ts";

const settlements = {
  disable: { ko: "멈추었습니다", en: "disabled" },
  enable: { ko: "다시 쓰게 하였습니다", en: "enabled" },
  remove: { ko: "지웠습니다", en: "removed" },
};

export function isSettlement(act: string | undefined): act is keyof typeof settlements {
  return act !== undefined && Object.hasOwn(settlements, act);
}

/** @returns the user as they are from now on; null where they are gone. @param before null where there is none of that name. */
export async function settleUser(
  act: keyof typeof settlements,
  path: string,
  name: string,
  before: User | null,
  terminal: Terminal,
): Promise<User | null> {
  if (before === null) throw noSuchUser(name);
  const settled = (user: User): User =>
    userOf({ ...accountOfUser(user), isDisabled: act === "disable" }, user);
  await changeUsers(path, (users) =>
    users.flatMap((each) => {
      if (each !== findUser(users, name)) return [each];
      return act === "remove" ? [] : [settled(each)];
    }),
  );
  const { ko, en } = settlements[act];
  terminal.out(`${say(terminal.display, { ko: `${before.name}: ${ko}.`, en: `${before.name}: ${en}.` })}\n`);
  return act === "remove" ? null : settled(before);
}

export function noSuchUser(name: string): CommandError {
  return new CommandError(`"${name}": 그런 사용자가 없습니다.`, `"${name}": there is no such user.`);
}
