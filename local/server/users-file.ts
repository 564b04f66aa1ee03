/** Who may log in to a host that is open to a network: a file with a hash for each, and never a password. */
import { readFile, rename, writeFile } from "node:fs/promises";
import * as z from "zod";
import { issueText } from "../../shared/contracts/values/issue-text.ts";
import { roles } from "../../shared/domain/access/principal.ts";
import { codeOf } from "../storage/read-file.ts";
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
});
export type User = z.infer<typeof user>;

const usersFile = z.strictObject({ version: z.literal(1), users: z.array(user).max(1_000) });

/** Names are compared without regard to letter case. */
export function findUser(users: readonly User[], given: string): User | null {
  const wanted = given.trim().normalize("NFC").toLowerCase();
  return users.find((each) => each.name.normalize("NFC").toLowerCase() === wanted) ?? null;
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

/** Null when there is no such file. @throws CommandError when it is none of ours. */
export async function storedUsers(path: string): Promise<readonly User[] | null> {
  try {
    return usersFile.parse(JSON.parse(await readFile(path, "utf8"))).users;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    const what = issueText(error);
    throw new CommandError(`${path}: 사용자 파일이 아닙니다.`, `${path} is no file of users: ${what}`);
  }
}

/** For the owner's eyes alone, and whole or not at all. */
export async function writeUsers(path: string, users: readonly User[]): Promise<void> {
  const text = JSON.stringify(usersFile.parse({ version: 1, users }), null, 2);
  const draft = `${path}.new`;
  await writeFile(draft, `${text}\n`, { mode: 0o600 });
  await rename(draft, path);
}
