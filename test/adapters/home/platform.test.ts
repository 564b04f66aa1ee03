// What other systems do, simulated: names, busy files, folders of callers, processes of other users.
import { describe, expect, test } from "vitest";
import { callerFolder } from "../../../local/caller-folder.ts";
import { reportTarget } from "../../../local/storage/report-target.ts";
import { assertName, isWindowsName } from "../../../local/storage/write-file.ts";
import { refusedPort } from "../../../local/server/refused-port.ts";
import { isAlive, renameFile } from "../../../shared/runtime/platform.ts";

function coded(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: "rename" });
}

describe("a name that Windows refuses", () => {
  test.each([
    "CON",
    "nul",
    "NUL.csv",
    "aux.txt",
    "com1.xlsx",
    "LPT¹",
    "a:b",
    "a?",
    '"a"',
    "a|b",
    "a*",
    "<a>",
    "끝.",
    "끝 ",
    "",
    "a\u0007",
  ])("is seen in %j", (name) => {
    expect(isWindowsName(name)).toBe(false);
  });

  test.each([
    "집행현황.csv",
    "as-of=2026-06-30",
    "unit=천원",
    "console.csv",
    "com10.csv",
    "a.nul",
    "~$a.xlsx",
    ".monitor",
  ])("is not seen in %j", (name) => {
    expect(isWindowsName(name)).toBe(true);
  });

  test.each(["C:\\보고\\nul.pdf", "보고:1.pdf", "C:/보고/끝. "])(
    "is refused for %j on Windows alone",
    (path) => {
      expect(() => {
        assertName(path, "win32");
      }).toThrow(/윈도/);
      expect(() => {
        assertName(path, "linux");
      }).not.toThrow();
    },
  );

  test.each(["C:\\보고\\3분기.pdf", "\\\\server\\share\\3분기.pdf", "D:3분기.pdf"])(
    "is not seen in the path %j",
    (path) => {
      expect(() => {
        assertName(path, "win32");
      }).not.toThrow();
    },
  );
});

describe("renaming", () => {
  test("waits on Windows for a program that has the file open, for a bounded time", async () => {
    const waited: number[] = [];
    let tries = 0;
    const system = (free: number) => ({
      rename: () => (tries++ < free ? Promise.reject(coded("EBUSY")) : Promise.resolve()),
      wait: (milliseconds: number) => Promise.resolve(void waited.push(milliseconds)),
      retries: true,
    });
    await renameFile("a", "b", system(3));
    expect(tries).toBe(4);
    expect(waited).toEqual([10, 20, 40]);
    tries = 0;
    await expect(renameFile("a", "b", system(100))).rejects.toThrow("EBUSY");
    expect(tries).toBe(10);
  });

  test.each([
    { code: "ENOENT", retries: true },
    { code: "EPERM", retries: false },
  ])("takes $code as said for good", async ({ code, retries }) => {
    let tries = 0;
    const rename = () => {
      tries += 1;
      return Promise.reject(coded(code));
    };
    await expect(renameFile("a", "b", { rename, wait: () => Promise.resolve(), retries })).rejects.toThrow(
      code,
    );
    expect(tries).toBe(1);
  });
});

describe("a process", () => {
  test.each([
    { says: null, alive: true },
    { says: "EPERM", alive: true },
    { says: "ESRCH", alive: false },
  ])("that answers $says is alive: $alive", ({ says, alive }) => {
    const ask = () => {
      if (says !== null) throw coded(says);
    };
    expect(isAlive(1, ask)).toBe(alive);
  });
});

describe("the folder of the caller", () => {
  const npm = {
    INIT_CWD: "/desk",
    npm_lifecycle_event: "monitor",
    npm_package_json: "/program/package.json",
  };
  test("is where npm was called, and the home stays the program's", () => {
    expect(callerFolder(npm, "/program")).toEqual({ folder: "/desk", home: "/program/.monitor" });
    expect(callerFolder({ ...npm, MONITOR_HOME: "home" }, "/program")).toMatchObject({ home: "home" });
  });

  test.each([
    { what: "without npm", env: {} },
    { what: "in a script of another name", env: { ...npm, npm_lifecycle_event: "test" } },
    { what: "in a script that went elsewhere", env: { ...npm, npm_package_json: "/other/package.json" } },
    { what: "called in place", env: { ...npm, INIT_CWD: "/program" } },
  ])("is where the process is, $what", ({ env }) => {
    expect(callerFolder(env, "/program")).toBeNull();
  });
});

describe("the file of a report", () => {
  test.each([
    { path: "a.hwpx", asked: null, format: "hwpx", isFolder: false },
    { path: "A.PDF", asked: null, format: "pdf", isFolder: false },
    { path: "a.zip", asked: null, format: "csv", isFolder: false },
    { path: "a.csv.zip", asked: "csv", format: "csv", isFolder: false },
    { path: "a/", asked: null, format: "csv", isFolder: true },
    { path: "C:\\a\\", asked: "csv", format: "csv", isFolder: true },
    { path: "a", asked: "json", format: "json", isFolder: false },
  ] as const)("$path with --format $asked is $format", ({ path, asked, format, isFolder }) => {
    expect(reportTarget(path, asked, false)).toEqual({ path, format, isFolder });
  });

  test.each([
    { path: "a.csv", asked: null, says: "-o a.zip" },
    { path: "a.csv", asked: "csv", says: "-o a/" },
    { path: "a.pdf", asked: "hwpx", says: "pdf" },
    { path: "a", asked: null, says: "--format" },
    { path: "a.docx", asked: null, says: "--format" },
    { path: "a/", asked: "pdf", says: "csv" },
  ] as const)("$path with --format $asked is refused", ({ path, asked, says }) => {
    expect(() => reportTarget(path, asked, false)).toThrow(says);
  });
});

describe("a port that is not given", () => {
  test.each([
    { code: "EADDRINUSE", says: "8787" },
    { code: "EACCES", says: "1024" },
    { code: "EADDRNOTAVAIL", says: "10.0.0.9" },
  ])("for $code is said with what to do", ({ code, says }) => {
    expect(String(refusedPort(coded(code), 8787, "10.0.0.9"))).toContain(says);
  });
});
