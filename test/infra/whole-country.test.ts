// 243 offices, each with a system in an account of its own, on one deployment: within half of AWS's limits.
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { read } from "../../bench/cost/bill.ts";
import { officeYear } from "../../bench/worlds/metered-year.ts";
import { keptSettings, type StackTemplate, synthesized } from "./environments.ts";

const codes = Array.from({ length: 243 }, (_, at) => `${1_160_001 + at}`);
const country = synthesized({
  offices: codes.map((code, at) => ({ code, name: `시험 ${at + 1}구` })),
  canary: codes[0],
  noticeRecipients: Array.from({ length: 20 }, (_, at) => ({
    email: `hears-of-all-${at}@office.example`,
    offices: "all",
  })),
  eventSenders: codes.map((code) => ({ account: `21098${code}`, offices: [code] })),
  mail: { ...keptSettings.mail, domains: codes.slice(0, 50).map((code) => `office-${code}.example`) },
});
const stacks: readonly (readonly [string, StackTemplate])[] = [
  ["data", country.data],
  ["pipeline", country.pipeline],
];

const template = z.object({
  Resources: z.record(z.string(), z.unknown()),
  Outputs: z.record(z.string(), z.unknown()).default({}),
  Parameters: z.record(z.string(), z.unknown()).default({}),
});

describe("the country's offices", () => {
  test.each(stacks)("take less than half of what CloudFormation allows the %s stack", (_, { text }) => {
    const { Resources, Outputs, Parameters } = template.parse(JSON.parse(text));
    expect(Object.keys(Resources).length).toBeLessThan(500 / 2);
    expect(Object.keys(Outputs).length).toBeLessThan(200 / 2);
    expect(Object.keys(Parameters).length).toBeLessThan(200 / 2);
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000 / 2);
  });

  test("add no resource beside the subscriptions of those who hear of all", () => {
    const few = synthesized({ noticeRecipients: [] });
    const counts = [few.data, few.pipeline, country.data, country.pipeline].map(
      ({ text }) => Object.keys(template.parse(JSON.parse(text)).Resources).length,
    );
    expect(counts[2]).toBe(counts[0]);
    expect(counts[3]).toBe((counts[1] ?? 0) + 20);
  });

  test("have policies that their bus, buckets and roles take, with as much again to spare", () => {
    const longest = (type: string) =>
      Math.max(
        ...stacks.flatMap(([, stack]) =>
          stack.all(type).map(({ properties }) => JSON.stringify(properties).length),
        ),
      );
    expect(longest("AWS::Events::EventBusPolicy")).toBeLessThan(10_240 / 2);
    expect(longest("AWS::S3::BucketPolicy")).toBeLessThan(20_480 / 2);
    expect(longest("AWS::IAM::Policy")).toBeLessThan(10_240 / 2);
  });

  test("fit into the environment of every function, which holds 4 KB", () => {
    for (const { properties } of country.pipeline.all("AWS::Lambda::Function")) {
      const { Variables = {} } = z
        .object({ Variables: z.record(z.string(), z.unknown()).optional() })
        .parse(properties["Environment"] ?? {});
      expect(JSON.stringify(Variables).length).toBeLessThan(4_096 / 2);
    }
  });

  test("filter no subscription: a topic takes 200 filters", () => {
    expect(country.pipeline.text).not.toContain("FilterPolicy");
  });
});

describe("the digests of a Monday", () => {
  const { acts } = officeYear.parse(read("measured.json"));
  /** As docs/cost.md counts a run that starts cold on a slower processor and waits for the database. */
  const secondsOf = (act: keyof typeof acts): number => {
    const uses = Object.values(acts[act].stages);
    const sum = (what: (use: (typeof uses)[number]) => number) =>
      uses.reduce((all, use) => all + what(use), 0);
    const megabytes = 1_024;
    const working = (sum(({ milliseconds }) => milliseconds) * 1.5 * 1_769) / megabytes;
    return (1_500 + working + 25 * sum(({ calls }) => calls)) / 1_000;
  };

  test("reach 243 offices within ten minutes, each office a message of its own on queues that work five at once", () => {
    const mapping = z.object({ ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional() });
    const runsOf = (stage: string): number => {
      const found = country.pipeline
        .all("AWS::Lambda::EventSourceMapping")
        .find(({ path }) => path.startsWith(`${stage}/`));
      return mapping.parse(found?.properties).ScalingConfig?.MaximumConcurrency ?? 0;
    };
    // A digest reads an office as the morning's look does, and sends as many letters as an office has readers.
    const looked = (243 / runsOf("Assess")) * secondsOf("morning");
    const sent = (243 / runsOf("Notify")) * (secondsOf("morning") + secondsOf("letters"));
    expect(looked).toBeGreaterThan(30);
    expect(looked + sent).toBeLessThan(600);
  });
});
