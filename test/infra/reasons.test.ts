// What checkov finds has a reason beside the resource, what cfn-lint finds is mended: held here without either tool.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { synthesized } from "./environments.ts";

const { data, pipeline } = synthesized();
const resource = z.object({
  Type: z.string(),
  DependsOn: z.union([z.array(z.string()), z.string().transform((id) => [id])]).default([]),
  Properties: z.unknown(),
  Metadata: z
    .object({
      checkov: z.object({ skip: z.array(z.object({ id: z.string(), comment: z.string() })) }).optional(),
    })
    .optional(),
});
const resources = [data, pipeline].flatMap(({ text }) =>
  Object.values(z.object({ Resources: z.record(z.string(), resource) }).parse(JSON.parse(text)).Resources),
);

describe("what is kept although a scanner finds it", () => {
  const given = resources.flatMap(({ Type, Metadata }) =>
    (Metadata?.checkov?.skip ?? []).map(({ id, comment }) => ({ Type, id, comment })),
  );

  test("has a reason in a sentence", () => {
    for (const { comment } of given) expect(comment).toMatch(/^[A-Z].{30,}\.$/);
  });

  test("is this and no more", () => {
    expect([...new Set(given.map(({ Type, id }) => `${Type} ${id}`))].toSorted()).toEqual([
      "AWS::CloudFront::Distribution CKV_AWS_174",
      "AWS::CloudFront::Distribution CKV_AWS_68",
      "AWS::Lambda::Function CKV_AWS_115",
      "AWS::Lambda::Function CKV_AWS_116",
      "AWS::Lambda::Function CKV_AWS_117",
      "AWS::Lambda::Function CKV_AWS_173",
      "AWS::Logs::LogGroup CKV_AWS_158",
      "AWS::S3::Bucket CKV_AWS_18",
      "AWS::S3::Bucket CKV_AWS_21",
      "AWS::SNS::Topic CKV_AWS_26",
      "AWS::SQS::Queue CKV_AWS_27",
      "AWS::SecretsManager::Secret CKV_AWS_149",
    ]);
  });

  test("never is that data or files of offices are unversioned, unlogged or under no key of ours", () => {
    const kept = resources.filter(({ Type }) => Type === "AWS::DynamoDB::Table" || Type === "AWS::KMS::Key");
    expect(kept.length).toBe(3);
    for (const { Metadata } of kept) expect(Metadata?.checkov).toBeUndefined();
  });
});

test("no resource says that it waits for one that it names anyway", () => {
  for (const { DependsOn, Properties } of resources) {
    const named = JSON.stringify(Properties ?? {});
    for (const id of DependsOn)
      expect(named).not.toMatch(new RegExp(`"(Ref":"${id}"|Fn::GetAtt":\\["${id}")`));
  }
});

test("every function waits for the rights of its role", () => {
  const functions = resources.filter(({ Type }) => Type === "AWS::Lambda::Function");
  expect(functions.length).toBeGreaterThan(9);
  for (const { DependsOn } of functions)
    expect(DependsOn).toEqual([expect.stringContaining("RoleDefaultPolicy")]);
});
