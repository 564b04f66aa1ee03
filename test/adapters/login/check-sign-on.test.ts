// What the doctor finds of a single sign-on, before anybody tries to log in.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkSignOn } from "../../../local/doctor/doctor.ts";
import { openTestIssuer, type TestIssuer } from "../../support/test-issuer.ts";

let home: string;
let issuer: TestIssuer;
let environment: NodeJS.ProcessEnv;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "home-"));
  issuer = await openTestIssuer(Date.now);
  environment = {
    MONITOR_OIDC_ISSUER: issuer.issuer,
    MONITOR_OIDC_CLIENT_ID: "budget-monitor",
    MONITOR_PAGE_URL: "https://budget.example",
  };
});
afterEach(async () => {
  rmSync(home, { recursive: true });
  await issuer.close().catch(() => {});
});

const found = (now = Date.now()) => checkSignOn(home, environment, now);

test("is nothing where none is set up", async () => {
  environment = {};
  expect(await found()).toEqual([]);
});

test("is the keys, and the address that the issuer must know", async () => {
  expect(await found()).toMatchObject([
    {
      state: "ok",
      found: { en: `${issuer.issuer}, 1 keys, leads back to https://budget.example/sign-on/back` },
    },
  ]);
});

test.each([
  ["minutes ahead of this computer's", -900_000, "15 minutes ahead"],
  ["behind it", 900_000, "-15 minutes ahead"],
])("is a clock that is %s", async (_name, off, words) => {
  const [check] = await found(Date.now() + off);
  expect(check?.state).toBe("wrong");
  expect(check?.found.en).toContain(words);
});

test("is an issuer that is down, and an address where there is none", async () => {
  environment["MONITOR_OIDC_ISSUER"] = `${issuer.issuer}/another`;
  expect((await found())[0]?.found.en).toContain("does not answer as an issuer does");
  await issuer.close();
  environment["MONITOR_OIDC_ISSUER"] = issuer.issuer;
  expect((await found())[0]).toMatchObject({ state: "wrong" });
});

test("is a setting that is wrong, by its name", async () => {
  delete environment["MONITOR_PAGE_URL"];
  expect((await found())[0]?.found.ko).toContain("MONITOR_PAGE_URL");
});
