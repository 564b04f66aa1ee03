/** Passwords as argon2id hashes, with Node's own implementation (24.7 and later). Parameters: RFC 9106, second choice. */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** What one hash costs; a test that hashes by the hundred takes a smaller one. */
export interface PasswordCost {
  /** Kibibytes. */
  readonly memory: number;
  readonly passes: number;
  /** Lanes. */
  readonly parallelism: number;
}

export const standardCost: PasswordCost = { memory: 64 * 1024, passes: 3, parallelism: 4 };

const tagLength = 32;
const saltLength = 16;

/** `argon2id$m,t,p$salt$tag`, so that stronger parameters can be told from these one day. */
export async function hashPassword(password: string, cost = standardCost): Promise<string> {
  const salt = randomBytes(saltLength);
  const tag = await tagOf(password, salt, cost);
  const parameters = [cost.memory, cost.passes, cost.parallelism].join(",");
  return ["argon2id", parameters, salt.toString("base64url"), tag.toString("base64url")].join("$");
}

/** Takes as long for a wrong password as for the right one. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, memory, time, lanes, salt = "", stored = ""] =
    /^argon2id\$(\d{1,7}),(\d{1,2}),(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(hash) ?? [];
  const tag = Buffer.from(stored, "base64url");
  if (memory === undefined || tag.length !== tagLength) return false;
  const cost = { memory: Number(memory), passes: Number(time), parallelism: Number(lanes) };
  const found = await tagOf(password, Buffer.from(salt, "base64url"), cost);
  return timingSafeEqual(found, tag);
}

/** Each takes 64 MiB and some 100 ms of a core: more at once would take the memory of a small PC. */
const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function tagOf(password: string, nonce: Buffer, cost: PasswordCost): Promise<Buffer> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await derived(password, nonce, cost);
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

function derived(password: string, nonce: Buffer, cost: PasswordCost): Promise<Buffer> {
  // One person's keyboard composes Hangul, another's does not.
  const message = Buffer.from(password.normalize("NFC"), "utf8");
  return derive("argon2id", { message, nonce, tagLength, ...cost });
}
