// The archive of `npm run bundle` as an office gets it: unpacked in an empty folder, with a plain Node, without a network.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { repository, type Run } from "../support/monitor-process.ts";

const execute = promisify(execFile);
const maker = join(repository, "local/archive/make-archive.ts");
const sample = "samples/1129000/2020/as-of=2020-10-31/council-report.txt";

/** On Linux a namespace without a network, where the system lets us have one. */
const offline = await execute("unshare", ["-rn", "true"]).then(
  () => ["unshare", "-rn"],
  () => [],
);

/** Of the temporary folder: no parent of it has packages. */
let folder: string;
let program: string;
let bytes: Uint8Array;

async function make(output: string, timeZone: string): Promise<Uint8Array> {
  await execute(process.execPath, [maker, output], { cwd: tmpdir(), env: { ...process.env, TZ: timeZone } });
  const [name] = readdirSync(output).filter((each) => each.endsWith(".zip"));
  return readFileSync(join(output, name ?? "missing.zip"));
}

/** As an unpacker lays them out; which files are programs stands in the archive. */
function unpack(archive: Uint8Array, to: string): void {
  for (const [path, content] of Object.entries(unzipSync(archive))) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), content);
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "archive-"));
  bytes = await make(join(folder, "made"), "Asia/Seoul");
  unpack(bytes, join(folder, "unpacked"));
  const [name = ""] = readdirSync(join(folder, "unpacked"));
  program = join(folder, "unpacked", name);
  chmodSync(join(program, "monitor"), 0o755);
  mkdirSync(join(folder, "bin"));
  symlinkSync(process.execPath, join(folder, "bin/node"));
}, 240_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Called by another path than its own, from another folder, as from a shell's PATH. */
async function run(words: readonly string[], home = "home"): Promise<Run> {
  const [command = "", ...before] = [...offline, join(program, "monitor")];
  const env = {
    PATH: [join(folder, "bin"), "/usr/bin", "/bin"].join(delimiter),
    MONITOR_HOME: join(folder, home),
    MONITOR_LANG: "ko",
    TZ: "Asia/Seoul",
  };
  return execute(command, [...before, ...words], { cwd: folder, env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: unknown) => {
      const { code, stdout, stderr } = z
        .object({ code: z.number(), stdout: z.string(), stderr: z.string() })
        .parse(error);
      return { code, out: stdout, err: stderr };
    },
  );
}

describe("the archive", () => {
  test("starts on its samples, takes a file in, verifies and writes every report", async () => {
    const started = await run(["start", "--once", "--samples", join(program, "samples")]);
    expect(started).toMatchObject({ code: 0, err: "" });
    expect(started.out).toContain("86.8%");
    const books = ["--office", "1129000", "--year", "2020", "--as-of", "2020-10-31"];
    expect(await run(["ingest", join(program, sample), ...books])).toMatchObject({ code: 0, err: "" });
    expect(await run(["verify"])).toMatchObject({ code: 0, err: "" });
    expect(await run(["snapshot", "take", "2020-10-31"])).toMatchObject({ code: 0 });
    const begins = { hwpx: "PK", xlsx: "PK", pdf: "%PDF", zip: "PK", json: "{" };
    for (const [format, sign] of Object.entries(begins)) {
      const file = join(folder, `report.${format}`);
      const written = await run(["report", "2020-10-31", "-o", file]);
      expect(written).toMatchObject({ code: 0, err: "" });
      expect(readFileSync(file, "latin1").slice(0, sign.length)).toBe(sign);
    }
  });

  test.each(["hwpx", "pdf"])(
    "reads its own %s report as a document, and says that it is its own",
    async (format) => {
      const words = ["--office", "1129000", "--year", "2020", "--as-of", "2020-10-31", "--dry-run"];
      const { out, err } = await run(["ingest", join(folder, `report.${format}`), ...words]);
      expect(out).toContain("스냅숏으로 만든 보고서");
      expect(err).toBe("");
    },
  );

  test("writes and reads workbooks, and makes and restores a backup", async () => {
    const file = join(folder, "template.xlsx");
    expect(await run(["template", "-o", file])).toMatchObject({ code: 0, err: "" });
    expect(await run(["map", join(folder, "report.xlsx")])).toMatchObject({ code: 0 });
    expect(await run(["backup", join(folder, "home.tar")])).toMatchObject({ code: 0, err: "" });
    expect(await run(["restore", join(folder, "home.tar")], "restored")).toMatchObject({ code: 0, err: "" });
  });

  test("lists the checksum of every file in it", () => {
    const sums = readFileSync(join(program, "SHA256SUMS"), "utf8").trim().split("\n");
    const listed = sums.map((line) => line.split("  "));
    const files = readdirSync(program, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    // What Node keeps of compiled code comes with the first run.
    const own = files.filter(({ parentPath }) => !parentPath.includes(".cache"));
    expect(listed).toHaveLength(own.length - 1);
    const wrong = listed.filter(
      ([sum, path = ""]) =>
        createHash("sha256")
          .update(readFileSync(join(program, path)))
          .digest("hex") !== sum,
    );
    expect(wrong).toEqual([]);
  });

  test("names each package of it with version, licence and the licence's text", () => {
    const bill = z
      .object({
        bomFormat: z.literal("CycloneDX"),
        components: z.array(
          z.object({ name: z.string(), version: z.string(), licenses: z.array(z.unknown()).min(1) }),
        ),
      })
      .parse(JSON.parse(readFileSync(join(program, "sbom.cdx.json"), "utf8")));
    const names = bill.components.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        "kordoc",
        "pdfkit",
        "hucre",
        "zod",
        "react",
        "@expo-google-fonts/noto-sans-kr",
      ]),
    );
    expect(names).not.toContain("vitest");
    const notices = readFileSync(join(program, "THIRD-PARTY-NOTICES.txt"), "utf8");
    for (const { name, version } of bill.components) expect(notices).toContain(`${name} ${version} (`);
    expect(notices).toContain("SIL OPEN FONT LICENSE");
  });

  test("is the same bytes when it is made again elsewhere", async () => {
    const again = await make(join(folder, "again"), "America/New_York");
    expect(Buffer.from(again).equals(bytes)).toBe(true);
  }, 240_000);
});
