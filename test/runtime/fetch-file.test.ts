// The file at a signed address: what the store does instead of giving it.
import { createServer, type RequestListener, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { fetchFile } from "../../shared/runtime/fetch-file.ts";

const patience = 300;
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function addressOf(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return `http://127.0.0.1:${address.port}/report.hwpx?X-Amz-Signature=secret`;
}

test("is its bytes", async () => {
  const url = await addressOf((_request, response) => response.end("abc"));
  expect(await fetchFile(url, 3, patience)).toEqual(new TextEncoder().encode("abc"));
});

test.each<{ what: string; answer: RequestListener }>([
  { what: "says nothing", answer: () => {} },
  {
    what: "breaks off in the middle",
    answer: (_request, response) => response.writeHead(200, { "content-length": "3" }).write("ab"),
  },
  { what: "forbids it", answer: (_request, response) => response.writeHead(403).end() },
  {
    what: "does not say how long it is",
    answer: (_request, response) => {
      response.write("a");
      response.end("b");
    },
  },
  { what: "has a longer one", answer: (_request, response) => response.end("abcd") },
])("is asked for again where the store $what, and its address is in no message", async ({ answer }) => {
  const url = await addressOf(answer);
  const fetched = fetchFile(url, 3, patience);
  await expect(fetched).rejects.toMatchObject({ code: "fetch-failed", retryable: true });
  await expect(fetched).rejects.not.toThrow(/secret/);
});
