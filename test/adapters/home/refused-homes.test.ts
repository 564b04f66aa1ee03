// Every way in which a home cannot be opened is named, with what to do, and changes nothing.
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkHome } from "../../../local/doctor/check-home.ts";
import { homeAt, openHome } from "../../../local/storage/home.ts";
import { openStorage } from "../../../local/storage/open-storage.ts";
import { explainError } from "../../../local/terminal/explain-error.ts";
import { openDatabase } from "../../../shared/sqlite/open-database.ts";
import { tryLock } from "../../../shared/sqlite/process-lock.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "home-"));
  path = join(folder, "home");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function withDatabase(change: (file: string) => void): () => void {
  return () => {
    mkdirSync(path);
    openDatabase(join(path, "monitor.db")).close();
    change(join(path, "monitor.db"));
  };
}

function executing(sql: string): (file: string) => void {
  return (file) => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };
}

const homes = [
  { what: "a file", make: () => writeFileSync(path, "x"), says: "폴더가 아니라 파일입니다" },
  {
    what: "below a file",
    make: () => {
      writeFileSync(path, "x");
      path = join(path, "home");
    },
    says: "폴더가 아니라 파일입니다",
  },
  { what: "with a database of 0 bytes", make: withDatabase((file) => truncateSync(file)), says: "0바이트" },
  {
    what: "with a database that is cut short",
    make: withDatabase((file) => truncateSync(file, 5_000)),
    says: "손상되었습니다",
  },
  {
    what: "with a database of other bytes",
    make: withDatabase((file) => writeFileSync(file, "x".repeat(9_000))),
    says: "손상되었습니다",
  },
  {
    what: "with a folder in place of the database",
    make: () => mkdirSync(join(path, "monitor.db"), { recursive: true }),
    says: "쓸 수 없어 멈췄습니다",
  },
  {
    what: "of a newer version",
    make: withDatabase(executing("PRAGMA user_version = 9")),
    says: "더 새로운 판",
  },
  {
    what: "of another program",
    make: withDatabase(executing("PRAGMA application_id = 7")),
    says: "이 프로그램의 데이터베이스가 아닙니다",
  },
  {
    what: "of version 0.1",
    make: () => {
      mkdirSync(path);
      writeFileSync(join(path, "ledger.db"), "x");
    },
    says: "monitor upgrade",
  },
  {
    what: "with stored files and without its database",
    make: () => {
      mkdirSync(join(path, "files"), { recursive: true });
      writeFileSync(join(path, "files/00"), "x");
    },
    says: "데이터베이스(monitor.db)가 없습니다",
  },
];

describe("a home", () => {
  test.each(homes)("$what is refused in words of its own", async ({ make, says }) => {
    make();
    const refused = await opening().then(
      () => null,
      (error: unknown) => explainError(error),
    );
    expect(refused?.ko).toContain(says);
    expect(refused?.ko).not.toMatch(/\n\s+at |프로그램에 오류/);
    expect(refused?.en).not.toMatch(/[가-힣]|\n\s+at /);
  });

  test.each(homes)("$what is found by the doctor, who changes nothing", ({ make, says }) => {
    make();
    const checks = checkHome(homeAt(path), Date.now());
    const wrong = checks.filter(({ state }) => state === "wrong");
    expect(wrong).toHaveLength(1);
    expect(wrong[0]?.found.ko).toContain(says);
  });

  // Node's own way of making a folder with its parents goes round for ever there.
  test.skipIf(!existsSync("/proc/self"))(
    "below a folder that takes none is refused, and in time",
    async () => {
      path = "/proc/no-home";
      await expect(opening()).rejects.toMatchObject({ code: "home-unusable" });
    },
  );

  test("that another monitor holds is refused, and another command waits for nobody", async () => {
    const { hostLock } = openHome(path);
    const lock = tryLock(hostLock);
    try {
      await expect(openStorage(homeAt(path), "host")).rejects.toMatchObject({ code: "home-busy" });
      (await openStorage(homeAt(path), "command")).close();
    } finally {
      lock?.release();
    }
  });
});

describe("the doctor", () => {
  test("finds nothing wrong with a home in use, nor with none", () => {
    expect(checkHome(homeAt(path), Date.now()).map(({ state }) => state)).toEqual(["look"]);
    openDatabase(openHome(path).database).close();
    const checks = checkHome(homeAt(path), Date.now());
    expect(checks.filter(({ state }) => state === "wrong")).toEqual([]);
  });

  test("names a clock that is behind the files of the home", () => {
    openDatabase(openHome(path).database).close();
    const hourAgo = Date.now() - 3_600_000;
    const clock = checkHome(homeAt(path), hourAgo).find(({ name }) => name.en === "clock");
    expect(clock).toMatchObject({ state: "wrong" });
    expect(clock?.found.en).toContain("60 minutes ahead");
  });
});

async function opening(): Promise<void> {
  (await openStorage(openHome(path), "command")).close();
}
