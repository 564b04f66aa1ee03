/** Environments as templates, without bundling, and the questions that tests ask of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App, type AppProps } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import * as z from "zod";
import { addEnvironment } from "../../infra/environment.ts";
import { parseSettings } from "../../infra/settings/settings.ts";

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  Metadata: z.object({ "aws:cdk:path": z.string() }),
});

const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});

export interface Resource {
  readonly id: string;
  /** Where it stands among the constructs of its stack, e.g. `Ingest/Queue`. */
  readonly path: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly deletionPolicy: string | undefined;
}

export class StackTemplate {
  readonly text: string;
  readonly #resources: readonly (Resource & { readonly type: string })[];
  readonly #outputs: readonly string[];
  readonly #exports: ReadonlyMap<string, unknown>;

  constructor(template: Template) {
    const json = templateSchema.parse(template.toJSON());
    this.text = JSON.stringify(template.toJSON());
    this.#resources = Object.entries(json.Resources).map(([id, { Type, Properties, ...rest }]) => ({
      id,
      type: Type,
      path: rest.Metadata["aws:cdk:path"]
        .split("/")
        .slice(1)
        .join("/")
        .replace(/\/Resource$/, ""),
      properties: Properties,
      deletionPolicy: rest.DeletionPolicy,
    }));
    this.#outputs = Object.keys(json.Outputs);
    this.#exports = new Map(
      Object.values(json.Outputs).map(({ Value, Export }) => [Export?.Name ?? "", Value]),
    );
  }

  all(type: string): readonly Resource[] {
    return this.#resources.filter((resource) => resource.type === type);
  }

  at(path: string, type: string): Resource {
    const found = this.all(type).find((resource) => resource.path === path);
    if (found === undefined) throw new Error(`No ${type} at ${path}`);
    return found;
  }

  pathOf(id: string): string {
    const found = this.#resources.find((resource) => resource.id === id);
    if (found === undefined) throw new Error(`No resource ${id}`);
    return found.path;
  }

  get outputs(): readonly string[] {
    return this.#outputs;
  }

  exported(name: string): unknown {
    if (!this.#exports.has(name)) throw new Error(`No export ${name}`);
    return this.#exports.get(name);
  }
}

const reference = z.union([
  z.object({ Ref: z.string() }),
  z.object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) }),
  z.object({ "Fn::ImportValue": z.string() }),
  z.object({ "Fn::Join": z.tuple([z.literal(""), z.tuple([z.unknown(), z.string().startsWith("/")])]) }),
  // An ARN that is put together by its parts: the resource is known by the last.
  z.object({ "Fn::Join": z.tuple([z.literal(""), z.array(z.unknown()).min(3)]) }),
]);

const cdkSchema = z.object({ context: z.record(z.string(), z.unknown()) });

/** An app with the feature flags of cdk.json, which the command line reads and a test must read by itself. */
export function appAsDeployed({ context, ...props }: AppProps = {}): App {
  const file = readFileSync(join(import.meta.dirname, "../../cdk.json"), "utf8");
  return new App({ ...props, context: { ...cdkSchema.parse(JSON.parse(file)).context, ...context } });
}

export interface SynthesizedEnvironment {
  readonly app: App;
  readonly data: StackTemplate;
  readonly pipeline: StackTemplate;
  /** The path of what a value of the pipeline's template refers to, over the border to the data's. */
  readonly target: (value: unknown) => string;
  /** The same of a value of the data's own template. */
  readonly dataTarget: (value: unknown) => string;
  /** What it takes of that: an attribute, or `Ref` for what the resource is known by. */
  readonly attribute: (value: unknown) => string;
}

/** Of another account, in another region. */
export const secondVault = "arn:aws:backup:ap-northeast-1:321098765432:backup-vault:budget-monitor";

export const keptSettings = {
  account: "123456789012",
  region: "ap-northeast-2",
  timeZone: "Asia/Seoul",
  removalPolicy: "retain",
  architecture: "arm64",
  logLevel: "INFO",
  logRetentionDays: 365,
  offices: [
    { code: "1129000", name: "영등포구" },
    { code: "4573000", name: "무주군" },
    { code: "9900001", name: "점검용" },
  ],
  noticeRecipients: [
    { email: "council@office.example", offices: "all" },
    { email: "audit@office.example", offices: "all" },
  ],
  mail: { from: "budget@office.example", identity: "office.example", domains: ["office.example"] },
  webhook: "https://messenger.office.example/notices",
  letters: { language: "en", pageAddress: "https://monitor.office.example/" },
  page: null,
  snapshots: { delayDays: 7, retention: { mode: "governance", days: 3_653 } },
  uploadsLock: { mode: "governance", days: 1_827 },
  backup: { days: 35, secondVault },
  restored: { ledgerTable: null, outbox: null },
  readLogDays: 730,
  documentsAtOnce: 10,
  eventSenders: [{ account: "210987654321", offices: ["4573000"] }],
  canary: "9900001",
  identityProviders: [],
  apiShift: "at-once",
  alarmRecipients: ["operators@office.example"],
  monthlyBudgetUsd: 300,
};

export function synthesized(
  changes: Partial<Record<keyof typeof keptSettings, unknown>> = {},
): SynthesizedEnvironment {
  const app = appAsDeployed({
    context: { "aws:cdk:bundling-stacks": [], "aws:cdk:enable-path-metadata": true },
  });
  const stacks = addEnvironment(app, parseSettings("test", JSON.stringify({ ...keptSettings, ...changes })));
  const data = new StackTemplate(Template.fromStack(stacks.data));
  const pipeline = new StackTemplate(Template.fromStack(stacks.pipeline));
  return {
    app,
    data,
    pipeline,
    target: (value) => targetOf(value, pipeline, data),
    dataTarget: (value) => targetOf(value, data, data),
    attribute: (value) => attributeOf(value, data),
  };
}

function targetOf(value: unknown, stack: StackTemplate, data: StackTemplate): string {
  // A whole name: everything, or something of another account.
  if (typeof value === "string") return value;
  const parsed = reference.parse(value);
  // Of AWS itself, e.g. the account: no resource of ours.
  if ("Ref" in parsed) return parsed.Ref.startsWith("AWS::") ? parsed.Ref : stack.pathOf(parsed.Ref);
  if ("Fn::ImportValue" in parsed) return targetOf(data.exported(parsed["Fn::ImportValue"]), data, data);
  if ("Fn::Join" in parsed) {
    const [whole, part, ...more] = parsed["Fn::Join"][1];
    return more.length === 0
      ? `${targetOf(whole, stack, data)}${String(part)}`
      : (String(more.at(-1)).split(":").at(-1) ?? "");
  }
  const [id, attribute] = parsed["Fn::GetAtt"];
  return attribute === "StreamArn" ? `${stack.pathOf(id)} stream` : stack.pathOf(id);
}

function attributeOf(value: unknown, data: StackTemplate): string {
  const parsed = reference.parse(value);
  if ("Fn::ImportValue" in parsed) return attributeOf(data.exported(parsed["Fn::ImportValue"]), data);
  return "Fn::GetAtt" in parsed ? parsed["Fn::GetAtt"][1] : (Object.keys(parsed)[0] ?? "");
}
