// The page's files on their way into the bucket, and CloudFormation's answer.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answerDeployment, type PageFile, type ServedFile } from "../../infra/page-writer/write-page.ts";
import { loginWay } from "../../shared/contracts/files/login-way.ts";

const login = '{"way":"oauth"}';
const built = [
  "login.json",
  "index.html",
  "story.html",
  "assets/index-1a.js",
  "assets/index-1a.js.map",
  "icon.svg",
];

function request(RequestType: "Create" | "Update" | "Delete") {
  return {
    RequestType,
    ResponseURL: "https://answers.example/1",
    StackId: "stack",
    RequestId: "request",
    LogicalResourceId: "Files",
    ResourceProperties: { ServiceToken: "writer", bundle: "1a.zip", login },
  };
}

/** What was put, in order, and what was answered. */
async function deployed(event: unknown, paths: readonly string[] = built, rejection: Error | null = null) {
  const put: ServedFile[] = [];
  const answers: unknown[] = [];
  const files = paths.map((path): PageFile => ({ path, bytes: new TextEncoder().encode(path) }));
  let cleared = 0;
  await answerDeployment(event, {
    filesOfPage: () => Promise.resolve(files),
    store: {
      put: (file) => {
        if (rejection !== null) return Promise.reject(rejection);
        put.push(file);
        return Promise.resolve();
      },
      clear: () => {
        cleared += 1;
        return Promise.resolve();
      },
    },
    answer: (address, body) => {
      answers.push([address, JSON.parse(body)]);
      return Promise.resolve();
    },
  });
  return { put, answers, cleared };
}

const notified = {
  PhysicalResourceId: "page",
  StackId: "stack",
  RequestId: "request",
  LogicalResourceId: "Files",
};

describe("a deployment of the page", () => {
  test.each(["Create", "Update"] as const)(
    "(%s) puts what opens the page after all that it names",
    async (kind) => {
      const { put, answers } = await deployed(request(kind));
      expect(put.map(({ path, mediaType, caching }) => [path, mediaType, caching])).toEqual([
        ["login.json", "application/json; charset=utf-8", "no-cache"],
        ["assets/index-1a.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
        ["icon.svg", "image/svg+xml", "no-cache"],
        ["index.html", "text/html; charset=utf-8", "no-cache"],
        ["story.html", "text/html; charset=utf-8", "no-cache"],
        ["story", "text/html; charset=utf-8", "no-cache"],
      ]);
      expect(answers).toEqual([["https://answers.example/1", { Status: "SUCCESS", ...notified }]]);
    },
  );

  test("puts its own way of logging in in place of the built one", async () => {
    const { put } = await deployed(request("Create"));
    expect(new TextDecoder().decode(put[0]?.bytes)).toBe(login);
  });

  test("fails with its reason where the store refuses, or where nothing was built", async () => {
    const refused = await deployed(request("Update"), built, new Error("no room"));
    expect(refused.answers).toEqual([
      ["https://answers.example/1", { Status: "FAILED", Reason: "Error: no room", ...notified }],
    ]);
    const { put, answers } = await deployed(request("Create"), ["icon.svg"]);
    expect(put).toEqual([]);
    expect(answers).toMatchObject([
      [{}, { Status: "FAILED", Reason: "Error: The bundle holds no page: index.html is missing." }],
    ]);
  });

  test("takes everything away when it goes", async () => {
    const { put, answers, cleared } = await deployed(request("Delete"));
    expect([put, cleared]).toEqual([[], 1]);
    expect(answers).toEqual([["https://answers.example/1", { Status: "SUCCESS", ...notified }]]);
  });

  test("is no work for anything but a request of CloudFormation", async () => {
    await expect(deployed({ RequestType: "Create" })).rejects.toThrow("ResponseURL");
  });
});

test("the page as it is built says that its own host asks for the login", async () => {
  const path = join(import.meta.dirname, "../../dashboard/public/login.json");
  expect(loginWay.parse(JSON.parse(await readFile(path, "utf8")))).toEqual({
    way: "session",
    users: true,
    signOn: false,
  });
});
