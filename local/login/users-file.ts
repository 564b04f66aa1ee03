/** Who may log in to a host that is open to a network: a file with a hash for each, and never a password. */
import { readFile, stat } from "node:fs/promises";
import * as z from "zod";
import { type Account, accountOf } from "../../shared/domain/access/account-acts.ts";
import { issueText } from "../../shared/contracts/values/issue-text.ts";
import { roles } from "../../shared/domain/access/principal.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { codeOf, stateOf } from "../storage/read-file.ts";
import { tryLock } from "../../shared/sqlite/process-lock.ts";
import { replaceFile } from "../storage/write-file.ts";
import { assertFolderOf } from "../storage/mistyped-path.ts";
import { CommandError } from "../terminal/command-line.ts";

const name = z.string().trim().min(1).max(100);

const user = z.strictObject({
  name,
  role: z.enum(roles),
  /** Of a manager: whose projects. */
  departments: z.array(z.string().min(1).max(200)).max(200),
  /** Null: every office of this host. */
  office: z
    .string()
    .regex(/^\d{7}$/)
    .nullable(),
  /** As `password-hash.ts` writes it. */
  hash: z.string().regex(/^argon2id\$/),
  /** Kept, and let in no more. */
  disabled: z.literal(true).optional(),
  /** Another person gave the password: nothing is shown before its user has chosen one. */
  mustChangePassword: z.literal(true).optional(),
});
export type User = z.infer<typeof user>;

const usersFile = z.strictObject({ version: z.literal(1), users: z.array(user).max(1_000) });

export function findUser(users: readonly User[], given: string): User | null {
  const wanted = accountOf(given);
  return users.find(({ name: own }) => accountOf(own) === wanted) ?? null;
}

/** Tells what the file said of a user then from what it says now. */
export function stampOf(of: User): string {
  const { name: own, role, departments, office, hash, disabled, mustChangePassword } = of;
  const marks = [disabled === true ? "disabled" : null, mustChangePassword === true ? "given" : null];
  return sha256Of(
    JSON.stringify([own, role, departments, office, hash, ...marks.filter((mark) => mark !== null)]),
  );
}

export function accountOfUser({ name: own, role, departments, office, disabled }: User): Account {
  return { name: own, role, departments, office, isDisabled: disabled === true };
}

/** @param password its hash, and whether its user has to choose another one first. */
export function userOf(
  { name: own, role, departments, office, isDisabled }: Account,
  { hash, mustChangePassword }: Pick<User, "hash" | "mustChangePassword">,
): User {
  return {
    name: own,
    role,
    departments: [...departments],
    office,
    hash,
    ...(isDisabled ? { disabled: true } : {}),
    ...(mustChangePassword === true ? { mustChangePassword } : {}),
  };
}

/** @throws CommandError when the file is not there or is none of ours. */
export async function readUsers(path: string): Promise<readonly User[]> {
  const users = await storedUsers(path);
  if (users !== null && users.length > 0) return users;
  throw new CommandError(
    `${path}: 사용자가 없습니다. monitor users add로 먼저 만드십시오.`,
    `${path}: there are no users; make one with monitor users add.`,
  );
}

/** Editors of Windows put a byte order mark before UTF-8. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "");
}

/** Null when there is no such file. @throws CommandError when it is none of ours. */
export async function storedUsers(path: string): Promise<readonly User[] | null> {
  try {
    return usersFile.parse(JSON.parse(withoutMark(await readFile(path, "utf8")))).users;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    const what = issueText(error);
    throw new CommandError(
      `${path}: 사용자 파일이 아닙니다(${what.ko}).`,
      `${path} is no file of users (${what.en}).`,
    );
  }
}

/**
 * Reads, changes and writes the file while nobody else does: for the owner's eyes alone, and whole or not at all.
 * @throws CommandError when another process has it for a while.
 */
export async function changeUsers(
  path: string,
  change: (users: readonly User[]) => readonly User[],
): Promise<void> {
  assertFolderOf(path);
  const lock = tryLock(`${path}.lock`, lockPatienceMilliseconds);
  if (lock === null) {
    throw new CommandError(
      `${path}: 다른 명령이 사용자 파일을 고치고 있습니다. 잠시 뒤에 다시 해 주십시오.`,
      `${path}: another command is changing the users. Try again in a moment.`,
    );
  }
  try {
    const users = change((await storedUsers(path)) ?? []);
    const text = JSON.stringify(usersFile.parse({ version: 1, users }), null, 2);
    await replaceFile(path, `${text}\n`);
  } finally {
    lock.release();
  }
}

export type ChangeUsers = (change: (users: readonly User[]) => readonly User[]) => Promise<void>;

/** A password that its user chose. Null where the user is gone meanwhile, or there is no file that holds one. */
export async function withPassword(
  { name: account }: User,
  hash: string,
  change: ChangeUsers | null,
): Promise<User | null> {
  let changed: User | null = null;
  await change?.((users) => {
    const found = findUser(users, account);
    if (found === null) return users;
    const own = userOf(accountOfUser(found), { hash });
    changed = own;
    return users.map((each) => (each === found ? own : each));
  });
  return changed;
}

/** A change takes milliseconds. */
const lockPatienceMilliseconds = 1_000;

/** The users as the file has them at the moment: who is removed, or gets another role, is so at once. */
export function watchedUsers(path: string): () => Promise<readonly User[]> {
  let read: { readonly state: string; readonly users: readonly User[] } | null = null;
  return async () => {
    const state = await stateOfUsers(path);
    if (read?.state !== state) read = { state, users: (await storedUsers(path)) ?? [] };
    return read.users;
  };
}

async function stateOfUsers(path: string): Promise<string> {
  try {
    return stateOf(await stat(path, { bigint: true }));
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    return "absent";
  }
}
