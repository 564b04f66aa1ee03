/**
 * cold-start: each function's files as they are deployed, loaded by a new process until its handler is there. The peer is
 * a handler that does nothing and holds the same clients of the SDK: as the bundler makes it of itself, which is one file, and into files
 * as ours are.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import * as z from "zod";
import { synthesizeApp } from "../worlds/synthesized-app.ts";
import type { Measure } from "../results/measure.ts";
import { inTurn } from "../results/rounds.ts";

const rounds = 9;

export const coldStart: Measure = {
  name: "cold-start",
  measure: async (folder) => {
    const rows = [];
    for (const bundle of bundlesAsDeployed(join(folder, "cloud"))) {
      const measured = await inTurn(
        rounds,
        () => millisecondsToLoad(bundle.file, bundle.environment, folder),
        await Promise.all(
          [false, true].map(async (splitting) => {
            const empty = await emptyHandler(bundle, folder, splitting);
            return {
              name: `empty${splitting ? ", into files as ours" : ""}, with its clients (${bundle.clients.join(", ")})`,
              remedy: null,
              run: () => millisecondsToLoad(empty, bundle.environment, folder),
            };
          }),
        ),
      );
      rows.push({
        name: `cold start of ${bundle.stage}`,
        unit: "ms" as const,
        ...measured,
        targets: [],
        growth: null,
      });
    }
    return rows;
  },
};

/** Makes each client, as the stages do when they are loaded. */
async function emptyHandler(
  { stage, clients }: DeployedBundle,
  folder: string,
  splitting: boolean,
): Promise<string> {
  const outdir = join(folder, `empty-${stage}-${splitting ? "files" : "file"}`);
  const lines = await Promise.all(
    clients.map(async (name) => {
      const from = `@aws-sdk/client-${name}`;
      const client = await clientIn(from);
      return `import { ${client} } from "${from}"; export const its${client} = new ${client}({});`;
    }),
  );
  await build({
    stdin: {
      contents: [...lines, "export const handler = async () => {};"].join("\n"),
      resolveDir: import.meta.dirname,
    },
    outdir,
    entryNames: "index",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    splitting,
    platform: "node",
    format: "esm",
    target: "node24",
    mainFields: ["module", "main"],
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
  });
  return join(outdir, "index.mjs");
}

const moduleShape = z.record(z.string(), z.unknown());

/** The one class of a package that is its client: `DynamoDBClient`. */
async function clientIn(from: string): Promise<string> {
  const names = Object.keys(moduleShape.parse({ ...(await import(from)) }));
  const client = names.find((name) => /^[A-Z]\w+Client$/.test(name));
  if (client === undefined) throw new Error(`${from} has no client.`);
  return client;
}

/** What a template tells a function, where it names a resource that only a deployment has. */
function standIn(name: string): string {
  if (name.endsWith("_URL")) return "https://queue.example/";
  return name === "OWN_ACCOUNT" ? "123456789012" : name.toLowerCase();
}

function millisecondsToLoad(file: string, environment: Variables, folder: string): number {
  const script = `const startedAt = performance.now();
const { handler } = await import(${JSON.stringify(pathToFileURL(file).href)});
if (typeof handler !== "function") throw new Error("no handler");
console.log(performance.now() - startedAt);
process.exit(0);`;
  const out = execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: folder,
    env: { ...environment, AWS_REGION: "ap-northeast-2" },
    encoding: "utf8",
  });
  return z.coerce.number().parse(out.trim().split("\n").at(-1));
}

type Variables = Readonly<Record<string, string>>;

/** A function's first file as the app makes it for a deployment, what it is told there, and which clients of the SDK lie in its bundle. */
interface DeployedBundle {
  readonly stage: string;
  readonly file: string;
  readonly environment: Variables;
  /** As the SDK names their packages: `dynamodb`. */
  readonly clients: readonly string[];
}

const sourceMap = z.object({ sources: z.array(z.string()) });
const template = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown().optional() })),
});
const lambda = z.object({
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

/** @param folder empty, or not there. */
function bundlesAsDeployed(folder: string): readonly DeployedBundle[] {
  synthesizeApp(folder, "dev", ["**"]);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".template.json"))
    .map((name) => template.parse(JSON.parse(readFileSync(join(folder, name), "utf8"))))
    .flatMap(({ Resources }) => Object.values(Resources))
    .filter(({ Type }) => Type === "AWS::Lambda::Function")
    .flatMap(({ Properties }) => bundleOf(folder, lambda.safeParse(Properties)))
    .toSorted((a, b) => (a.stage < b.stage ? -1 : 1));
}

/** None of a function of the CDK's own, and of a file that belongs to no stage. */
function bundleOf(folder: string, parsed: z.ZodSafeParseResult<z.infer<typeof lambda>>): DeployedBundle[] {
  if (!parsed.success) return [];
  const { Code, Environment } = parsed.data;
  const bundle = join(folder, `asset.${Code.S3Key.replace(/\.zip$/, "")}`);
  if (!existsSync(join(bundle, "index.mjs.map"))) return [];
  const sources = readdirSync(bundle)
    .filter((name) => name.endsWith(".map"))
    .flatMap((name) => sourceMap.parse(JSON.parse(readFileSync(join(bundle, name), "utf8"))).sources);
  const named = (pattern: RegExp): string[] => [
    ...new Set(sources.flatMap((source) => pattern.exec(source)?.[1] ?? [])),
  ];
  const [stage] = named(/\/functions\/(\w+)\/lambda\.ts$/);
  if (stage === undefined) return [];
  const clients = named(/node_modules\/@aws-sdk\/client-([\w-]+)\//).toSorted();
  const environment = Object.fromEntries(
    Object.entries(Environment.Variables).map(([name, value]) => [
      name,
      typeof value === "string" ? value : standIn(name),
    ]),
  );
  return [{ stage, file: join(bundle, "index.mjs"), environment, clients }];
}
