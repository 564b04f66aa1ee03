/**
 * The office's single sign-on, as the environment and a file of the home say: whose login it is, how this program is
 * called there, and what its groups mean here.
 */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { type ClaimMapping, groupsCalledAsRoles } from "../../shared/contracts/api/principal-of-claims.ts";
import { issueText } from "../../shared/contracts/values/issue-text.ts";
import { pageAddress } from "../../shared/contracts/values/page-address.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import { filesAreOpenToOthers } from "../../shared/runtime/platform.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { codeOf, isEntered } from "../storage/read-file.ts";
import { CommandError } from "../terminal/command-line.ts";

export const signOnFile = "sign-on.json";

export interface SignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** Null of a client that has none and proves itself by PKCE alone. */
  readonly clientSecret: string | null;
  readonly scope: string;
  /** The page, to which a login leads back. */
  readonly page: string;
  readonly claims: ClaimMapping;
  /** Ends what was begun under other settings; the secret is not part of it. */
  readonly stamp: string;
}

const text = z.string().trim().min(1).max(500);
const groups = z.array(text).max(200).default([]);

const settingsFile = z.strictObject({
  issuer: text.optional(),
  clientId: text.optional(),
  clientSecret: text.optional(),
  scope: text.default("openid profile"),
  claims: z
    .strictObject({
      groups: text.default("groups"),
      names: z.array(text).min(1).max(10).default(["name", "preferred_username", "email"]),
      departments: text.nullable().default(null),
      office: text.nullable().default(null),
    })
    .prefault({}),
  roles: z
    .strictObject({ finance: groups, manager: groups, administrator: groups, viewer: groups })
    .optional(),
  departments: z.record(text, z.array(text).max(200)).default({}),
  /** A code, or `all`. */
  office: z
    .string()
    .regex(/^(\d{7}|all)$/)
    .default("all"),
});
type SettingsFile = z.output<typeof settingsFile>;

/** Null where there is no single sign-on. @throws CommandError that names the setting that is wrong, and never a secret. */
export function signOnSettings(home: string, environment: NodeJS.ProcessEnv): SignOnSettings | null {
  const path = join(home, signOnFile);
  const file = settingsIn(home, path);
  const issuer = stated(environment, "MONITOR_OIDC_ISSUER") ?? file?.issuer ?? null;
  if (issuer === null && file === null) return null;
  const clientId = stated(environment, "MONITOR_OIDC_CLIENT_ID") ?? file?.clientId ?? null;
  const given = file ?? settingsFile.parse({});
  const page = pageAddress.safeParse(stated(environment, "MONITOR_PAGE_URL") ?? "");
  if (issuer === null || !isIssuer(issuer)) throw wrong("MONITOR_OIDC_ISSUER", path, remedies.issuer);
  if (clientId === null) throw wrong("MONITOR_OIDC_CLIENT_ID", path, remedies.clientId);
  if (!page.success || !isSafeAddress(page.data)) throw wrong("MONITOR_PAGE_URL", path, remedies.page);
  const clientSecret = secretOf(environment, given, path);
  const claims = mappingOf(given);
  const settings = { issuer, clientId, scope: withOpenid(given.scope), page: asFolder(page.data), claims };
  const stamp = sha256Of(JSON.stringify([settings, [...claims.departmentsOf]]));
  return { ...settings, clientSecret, stamp };
}

function settingsIn(home: string, path: string): SettingsFile | null {
  try {
    const bytes = readFileSync(path, "utf8").replace(/^\ufeff/, "");
    return settingsFile.parse(JSON.parse(bytes));
  } catch (error) {
    // A folder that this user may not enter is told of for itself.
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "") || !isEntered(home)) return null;
    const what = issueText(error);
    throw new CommandError(
      `${path}: 통합로그인 설정 파일이 아닙니다(${what.ko}). 쓰는 법은 docs/pc-guide.md에 있습니다.`,
      `${path} is no file of single sign-on (${what.en}). docs/pc-guide.en.md shows one.`,
    );
  }
}

/** Where no groups are named they are called as the roles are. */
function mappingOf({ claims, roles, departments, office }: SettingsFile): ClaimMapping {
  return {
    ...claims,
    usualOffice: claims.office === null ? office : null,
    roles: roles ?? groupsCalledAsRoles,
    departmentsOf: new Map(Object.entries(departments)),
  };
}

function secretOf(
  environment: NodeJS.ProcessEnv,
  { clientSecret }: SettingsFile,
  path: string,
): string | null {
  const own = stated(environment, "MONITOR_OIDC_CLIENT_SECRET");
  const file = stated(environment, "MONITOR_OIDC_CLIENT_SECRET_FILE");
  if (own !== null) return own;
  if (file !== null) return secretIn(file);
  if (clientSecret === undefined) return null;
  assertPrivate(path);
  return clientSecret;
}

function secretIn(path: string): string {
  const name = "MONITOR_OIDC_CLIENT_SECRET_FILE";
  try {
    assertPrivate(path);
    const secret = readFileSync(path, "utf8").trim();
    if (secret !== "") return secret;
  } catch (error) {
    if (error instanceof CommandError) throw error;
  }
  throw wrong(name, path, remedies.secretFile);
}

function assertPrivate(path: string): void {
  if (!filesAreOpenToOthers(statSync(path).mode)) return;
  throw new CommandError(
    `${path}: 비밀 값이 든 파일을 이 컴퓨터의 다른 사용자도 볼 수 있습니다. 본인만 읽게 하십시오(chmod 600 "${path}").`,
    `${path}: other users of this computer can read this file, which holds a secret. Close it: chmod 600 "${path}"`,
  );
}

function stated(environment: NodeJS.ProcessEnv, name: string): string | null {
  const value = environment[name]?.trim();
  return value === undefined || value === "" ? null : value;
}

function isIssuer(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url !== null && url.search === "" && url.hash === "" && isSafeAddress(address);
}

/** A code that travels in the clear can be read on its way; within this computer there is no way. */
function isSafeAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || (protocol === "http:" && isThisComputer(hostname));
}

export function isThisComputer(hostname: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
}

function withOpenid(scope: string): string {
  const scopes = scope.split(/\s+/);
  return scopes.includes("openid") ? scopes.join(" ") : ["openid", ...scopes].join(" ");
}

function asFolder(address: string): string {
  return new URL("./", address).href;
}

const remedies = {
  issuer: {
    ko: "로그인 서버(발급자)의 https:// 주소입니다. 기관의 인증 담당에게 받은 그대로 적습니다.",
    en: "the https:// address of the issuer, exactly as its administrator gives it",
  },
  clientId: {
    ko: "로그인 서버에 등록한 이 프로그램의 이름(client id)입니다.",
    en: "the client id under which this program is registered at the issuer",
  },
  page: {
    ko: "사람들이 화면을 여는 https:// 주소입니다(이 PC에서만 쓰면 http://127.0.0.1:8787/). 로그인이 끝나면 이 주소로 돌아옵니다.",
    en: "the https:// address at which people open the page (http://127.0.0.1:8787/ on this computer alone): a login leads back there",
  },
  secretFile: {
    ko: "비밀 값 한 줄이 든 파일입니다. 경로와 읽을 권한을 확인하십시오.",
    en: "a file with the secret in it; check its path and that it can be read",
  },
} satisfies Readonly<Record<string, Bilingual>>;

function wrong(name: string, path: string, { ko, en }: Bilingual): CommandError {
  return new CommandError(
    `통합로그인 설정 ${name}(${path}): ${ko}`,
    `Single sign-on, ${name} (${path}): ${en}`,
  );
}
