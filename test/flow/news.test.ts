/** Server-sent news of an embedded host: who hears what, and how soon. */
import { afterEach, expect, test } from "vitest";
import * as z from "zod";
import { base, dump } from "../functions/api/api-fixture.ts";
import { serveApi, type ServedApi } from "./served-api.ts";

let served: ServedApi | null = null;
afterEach(async () => {
  await served?.close();
  served = null;
});

const news = z.strictObject({ base: z.string(), revision: z.string() });

/** Each event as it comes. */
async function* heard(response: Response): AsyncGenerator<z.output<typeof news>> {
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? [])
    for (const [, data = ""] of decoder.decode(chunk).matchAll(/^data: (.+)$/gm))
      yield news.parse(JSON.parse(data));
}

test("a page hears the state of its books at once, and every change of them, of whoever sent it", async () => {
  served = await serveApi();
  const { api, address } = served;
  await api.load();
  const response = await fetch(`${address}/api/v1/news`);
  expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const events = heard(response);
  const first: unknown = (await events.next()).value;
  const asked = await fetch(`${address}${base}/revision`);
  const { revision } = z.strictObject({ revision: z.string() }).parse(await asked.json());
  expect(first).toEqual({ base: base.replace("/api/v1/", ""), revision });
  await api.load(dump([["A0", "느린 사업", "사회적경제과", 4_000_000_000, 3_000_000_000]], "2020-11-03"));
  const second = news.parse((await events.next()).value);
  expect(second.base).toBe(base.replace("/api/v1/", ""));
  expect(second.revision).not.toBe(revision);
  expect(api.broken).toEqual([]);
});

test("news goes to nobody who is not logged in", async () => {
  const nobody = {
    principalOf: () => Promise.resolve(null),
    mustChangePassword: () => Promise.resolve(false),
    accounts: null,
    signOn: () => Promise.resolve(null),
    work: () => Promise.resolve(null),
  };
  served = await serveApi(nobody);
  const response = await fetch(`${served.address}/api/v1/news`);
  expect(response.status).toBe(401);
  await response.body?.cancel();
});
