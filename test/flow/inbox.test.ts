/** The files that once ended the host, or were taken half, through the real program. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newHome, printed, readJson, runMonitor, startMonitor } from "../support/monitor-process.ts";

const office = "4573000/2026";
const payments = [
  "번호,회계구분,부서명,세부사업명,지급일자,지출액",
  "1,일반회계,복지정책과,경로당 운영 지원,20260310,10000000",
  "2,일반회계,건설과,하천 정비,20260311,20000000",
  "3,일반회계,건설과,하천 정비,20260312,30000000",
  "4,일반회계,건설과,도로 보수,20260313,40000000",
  "5,일반회계,건설과,도로 보수,20260314,50000000",
].map((line) => `${line}\n`);

describe("the inbox of a real host", () => {
  let home: ReturnType<typeof newHome>;
  beforeEach(() => (home = newHome()));
  afterEach(() => home.remove());

  function place(name: string): string {
    const path = join(home.path, "inbox", office, name);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  }

  async function spentWon(): Promise<unknown> {
    return readJson(["rates", "--level", "office"], { home: home.path });
  }

  test("takes a slow copy as the whole, and its host goes on beside a huge file and a long name, after a restart too", async () => {
    const huge = place("huge.csv");
    writeFileSync(huge, "");
    truncateSync(huge, 3 * 1024 ** 3);
    const monitor = startMonitor(["start"], { home: home.path });
    await printed(monitor, "huge.csv: 파일이 3072MB");
    const slow = openSync(place("pay.csv"), "w");
    writeSync(slow, payments.slice(0, 3).join(""));
    await wait(1_500);
    writeSync(slow, payments.slice(3).join(""));
    closeSync(slow);
    await printed(monitor, "pay.csv: 반영했습니다");
    expect(await spentWon()).toMatchObject([{ expenditureWon: "150000000" }]);
    monitor.kill("SIGINT");
    expect(await once(monitor, "close")).toEqual([0, null]);
    expect(existsSync(join(home.path, "worked/applied", office, "pay.csv"))).toBe(true);

    const name = `${"가".repeat(81)}.csv`;
    writeFileSync(place(name), payments.join(""));
    const again = await runMonitor(["start", "--once"], { home: home.path });
    expect(again.code).toBe(0);
    expect(existsSync(join(home.path, "worked/applied", office, name))).toBe(true);
  });

  test("waits with --once for a copy that pauses, and says so", async () => {
    const slow = openSync(place("pay.csv"), "w");
    writeSync(slow, payments.slice(0, 3).join(""));
    const run = runMonitor(["start", "--once"], { home: home.path });
    await wait(3_000);
    writeSync(slow, payments.slice(3).join(""));
    closeSync(slow);
    expect((await run).err).toContain("파일 1개가 다 쓰였는지");
    expect(await spentWon()).toMatchObject([{ expenditureWon: "150000000" }]);
  });

  test("ingests the good ones of many files by command, each bad one with its own words", async () => {
    const [good, huge] = [join(home.path, "good.csv"), join(home.path, "huge.csv")];
    writeFileSync(good, payments.join(""));
    writeFileSync(huge, "");
    truncateSync(huge, 3 * 1024 ** 3);
    const files = [huge, join(home.path, "nowhere.csv"), home.path, good];
    const run = await runMonitor(["ingest", ...files, "--office", "4573000", "--year", "2026"], {
      home: home.path,
    });
    expect(run.code).toBe(2);
    expect(run.err).toContain("한도 50MB를 넘어");
    expect(run.err).toContain("그런 파일이 없습니다");
    expect(run.err).toContain("폴더입니다");
    expect(run.out).toContain("good.csv: 반영했습니다");
    expect(readFileSync(good, "utf8")).toBe(payments.join(""));
  });
});
