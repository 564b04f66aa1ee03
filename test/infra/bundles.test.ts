// The files that are deployed, as CDK makes them: each starts, and none has grown unseen.
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { addEnvironment } from "../../infra/environment.ts";
import { parseSettings } from "../../infra/settings/settings.ts";
import { documentAnswer, documentReading } from "../../shared/contracts/documents/document-reading.ts";
import { stages } from "../../shared/contracts/events/subscriptions.ts";
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import { unpackJson } from "../../shared/runtime/packed-message.ts";
import { readAtStart, wholeBundle } from "./bundle-files.ts";
import { appAsDeployed, keptSettings } from "./environments.ts";

/**
 * Minified bytes. A cold start reads `start`: zod, the SDK's clients and, where files are read, the words of tables are most of it. The rest of
 * `bytes` is read when it is asked for: readers and writers of spreadsheets, documents and PDFs, and what the SDK loads by need.
 */
const budgets = [
  // The library of documents and its reader of PDFs, and what sees a printed page, come with the first document; no client of AWS.
  { stage: "extract", start: 140_000, bytes: 2_970_000 },
  // Without the readers of files (370 KB) and what holds a file against the ledger (35 KB), which come with the first file, the client that has a document read elsewhere (70 KB),
  // what opens workbooks and pages (166 KB) and the table of CP949 (100 KB).
  { stage: "ingest", start: 780_000, bytes: 1_680_000 },
  // SQS's client is most of both.
  { stage: "receive", start: 315_000, bytes: 370_000 },
  { stage: "assess", start: 520_000, bytes: 575_000 },
  // With the clients of SES, EventBridge and SQS (110 KB together).
  { stage: "notify", start: 670_000, bytes: 725_000 },
  { stage: "snapshot", start: 705_000, bytes: 745_000 },
  // The writers of HWPX, PDF and XLSX come with the first snapshot of their format.
  { stage: "report", start: 715_000, bytes: 2_640_000 },
  // Ingest, which executes a journal again, and what the other stages verify (90 KB).
  { stage: "verify", start: 850_000, bytes: 1_765_000 },
  // The clients of S3 and DynamoDB are most of it.
  { stage: "canary", start: 582_000, bytes: 628_000 },
  { stage: "relay", start: 360_000, bytes: 415_000 },
  // Looks at figures. All other acts come with the first of them (100 KB), the client of S3 with the first file (150 KB), and marked copies, templates
  // and columns with the readers and the writer of spreadsheets (480 KB).
  { stage: "api", start: 665_000, bytes: 1_460_000 },
];

const template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});
const code = z.object({ S3Key: z.string() });

const samples = join(import.meta.dirname, "../formats/made-by");

let folder: string;
let store: Awaited<ReturnType<typeof openStore>>;
/** Stage -> its file. */
const files = new Map<string, string>();
/** The folder of the one that is no stage. */
let pageWriter = "";

beforeAll(async () => {
  store = await openStore();
  folder = await mkdtemp(join(tmpdir(), "bundles-"));
  const app = appAsDeployed({ outdir: folder });
  const { pipeline } = addEnvironment(app, parseSettings("test", JSON.stringify(keptSettings)));
  const { Resources } = template.parse(app.synth().getStackByName(pipeline.stackName).template);
  for (const [id, { Type, Properties }] of Object.entries(Resources)) {
    if (Type !== "AWS::Lambda::Function") continue;
    const hash = code.parse(Properties["Code"]).S3Key.replace(".zip", "");
    const stage = budgets.find((budget) => id.toLowerCase().startsWith(budget.stage))?.stage ?? id;
    if (id.startsWith("PageFilesWriter")) pageWriter = join(folder, `asset.${hash}`);
    else files.set(stage, join(folder, `asset.${hash}`, "index.mjs"));
  }
  // Ten bundles, of which a busy machine makes one in ten seconds.
}, 240_000);

afterAll(async () => {
  store.close();
  await rm(folder, { recursive: true, force: true });
});

