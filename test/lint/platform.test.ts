// What only some systems have is called in one guarded file, so that the program runs on any PC.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";

const root = join(import.meta.dirname, "../..");
const guarded = "shared/runtime/platform.ts";

const calls = [
  {
    what: "users and groups of POSIX",
    pattern: /\bprocess\.(?:getuid|geteuid|getgid|setuid|umask)\b/,
    also: [],
  },
  { what: "modes and owners of files", pattern: /\b[fl]?(?:chmod|chown)(?:Sync)?\(/, also: [] },
  { what: "symbolic links", pattern: /\bsymlink(?:Sync)?\(/, also: [] },
  // Which programs have a file open: Linux alone says it, and is asked there alone.
  {
    what: "the files of Linux's kernel",
    pattern: /"\/(?:proc|dev|etc|tmp|sys)\b|\breadlink(?:Sync)?\(/,
    also: ["local/inbox/watched-file.ts"],
  },
  // npm's start of another Node comes before the program itself; development is done on POSIX, too.
  { what: "signals", pattern: /"SIG[A-Z]{2,}"/, also: ["local/dev.ts"] },
  { what: "questions to other processes", pattern: /\bprocess\.kill\(/, also: [] },
  { what: "flags that Windows lacks", pattern: /\bO_(?:NONBLOCK|NOFOLLOW|DIRECTORY|SYNC)\b/, also: [] },
  // Renaming over a file that another program has open fails on Windows for a while.
  { what: "renaming", pattern: /\brename\(|\brenameSync\(/, also: ["shared/runtime/place-file.ts"] },
  // Folders cannot be opened on Windows, nor brought to the disk.
  { what: "folders opened as files", pattern: /\bfsync(?:Sync)?\(|opendirSync?\([^)]*\)\.sync/, also: [] },
  {
    what: "paths joined by hand",
    pattern: /`\$\{(?:home|folder|dir|path|root|join\([^`]*\))\}\/(?!\$\{(?:name|path)\}\?)[^`]*`/,
    // A path of an archive, of a listing of Linux, of a key: always with `/`.
    also: [
      "local/inbox/watched-file.ts",
      "local/archive/make-archive.ts",
      "local/archive/bundled-packages.ts",
    ],
  },
  { what: "a shell", pattern: /\bexecSync\(|shell: true/, also: [] },
] as const;

const packageFile = z.object({ dependencies: z.record(z.string(), z.string()) });
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ os: z.unknown(), cpu: z.unknown(), hasInstallScript: z.boolean().optional() }).partial(),
  ),
});

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(root, name), "utf8"));
}

const sources = globSync("{local,shared,functions}/**/*.ts", { cwd: root }).map((path) =>
  path.replaceAll("\\", "/"),
);

test.each(calls)("$what are met in the guarded file alone", ({ pattern, also }) => {
  const allowed: readonly string[] = [guarded, ...also];
  const found = sources.filter(
    (path) => !allowed.includes(path) && pattern.test(readFileSync(join(root, path), "utf8")),
  );
  expect(found).toEqual([]);
});

test("no dependency is made for one platform", () => {
  const { dependencies } = packageFile.parse(read("package.json"));
  const { packages } = lockFile.parse(read("package-lock.json"));
  const bound = Object.keys(dependencies).filter((name) => {
    const { os, cpu, hasInstallScript } = packages[`node_modules/${name}`] ?? {};
    return os !== undefined || cpu !== undefined || hasInstallScript === true;
  });
  expect(bound).toEqual([]);
});

test("every way of starting the program gives Node the same flags", () => {
  const flags = "--max-semi-space-size=16 --heap-growing-percent=100";
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(read("package.json"));
  const starts = [
    scripts["monitor"],
    scripts["start"],
    ...["local/monitor.js", "local/archive/files/monitor", "local/archive/files/monitor.cmd"].map((path) =>
      readFileSync(join(root, path), "utf8"),
    ),
  ];
  expect(
    starts.filter(
      (start) => start?.includes(`node ${flags} `) === true || start?.includes(`node ${flags}\n`) === true,
    ),
  ).toHaveLength(starts.length);
});
