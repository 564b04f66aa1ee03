/** monitor users: who may log in to a host that is open to a network. A password is typed, and never an argument. */
import { passwordChanged, userKept } from "../../../shared/contracts/stored/audit-acts.ts";
import { type Role, roles } from "../../../shared/domain/access/principal.ts";
import type { Language } from "../../../shared/domain/values/bilingual.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { knownDepartments } from "../../../shared/reading/read-departments.ts";
import { isKnownHome } from "../../host/open-home.ts";
import { type ActingHost, actorOf, recordAudit } from "../../host/record-audit.ts";
import type { LoginStore } from "../../login/login-store.ts";
import { hashPassword } from "../../login/password-hash.ts";
import { readNewPassword } from "../../login/read-password.ts";
import { accountOfUser, changeUsers, findUser, storedUsers, type User } from "../../login/users-file.ts";
import { listUsers } from "./list-users.ts";
import { assertPassword, changeOwnPassword } from "./own-password.ts";
import { isSettlement, settleUser } from "./settle-user.ts";
import {
  type Arguments,
  type Command,
  CommandError,
  exits,
  type Opening,
  type Terminal,
} from "../../terminal/command-line.ts";
import { roleNames } from "../../../shared/domain/words/role-names.ts";
import { say } from "../../terminal/display.ts";
import { readChoice, readOffice } from "../../terminal/option-values.ts";
import { decidedBy } from "../../terminal/select-books.ts";
import { checkDepartments, type NamedDepartment } from "../../terminal/select-department.ts";

export interface UsersHost extends ActingHost {
  readonly ledger: Pick<LedgerStore, "listBooks" | "readLedger">;
  readonly logins: Pick<LoginStore, "lastLogins">;
}

export function usersCommand(open: Opening<UsersHost>): Command {
  return {
    name: "users",
    usage:
      "add NAME --role ROLE [--department NAMES] [--office CODE] [--replace] [--confirm] | passwd NAME | disable NAME | enable NAME | remove NAME | list   --users FILE [--by NAME]",
    options: {
      users: {
        value: "FILE",
        help: { ko: "사용자 파일(기본값 users.json)", en: "the file (default users.json)" },
      },
      role: { value: "ROLE", help: { ko: rolesIn("ko"), en: rolesIn("en") } },
      department: {
        value: "NAMES",
        help: {
          ko: "manager가 맡은 부서. 여럿이면 쉼표로 구분",
          en: "of a manager: whose projects; several with commas between them",
        },
      },
      office: {
        value: "CODE",
        help: {
          ko: "이 자치단체만(기본값: 모든 자치단체)",
          en: "one office alone (default: every office of this host)",
        },
      },
      replace: {
        value: null,
        help: {
          ko: "add: 이미 있는 사용자의 역할, 부서, 비밀번호를 새로 정함(다음 로그인 때 본인이 바꿈)",
          en: "add: gives a user who is there a new role, departments and password, to be changed at the next login",
        },
      },
      confirm: {
        value: null,
        help: {
          ko: "add: 장부에 아직 없는 부서가 맞음을 확인",
          en: "add: a department that the ledger does not have yet is meant",
        },
      },
      by: decidedBy,
    },
    takesFiles: true,
    run: async (args, terminal) => {
      const [act, name, ...more] = args.files;
      const path = args.value("users") ?? "users.json";
      const known = (await storedUsers(path)) ?? [];
      if (act === "list" && name === undefined)
        return listUsers(
          path,
          known,
          isKnownHome() ? await open(({ logins }) => logins.lastLogins()) : new Map(),
          args,
          terminal,
        );
      if (name === undefined || more.length > 0 || (act !== "add" && act !== "passwd" && !isSettlement(act)))
        throw new CommandError(
          "monitor users add 이름 --role finance, passwd 이름, disable 이름, enable 이름, remove 이름, list 가운데 하나로 적어 주십시오.",
          "Write monitor users add NAME --role finance, passwd NAME, disable NAME, enable NAME, remove NAME, or list.",
        );
      const before = findUser(known, name);
      if (act === "passwd") {
        const user = await changeOwnPassword(path, name, before, terminal);
        const done = passwordChanged(user.name);
        await open((host) => recordAudit(host, "installation", actorOf(args), done));
        return exits.done;
      }
      const after =
        act === "add"
          ? await add(
              path,
              name,
              before,
              () => open(({ ledger }) => departmentsIn(ledger, args)),
              args,
              terminal,
            )
          : await settleUser(act, path, name, before, terminal);
      const done = userKept(name.trim(), rightsOf(before), rightsOf(after));
      await open((host) => recordAudit(host, "installation", actorOf(args), done));
      return exits.done;
    },
  };
}

function rolesIn(language: Language): string {
  return roles
    .map((role) => (roleNames[role][language] === role ? role : `${role}(${roleNames[role][language]})`))
    .join(", ");
}

/** A name that is there gets a new role and password only where that is what somebody says: it may be another person's. */
async function add(
  path: string,
  name: string,
  before: User | null,
  known: () => Promise<readonly NamedDepartment[]>,
  args: Arguments,
  terminal: Terminal,
): Promise<User> {
  if (before !== null && !args.has("replace"))
    throw new CommandError(
      `"${before.name}": 이미 있는 사용자입니다(${roleNames[before.role].ko}). 바꾸지 않았습니다. 역할과 비밀번호를 새로 정하려면 --replace를 붙여 주십시오.`,
      `"${before.name}" is a user already (${roleNames[before.role].en}); nothing was changed. Add --replace to give a new role and password.`,
    );
  const [role, office] = [roleOf(args), readOffice(args)];
  const departments = (args.value("department") ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  if (role === "manager" && departments.length === 0) {
    throw new CommandError("manager는 --department가 있어야 합니다.", "A manager needs --department.");
  }
  if (departments.length > 0 && isKnownHome() && !args.has("confirm"))
    checkDepartments(departments, await known());
  const password = await readNewPassword(terminal, process.stdin);
  assertPassword(password, name);
  const hash = await hashPassword(password);
  const user: User = { name: name.trim(), role, departments, office, hash, mustChangePassword: true };
  await changeUsers(path, (users) => [...users.filter((each) => each !== findUser(users, name)), user]);
  const done = before === null ? { ko: "만들었습니다", en: "added" } : { ko: "바꾸었습니다", en: "changed" };
  const { display } = terminal;
  terminal.out(`${say(display, done)}: ${user.name} (${say(display, roleNames[role])}) → ${path}\n`);
  terminal.out(`${say(display, toBeChanged)}\n`);
  return user;
}

const toBeChanged = {
  ko: "이 비밀번호는 처음 로그인할 때 본인이 바꿉니다.",
  en: "Its user changes this password at the first login.",
};

/** Of every books that the user is to see. */
async function departmentsIn(ledger: UsersHost["ledger"], args: Arguments): Promise<NamedDepartment[]> {
  const office = readOffice(args);
  const found: NamedDepartment[] = [];
  for (const books of await ledger.listBooks())
    if (office === null || books.office === office)
      found.push(...knownDepartments(await ledger.readLedger(books)));
  return found;
}

function rightsOf(user: User | null) {
  return user === null ? null : accountOfUser(user);
}

function roleOf(args: Arguments): Role {
  const role = readChoice(args, "role", roles, roleNames);
  if (role !== null) return role;
  throw new CommandError(`--role ${roles.join("|")}을 적어 주십시오.`, `Write --role ${roles.join("|")}.`);
}
