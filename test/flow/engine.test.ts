import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GetCommand, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTables, embeddedTables } from "../../local/create-tables.ts";
import { openEngine } from "../../local/engine.ts";
import { startEngineProcess } from "../../local/engine-process.ts";
import { enginesOn } from "../../local/find-engines.ts";
import { openHome } from "../../local/home.ts";
import { localConfig } from "../../local/local-config.ts";
import { documentClient } from "../../shared/aws/document-client.ts";
import { newHome, runMonitor, startMonitor } from "../support/monitor-process.ts";

describe("the embedded engine", () => {
  let home: ReturnType<typeof newHome>;
  beforeEach(() => (home = newHome()));
  afterEach(() => home.remove());

  it("loses no answered transaction when it is killed in the middle of writing", async () => {
    const database = join(home.path, "ledger.db");
    const engine = await startEngineProcess(database);
    const client = documentClient({ ...localConfig(`http://127.0.0.1:${engine.port}`), maxAttempts: 1 });
    await createTables(new DynamoDBClient(localConfig(`http://127.0.0.1:${engine.port}`)), embeddedTables);
    const answered: string[] = [];
    const writing = (async () => {
      for (let at = 0; ; at++) {
        const pk = `P${at}`;
        const puts = ["a", "b"].map((sk) => ({ Put: { TableName: "ledger", Item: { pk, sk } } }));
        await client.send(new TransactWriteCommand({ TransactItems: puts }));
        answered.push(pk);
        if (at === 40) process.kill(engine.pid, "SIGKILL");
      }
    })();
    await expect(writing).rejects.toBeInstanceOf(Error);
    const again = await startEngineProcess(database);
    const reader = documentClient(localConfig(`http://127.0.0.1:${again.port}`));
    for (const pk of answered) {
      for (const sk of ["a", "b"]) {
        const { Item } = await reader.send(
          new GetCommand({ TableName: "ledger", Key: { pk, sk }, ConsistentRead: true }),
        );
        expect(Item).toEqual({ pk, sk });
      }
    }
    await again.stop();
    expect(enginesOn(database)).toEqual([]);
  });

  it("comes back when it is killed, and calls under way are answered", async () => {
    const folder = openHome(home.path);
    const engine = await openEngine(folder, "command", null);
    const client = documentClient(localConfig(engine.endpoint));
    await createTables(new DynamoDBClient(localConfig(engine.endpoint)), embeddedTables);
    const keys = Array.from({ length: 30 }, (_, at) => `P${at}`);
    for (const pk of keys) {
      if (pk === "P10" || pk === "P20")
        for (const pid of enginesOn(folder.database)) process.kill(pid, "SIGKILL");
      await client.send(new PutCommand({ TableName: "ledger", Item: { pk, sk: "a" } }));
    }
    for (const pk of keys) {
      const { Item } = await client.send(new GetCommand({ TableName: "ledger", Key: { pk, sk: "a" } }));
      expect(Item).toEqual({ pk, sk: "a" });
    }
    await engine.close();
    expect(enginesOn(folder.database)).toEqual([]);
  });

  it("is ended where a monitor was killed before it could note that it had started it", async () => {
    const folder = openHome(home.path);
    const orphan = await startEngineProcess(folder.database);
    const dead = spawnSync(process.execPath, ["--eval", ""]).pid;
    writeFileSync(folder.engineLock, JSON.stringify({ ownerPid: dead, role: "host", port: null }));
    const draft = join(folder.notices, `letter.eml.${dead}-${randomUUID()}.part`);
    writeFileSync(draft, "half a let");
    const engine = await openEngine(folder, "command", null);
    await orphan.gone;
    expect(enginesOn(folder.database)).toHaveLength(1);
    expect(existsSync(draft)).toBe(false);
    await engine.close();
  });

  it("is started by one of several commands that come at once, and all of them are served", async () => {
    const folder = openHome(home.path);
    const engines = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const engine = await openEngine(folder, "command", null);
        await engine.close();
        return engine;
      }),
    );
    expect(new Set(engines.map((engine) => engine.isShared))).toEqual(new Set([false]));
  });

  it("is not left behind by a command that Ctrl-C ends", async () => {
    const monitor = startMonitor(["start", "--samples", "samples"], { home: home.path });
    monitor.kill("SIGINT");
    await once(monitor, "close");
    expect(await runMonitor(["uploads"], { home: home.path })).toMatchObject({ code: 0 });
  });
});