describe("bundles", () => {
  test("are one per stage", () => {
    expect([...files.keys()]).toEqual(budgets.map(({ stage }) => stage));
  });

  test("hold the built page beside the one that puts it into its bucket", async () => {
    expect(await readFile(join(pageWriter, "page/index.html"), "utf8")).toContain("./assets/index-");
    // S3's client and zod.
    expect((await stat(join(pageWriter, "index.mjs"))).size).toBeLessThanOrEqual(600_000);
  });

  test.each(budgets)(
    "$stage is at most $bytes bytes, of which a start reads at most $start",
    async ({ stage, start, bytes }) => {
      const [read, whole] = await Promise.all([readAtStart(folderOf(stage)), wholeBundle(folderOf(stage))]);
      expect(read.bytes).toBeLessThanOrEqual(start);
      expect(whole.bytes).toBeLessThanOrEqual(bytes);
    },
  );

  test.each([
    { stage: "api", libraries: ["hucre", "iconv-lite"] },
    { stage: "ingest", libraries: ["hucre", "iconv-lite"] },
    { stage: "verify", libraries: ["hucre", "iconv-lite"] },
    { stage: "report", libraries: ["hucre", "kordoc", "pdfkit"] },
    { stage: "extract", libraries: ["kordoc"] },
  ])("$stage has $libraries inside, and starts without", async ({ stage, libraries }) => {
    const [read, whole] = await Promise.all([readAtStart(folderOf(stage)), wholeBundle(folderOf(stage))]);
    const among = (sources: readonly string[]) =>
      libraries.filter((library) => sources.some((source) => source.includes(`/node_modules/${library}/`)));
    expect({ whole: among(whole.sources), start: among(read.sources) }).toEqual({
      whole: libraries,
      start: [],
    });
  });

  test("a trace names lines of the sources, without a switch of Node's", async () => {
    const script = `const { handler } = await import(${JSON.stringify(pathToFileURL(fileOf("assess")).href)});
      await handler({ no: "batch" }, {}).catch((error) => console.log("@" + error.stack));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", script],
      { cwd: folder, env: { ...names, AWS_REGION: "ap-northeast-2" } },
    );
    expect(stdout).toMatch(/@\w*: .*\n\s+at .*\(?shared\/runtime\/lambda-handler\.ts:\d+:\d+/);
    expect(stdout).not.toMatch(/\/index\.mjs:|\/chunk-\w+\.mjs:/);
  });

  test.each(budgets)(
    "$stage starts by itself, far from its packages, and answers an empty batch or the simplest question",
    async ({ stage }) => {
      const { event, answer } = simplest(stage);
      const script = `const { handler } = await import(${JSON.stringify(pathToFileURL(fileOf(stage)).href)});
      const answer = handler(${JSON.stringify(event)}, {}).catch(({ code }) => ({ refused: code }));
      console.log(JSON.stringify((await answer) ?? {}));`;
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ["--input-type=module", "--eval", script],
        {
          cwd: folder,
          env: { ...names, AWS_REGION: "ap-northeast-2" },
        },
      );
      expect(JSON.parse(stdout)).toMatchObject(answer);
    },
  );

  test.each(budgets)(
    "$stage reads node:http by need: as an import it brings fetch, HTTP/2 and TLS",
    async ({ stage }) => {
      const parts = (await readdir(folderOf(stage))).filter((name) => name.endsWith(".mjs"));
      const texts = await Promise.all(parts.map((name) => readFile(join(folderOf(stage), name), "utf8")));
      expect(texts.join("\n")).not.toMatch(/(?:from|import)\s*"(?:node:)?http"/);
    },
  );

  test.each(budgets)("$stage is made of its own folder, and of no other stage's", async ({ stage }) => {
    const { sources } = await wholeBundle(folderOf(stage));
    const folders = sources.flatMap((source) => /\/functions\/(\w+)\//.exec(source)?.[1] ?? []);
    // One executes again what others did, and asks each of them what must hold.
    const others = stage === "verify" ? ["ingest", "assess", "snapshot", "api"] : [];
    expect(new Set(folders)).toEqual(new Set([stage, ...others]));
  });

  test.each(budgets)(
    "$stage has the library of documents inside only where documents are read or written",
    async ({ stage }) => {
      const { sources } = await wholeBundle(folderOf(stage));
      const hasLibrary = sources.some((source) => source.includes("/node_modules/kordoc/"));
      const hasReaderOfPdfs = sources.some((source) => source.includes("://pdf.js/src/"));
      expect([hasLibrary, hasReaderOfPdfs]).toEqual([
        stage === "extract" || stage === "report",
        stage === "extract",
      ]);
    },
  );

  test.each([
    ["python-hwpx.hwpx", "zipped-document"],
    ["libreoffice.docx", "zipped-document"],
    ["word-for-mac.docx", "zipped-document"],
    ["libreoffice.pdf", "pdf"],
  ] as const)("extract reads %s as a PC does, and the answer gets through", async (name, kind) => {
    const bytes = new Uint8Array(await readFile(join(samples, name)));
    const event = { version: 1, url: store.addressOf(name), kind };
    const script = `const { handler } = await import(${JSON.stringify(pathToFileURL(fileOf("extract")).href)});
      console.log("\\n@" + JSON.stringify(await handler(${JSON.stringify(event)}, {})));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", script],
      { cwd: folder, env: { LOG_LEVEL: "ERROR" } },
    );
    const { packed } = documentAnswer.parse(JSON.parse(stdout.slice(stdout.indexOf("\n@") + 2)));
    expect(documentReading.parse(unpackJson(packed, 1_000_000))).toEqual(await openDocument(bytes, kind));
  });

  test("extract has no client of AWS", async () => {
    const { sources } = await wholeBundle(folderOf("extract"));
    expect(sources.filter((source) => /\/node_modules\/@aws-sdk\//.test(source))).toEqual([]);
  });

  test("ingest carries the table of CP949, and no other encoding's", async () => {
    const names = (await readdir(folderOf("ingest"))).filter((name) => name.endsWith(".mjs"));
    const texts = await Promise.all(names.map((name) => readFile(join(folderOf("ingest"), name), "utf8")));
    const text = texts.join("\n");
    const leftOut = [...text.matchAll(/tables\/([a-z0-9-]+)\.json/g)].map(([, table]) => table);
    expect(new Set(leftOut)).toEqual(
      new Set(["shiftjis", "eucjp", "cp936", "gbk-added", "gb18030-ranges", "cp950", "big5-added"]),
    );
  });
});

const health = { version: "2.0", rawPath: "/api/v1/health", requestContext: { http: { method: "GET" } } };

/** For the stages that no batch wakes. */
function simplest(stage: string): { readonly event: object; readonly answer: object } {
  switch (stage) {
    case "api":
      return { event: health, answer: { statusCode: 200 } };
    case "extract":
      return {
        event: { version: 1, url: store.addressOf("empty.hwp"), kind: "pdf" },
        answer: { version: 1 },
      };
    // At its hour it would put a file: it is asked what it does not know, and says so.
    case "canary":
      return { event: { schedule: "never" }, answer: { refused: "event-unknown" } };
    default:
      return { event: { Records: [] }, answer: { batchItemFailures: [] } };
  }
}

/** What a signed address of S3 is to the function: the samples of real programs, and a document of nothing. */
async function openStore() {
  const server = createServer((request, response) => {
    const name = (request.url ?? "").slice(1);
    void (name === "empty.hwp" ? Promise.resolve(Buffer.from("HWP")) : readFile(join(samples, name)))
      .then((bytes) => response.setHeader("content-length", bytes.length).end(bytes))
      .catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    addressOf: (name: string) => `http://127.0.0.1:${port}/${name}`,
    close: () => {
      server.close();
    },
  };
}

const names = {
  LEDGER_TABLE: "ledger",
  READ_LOG_DAYS: "365",
  OUTBOX_TABLE: "outbox",
  UPLOADS_BUCKET: "uploads",
  SNAPSHOTS_BUCKET: "snapshots",
  REPORTS_BUCKET: "reports",
  TRIES_BUCKET: "tries",
  EXTRACT_FUNCTION: "extract",
  FAILURE_QUEUE_URL: "https://sqs.ap-northeast-2.amazonaws.com/000000000000/failures",
  ...Object.fromEntries(
    [...stages, "verify"].map((stage) => [
      `${stage.toUpperCase()}_QUEUE_URL`,
      `https://sqs.ap-northeast-2.amazonaws.com/000000000000/${stage}.fifo`,
    ]),
  ),
  NOTICES_TOPIC: "arn:aws:sns:ap-northeast-2:000000000000:notices",
  OWN_ACCOUNT: "000000000000",
  CANARY_OFFICE: "9900001",
  LOG_LEVEL: "ERROR",
  MAIL_FROM: "none",
  MAIL_CONFIGURATION: "none",
  NOTICES_BUS: "none",
  LETTER_LANGUAGE: "ko",
  PAGE_ADDRESS: "none",
};

function fileOf(stage: string): string {
  const file = files.get(stage);
  if (file === undefined) throw new Error(`${stage} has no bundle`);
  return file;
}

function folderOf(stage: string): string {
  return dirname(fileOf(stage));
}
