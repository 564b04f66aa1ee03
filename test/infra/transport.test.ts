// Nothing goes over the wire in the clear, nothing is written down that should not be.
import { AwsSolutionsChecks } from "cdk-nag";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { keptSettings, type StackTemplate, synthesized } from "./environments.ts";

const environment = synthesized();
const stacks: readonly StackTemplate[] = [environment.data, environment.pipeline];

const policySchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.string(),
        Principal: z.unknown(),
        Condition: z.record(z.string(), z.unknown()).optional(),
      }),
    ),
  }),
});

/** Kind of resource, kind of its policy, and where the policy names it. */
const entrances = [
  ["AWS::S3::Bucket", "AWS::S3::BucketPolicy", "Bucket"],
  ["AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "Queues"],
  ["AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "Topics"],
] as const;

describe("transport", () => {
  test.each(entrances)("every %s refuses requests without TLS", (kind, policyKind, names) => {
    const resources = stacks.flatMap((stack) => stack.all(kind));
    const policies = stacks.flatMap((stack) => stack.all(policyKind));
    expect(resources).not.toEqual([]);
    for (const { id } of resources) {
      const policy = policies.find(({ properties }) =>
        [properties[names]].flat().some((named) => isRef(named, id)),
      );
      const statements = policySchema.parse(policy?.properties).PolicyDocument.Statement;
      const refusals = statements.filter(({ Effect }) => Effect === "Deny").map(({ Condition }) => Condition);
      expect(refusals).toContainEqual({ Bool: { "aws:SecureTransport": "false" } });
    }
  });

  test("alarms of this account may be published although the topic has a policy", () => {
    const policy = environment.pipeline.at("Operators/Topic/Policy", "AWS::SNS::TopicPolicy");
    expect(policySchema.parse(policy.properties).PolicyDocument.Statement).toContainEqual({
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
    });
  });

  test("notices are encrypted with our key", () => {
    const topic = environment.pipeline.at("Notify/Notices/Topic", "AWS::SNS::Topic");
    expect(environment.target(topic.properties["KmsMasterKeyId"])).toBe("Key");
  });
});

describe("subscriptions", () => {
  test("bring people of all offices their notices, unfiltered: who hears of one is a matter of its policy", () => {
    const subscriptions = environment.pipeline
      .all("AWS::SNS::Subscription")
      .map(({ properties }) => properties);
    expect(subscriptions).toEqual([
      expect.objectContaining({ Endpoint: "operators@office.example" }),
      expect.objectContaining({ Endpoint: "council@office.example" }),
      expect.objectContaining({ Endpoint: "audit@office.example" }),
    ]);
    for (const each of subscriptions) expect(each).not.toHaveProperty("FilterPolicy");
  });

  test("leave to the domains of the settings alone, whomever a policy names", () => {
    const conditions = { "ForAllValues:StringLike": { "ses:Recipients": ["*@office.example"] } };
    expect(environment.pipeline.text).toContain(
      `"Action":"ses:SendEmail","Condition":${JSON.stringify(conditions)}`,
    );
    const mail = { from: "budget@office.example", identity: "office.example" };
    expect(synthesized({ mail }).pipeline.text).not.toContain("ses:Recipients");
  });

  test("there are none where the settings name nobody", () => {
    const { pipeline } = synthesized({
      noticeRecipients: [],
      removalPolicy: "destroy",
      alarmRecipients: [],
      monthlyBudgetUsd: null,
    });
    expect(pipeline.all("AWS::SNS::Subscription")).toEqual([]);
  });
});

describe("templates", () => {
  test("hold no secret", () => {
    const { data, pipeline } = synthesized({ webhook: null });
    for (const { text } of [data, pipeline]) {
      expect(withoutRules(text)).not.toMatch(/AKIA[0-9A-Z]{16}|BEGIN [A-Z ]*PRIVATE KEY|password|secret/i);
    }
  });

  test("only say where the webhook's key lies, which AWS makes", () => {
    const { pipeline } = environment;
    const [key, ...others] = pipeline.all("AWS::SecretsManager::Secret");
    expect(others).toEqual([]);
    expect(key?.properties).toMatchObject({ GenerateSecretString: { PasswordLength: 48 } });
    expect(key?.properties).not.toHaveProperty("SecretString");
    const [connection] = pipeline.all("AWS::Events::Connection");
    expect(JSON.stringify(connection?.properties["AuthParameters"])).toContain("{{resolve:secretsmanager:");
  });

  test("without a webhook or a sender have neither a key nor a right to send mail", () => {
    const { pipeline } = synthesized({ webhook: null, mail: null });
    expect(pipeline.all("AWS::SecretsManager::Secret")).toEqual([]);
    expect(pipeline.text).not.toContain("ses:SendEmail");
  });

  test("name no machine, and no account but its own, those that may send events and that of the second vault", () => {
    const accounts = stacks.flatMap(({ text }) => text.match(/\b\d{12}\b/g) ?? []);
    expect(new Set(accounts)).toEqual(
      new Set([
        keptSettings.account,
        ...keptSettings.eventSenders.map(({ account }) => account),
        "321098765432",
      ]),
    );
    for (const { text } of stacks) expect(text).not.toMatch(/\/home\/|\/Users\//);
  });

  test("keep the AWS Solutions rules, or say beside the resource why not", () => {
    const { violations } = new AwsSolutionsChecks(environment.app).validateScope(environment.app);
    const broken = violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${constructPath}: ${ruleName}`),
    );
    expect(broken).toEqual([]);
  });
});

function isRef(value: unknown, id: string): boolean {
  return z.object({ Ref: z.literal(id) }).safeParse(value).success;
}

/** The rules that passwords must meet are no secret. */
function withoutRules(text: string): string {
  return text.replaceAll(
    /"[^"]*(?:PasswordPolicy|TemporaryPasswordValidityDays|CLIENT_SECRET|GenerateSecret)[^"]*"/g,
    "",
  );
}
