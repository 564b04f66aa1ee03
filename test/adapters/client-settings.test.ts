// What a client of AWS does when a connection stands and nothing comes.
import { globSync, readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterEach, describe, expect, test } from "vitest";
import { clientSettings, waitingFor } from "../../shared/aws/client-settings.ts";

const root = join(import.meta.dirname, "../..");
const silence = 150;
const getFile = new GetObjectCommand({ Bucket: "uploads", Key: "report.csv" });
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** @returns a client of a store that answers like this. */
async function clientOf(answer: (response: ServerResponse) => void): Promise<S3Client> {
  const server = createServer((_request, response) => answer(response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return new S3Client({
    ...waitingFor(silence),
    endpoint: `http://127.0.0.1:${address.port}`,
    region: "ap-northeast-2",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    forcePathStyle: true,
    maxAttempts: 1,
  });
}

describe("a client of AWS", () => {
  test("gives a service up that took the request and says nothing", async () => {
    const client = await clientOf(() => {});
    await expect(client.send(getFile)).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("gives a file up that breaks off in the middle without the connection ending", async () => {
    const client = await clientOf((response) => {
      response.writeHead(200, { "content-length": "10" }).write("12345");
    });
    const { Body } = await client.send(getFile);
    await expect(Body?.transformToString()).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("waits for a file that comes slowly, longer than it bears silence", async () => {
    const client = await clientOf((response) => {
      response.writeHead(200, { "content-length": "10" });
      let sent = 0;
      const drip = setInterval(() => {
        response.write("x");
        sent += 1;
        if (sent < 10) return;
        clearInterval(drip);
        response.end();
      }, silence / 5);
    });
    const { Body } = await client.send(getFile);
    expect(await Body?.transformToString()).toBe("x".repeat(10));
  });

  test("has had its three tries before the gateway gives the API up", () => {
    const { connectionTimeout, socketTimeout } = clientSettings.requestHandler;
    expect(3 * Math.max(connectionTimeout, socketTimeout)).toBeLessThan(29_000);
  });
});

test("no function makes a client that waits for ever", () => {
  const files = globSync(["functions/**/*.ts", "shared/**/*.ts"], { cwd: root });
  const made = files.flatMap((file) => {
    const source = readFileSync(join(root, file), "utf8");
    return [...source.matchAll(/new (\w+Client)\(([^)]*)\)?/g)].map(
      ([, client, settings]) => `${file}: ${client} ${settings}`,
    );
  });
  expect(made.length).toBeGreaterThan(10);
  expect(made.filter((each) => !/clientSettings|channelSettings|waitingFor|config$/.test(each))).toEqual([]);
});
