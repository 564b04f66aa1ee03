// The settings of a single sign-on: from the environment, from a file of the home, and what is refused of both.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { signOnFile, signOnSettings } from "../../../local/login/sign-on-settings.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "home-"));
});
afterEach(() => rmSync(home, { recursive: true }));

const environment = {
  MONITOR_OIDC_ISSUER: "https://login.example/realms/office",
  MONITOR_OIDC_CLIENT_ID: "budget-monitor",
  MONITOR_PAGE_URL: "https://budget.example",
};

function write(name: string, text: string, mode = 0o600): string {
  const path = join(home, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const inFile = (json: unknown, mode = 0o600) => write(signOnFile, JSON.stringify(json), mode);
const file = { issuer: environment.MONITOR_OIDC_ISSUER, clientId: "budget-monitor" };
const page = { MONITOR_PAGE_URL: "https://budget.example" };

test("are none where nothing is set, also with a page's address", () => {
  expect(signOnSettings(home, page)).toBeNull();
  expect(signOnSettings(home, { MONITOR_OIDC_ISSUER: " " })).toBeNull();
});

test("are none beside a file that stands where the home should be", () => {
  expect(signOnSettings(write("no-home", ""), {})).toBeNull();
});

test("says in the person's language what a file is not", () => {
  inFile({ issuer: 7 });
  expect(() => signOnSettings(home, page)).toThrow(/설정 파일이 아닙니다\((?!\[object)/);
});

test("from the environment alone call groups as the roles are called", () => {
  const settings = signOnSettings(home, { ...environment, MONITOR_OIDC_CLIENT_SECRET: "s" });
  expect(settings).toMatchObject({
    clientSecret: "s",
    scope: "openid profile",
    page: "https://budget.example/",
    claims: { groups: "groups", usualOffice: "all", roles: { finance: ["finance"] } },
  });
});

test("from a file say what groups mean, and the environment comes first", () => {
  inFile({
    ...file,
    clientSecret: "of the file",
    scope: "profile groups",
    claims: { groups: "realm_access.roles", office: "office" },
    roles: { finance: ["예산팀"] },
    departments: { 도로담당: ["도로과"] },
  });
  const settings = signOnSettings(home, { ...page, MONITOR_OIDC_CLIENT_ID: "another" });
  expect(settings).toMatchObject({
    clientId: "another",
    clientSecret: "of the file",
    scope: "openid profile groups",
  });
  expect(settings?.claims).toMatchObject({
    usualOffice: null,
    roles: { finance: ["예산팀"], manager: [], administrator: [], viewer: [] },
    departmentsOf: new Map([["도로담당", ["도로과"]]]),
  });
});

test.each<[string, Readonly<Record<string, string>>, string]>([
  ["in the clear", { MONITOR_OIDC_ISSUER: "http://login.example" }, "MONITOR_OIDC_ISSUER"],
  ["no address", { MONITOR_OIDC_ISSUER: "login.example" }, "MONITOR_OIDC_ISSUER"],
  ["with a query", { MONITOR_OIDC_ISSUER: "https://login.example/?a=1" }, "MONITOR_OIDC_ISSUER"],
  ["without a client", { MONITOR_OIDC_CLIENT_ID: "" }, "MONITOR_OIDC_CLIENT_ID"],
  ["without a page", { MONITOR_PAGE_URL: "" }, "MONITOR_PAGE_URL"],
  ["with a page in the clear", { MONITOR_PAGE_URL: "http://budget.example" }, "MONITOR_PAGE_URL"],
  [
    "with a secret that is nowhere",
    { MONITOR_OIDC_CLIENT_SECRET_FILE: "/none" },
    "MONITOR_OIDC_CLIENT_SECRET_FILE",
  ],
])("of an issuer %s are refused by the setting's name", (_name, changed, name) => {
  expect(() => signOnSettings(home, { ...environment, ...changed })).toThrow(name);
});

test("of this very computer may be in the clear", () => {
  const here = { MONITOR_OIDC_ISSUER: "http://127.0.0.1:9000", MONITOR_PAGE_URL: "http://127.0.0.1:8787" };
  expect(signOnSettings(home, { ...environment, ...here })?.page).toBe("http://127.0.0.1:8787/");
});

test.each([
  ["no JSON", "{"],
  ["another key", '{"issuers":[]}'],
  ["a role that is none", '{"roles":{"admin":["x"]}}'],
])("in a file with %s are refused by its name", (_name, text) => {
  write(signOnFile, text);
  expect(() => signOnSettings(home, environment)).toThrow(signOnFile);
});

test.skipIf(process.platform === "win32")(
  "with a secret that others can read are refused, and never print it",
  () => {
    const path = inFile({ ...file, clientSecret: "very secret" }, 0o644);
    expect(() => signOnSettings(home, page)).toThrow(`chmod 600 "${path}"`);
    const secret = write("secret", "very secret\n", 0o640);
    const elsewhere = { ...environment, MONITOR_OIDC_CLIENT_SECRET_FILE: secret };
    inFile(file, 0o644);
    expect(() => signOnSettings(home, elsewhere)).toThrow(secret);
    chmodSync(secret, 0o600);
    expect(signOnSettings(home, elsewhere)?.clientSecret).toBe("very secret");
  },
);

test("change their stamp with what they mean, and not with a new secret", () => {
  const stamp = (changed: object) => signOnSettings(home, { ...environment, ...changed })?.stamp;
  expect(stamp({ MONITOR_OIDC_CLIENT_SECRET: "a" })).toBe(stamp({ MONITOR_OIDC_CLIENT_SECRET: "b" }));
  const before = stamp({});
  inFile({ departments: { 도로담당: ["도로과"] } });
  expect(stamp({})).not.toBe(before);
});
