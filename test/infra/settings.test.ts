// Settings files: a wrong one is refused with everything that is wrong in it.
import { describe, expect, test } from "vitest";
import { parseSettings, readSettings } from "../../infra/settings/settings.ts";
import { keptSettings } from "./environments.ts";

function rejection(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "accepted";
}

function commandErrorOf(changes: object): string {
  return rejection(() => parseSettings("test", JSON.stringify({ ...keptSettings, ...changes })));
}

describe("settings", () => {
  test("of dev are complete, in Seoul's region", () => {
    expect(readSettings("dev")).toMatchObject({ environment: "dev", region: "ap-northeast-2" });
  });

  test("that fit are taken as they are", () => {
    expect(parseSettings("test", JSON.stringify(keptSettings))).toEqual({
      ...keptSettings,
      environment: "test",
    });
  });

  test("of before letters had a language are Korean, without links of their own", () => {
    const { letters: _letters, ...earlier } = keptSettings;
    expect(parseSettings("test", JSON.stringify(earlier)).letters).toEqual({
      language: "ko",
      pageAddress: null,
    });
  });

  test.each([
    [
      "a page for letters that is none",
      { letters: { language: "ko", pageAddress: "javascript:alert(1)" } },
      "- letters.pageAddress: the page's address begins with http:// or https://",
    ],
    [
      "the language of letters",
      { letters: { language: "kr", pageAddress: null } },
      '- letters.language: letters are in "ko" or "en"',
    ],
    ["region", { region: "Seoul" }, "- region: an AWS region is written like ap-northeast-2"],
    ["timeZone", { timeZone: "Asia/Yeongdeungpo" }, "- timeZone: no time zone of this name"],
    [
      "logRetentionDays",
      { logRetentionDays: 42 },
      "- logRetentionDays: CloudWatch keeps logs for one of 1, 3, 5",
    ],
    [
      "an office's code",
      { offices: [{ code: "129", name: "영등포구" }] },
      "- offices.0.code: an office code has 7 digits",
    ],
    ["no office", { offices: [] }, "- offices: "],
    [
      "a canary of an office that is not listed",
      { canary: "9900002" },
      "- canary: 9900002 is not in the list",
    ],
    ["alarmRecipients", { alarmRecipients: ["operators"] }, "- alarmRecipients.0: Invalid email address"],
    ["a misspelt name", { logRetention: 7 }, '- the file: Unrecognized key: "logRetention"'],
    [
      "an office listed twice",
      { offices: [...keptSettings.offices, ...keptSettings.offices] },
      "- offices: an office is listed twice",
    ],
    [
      "a recipient of one office, who belongs into that office's policy",
      { noticeRecipients: [{ email: "a@office.example", offices: ["4573000"] }] },
      '- noticeRecipients.0.offices: here stand only those who hear of "all" offices; name those of single offices in these offices\' own policies',
    ],
    [
      "more recipients than a stack has room for",
      {
        noticeRecipients: Array.from({ length: 21 }, (_, at) => ({
          email: `a${at}@office.example`,
          offices: "all",
        })),
      },
      "- noticeRecipients: Too big",
    ],
    [
      "a recipient listed twice",
      {
        noticeRecipients: [1, 2].map(() => ({ email: "a@office.example", offices: "all" })),
      },
      "- noticeRecipients: an address is listed twice",
    ],
    [
      "kept data in whichever account the credentials are of",
      { account: null },
      "- account: an environment that keeps its data names its account",
    ],
    ["an account that is none", { account: "prod" }, "- account: an AWS account has 12 digits"],
    [
      "a budget that nobody hears of",
      { alarmRecipients: [] },
      "- monthlyBudgetUsd: a budget tells 1 to 10 alarmRecipients",
    ],
    [
      "an account of another length",
      { eventSenders: [{ account: "1234", offices: ["4573000"] }] },
      "- eventSenders.0.account: an AWS account has 12 digits",
    ],
    [
      "an account listed twice",
      { eventSenders: [...keptSettings.eventSenders, ...keptSettings.eventSenders] },
      "- eventSenders: an account is listed twice",
    ],
    [
      "an account that sends for whomever it likes",
      { eventSenders: ["210987654321"] },
      "- eventSenders.0: a sender is an account and its offices",
    ],
    [
      "an account that sends for no office",
      { eventSenders: [{ account: "210987654321", offices: [] }] },
      "- eventSenders.0.offices: list the codes of the offices that it sends for",
    ],
    [
      "an account that sends for an office that is not there",
      { eventSenders: [{ account: "210987654321", offices: ["1111111"] }] },
      "- eventSenders.0.offices: 1111111 is not in the list of offices",
    ],
    [
      "a sender whom SES does not know",
      { mail: { from: "budget@office.example", identity: "other.example" } },
      "- mail: the sender is neither the identity nor an address of its domain",
    ],
    [
      "a webhook in the clear",
      { webhook: "http://messenger.office.example" },
      "- webhook: a webhook is an address with https://",
    ],
    [
      "a page that is an address",
      { page: { name: "https://budget.office.example", certificate: "arn" } },
      "- page.name: Invalid hostname",
    ],
    [
      "a certificate that CloudFront cannot take",
      {
        page: {
          name: "budget.office.example",
          certificate: "arn:aws:acm:ap-northeast-2:210987654321:certificate/1",
        },
      },
      "- page.certificate: a certificate of ACM in us-east-1",
    ],
    [
      "kept data that nobody watches",
      { alarmRecipients: [] },
      "- alarmRecipients: an environment that keeps its data",
    ],
  ])("name what is wrong: %s", (_case, changes, line) => {
    const message = commandErrorOf(changes);
    expect(message).toContain("infra/settings/test.json cannot be used:\n");
    expect(message).toContain(line);
  });

  test("name everything that is wrong at once", () => {
    expect(commandErrorOf({ region: "Seoul", logLevel: "LOUD" }).split("\n")).toHaveLength(3);
  });

  test("that are no JSON are said to be none", () => {
    expect(rejection(() => parseSettings("test", "{"))).toMatch(/^infra\/settings\/test\.json is no JSON: /);
  });

  test.each(["Prod", "../dev", "a-name-of-more-than-twenty-letters"])(
    "cannot belong to an environment named %s",
    (name) => {
      expect(rejection(() => parseSettings(name, JSON.stringify(keptSettings)))).toContain(
        "lower-case letters",
      );
    },
  );

  test.each(["moon", "../package", 7, undefined])(
    "of an environment that is not there (%s) list those that are",
    (name) => {
      expect(rejection(() => readSettings(name))).toMatch(
        /choose one of .*\bdev\b.* with -c environment=<name>\.$/,
      );
    },
  );
});
