// After each deployment it is asked, from outside, whether everything answers as it must.
import { Template } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { failuresOf, questionsOf, sourceFailures } from "../../infra/delivery/smoke.ts";
import { addEnvironment } from "../../infra/environment.ts";
import { parseSettings } from "../../infra/settings/settings.ts";
import { appAsDeployed, keptSettings, synthesized } from "./environments.ts";

const pipeline = { ApiAddress: "https://api.example", PageAddress: "https://page.example/" };
const questions = questionsOf({ "budget-monitor-dev-pipeline": pipeline, "budget-monitor-dev-data": {} });

function good(address: string) {
  if (address.endsWith("/me")) return { status: 401, body: "" };
  return { status: 200, body: address.endsWith("openapi.json") ? '{"openapi":"3.1.0"}' : "<html lang=ko>" };
}

test("nothing is said of answers that are as they must be", async () => {
  expect(await failuresOf(questions, (address) => Promise.resolve(good(address)))).toEqual([]);
});

test("an API that lets anybody in, breaks or is silent is named with its address", async () => {
  const open = (address: string) => Promise.resolve({ ...good(address), status: 200 });
  expect(await failuresOf(questions, open)).toEqual([
    "it lets nobody in without a token: https://api.example/api/v1/me answers 200, not 401.",
  ]);
  const silent = () => Promise.reject(new Error("refused"));
  expect(await failuresOf(questions, silent)).toHaveLength(5);
  const empty = (address: string) => Promise.resolve({ ...good(address), body: "" });
  expect(await failuresOf(questions, empty)).toEqual([
    'it says what it can do: https://api.example/api/v1/openapi.json answers without "openapi".',
    "the page is there: https://page.example/ answers without <html.",
  ]);
});

test("outputs that the stacks do not have are asked for by name", () => {
  expect(() => questionsOf({ "budget-monitor-dev-data": {} })).toThrow("ApiAddress and PageAddress");
  expect(synthesized().pipeline.outputs).toEqual(expect.arrayContaining(["ApiAddress", "PageAddress"]));
});

test("a stack of another commit is named, and nobody asks where no commit is said", () => {
  const commit = "a".repeat(40);
  const of = (Commit: string) => ({ "budget-monitor-dev-pipeline": { ...pipeline, Commit } });
  expect(sourceFailures(of(commit), commit)).toEqual([]);
  expect(sourceFailures(of("b".repeat(40)), commit)).toEqual([
    `it is made of this commit: the stack says ${"b".repeat(40)}, not ${commit}.`,
  ]);
  expect(sourceFailures({ "budget-monitor-dev-pipeline": pipeline }, commit)[0]).toContain("says none");
  expect(sourceFailures({ "budget-monitor-dev-pipeline": pipeline }, null)).toEqual([]);
});

test("a stack says which commit it is made of, and takes nothing else for one", () => {
  const of = (commit: string) => {
    const app = appAsDeployed({ context: { "aws:cdk:bundling-stacks": [], commit } });
    return addEnvironment(app, parseSettings("test", JSON.stringify(keptSettings)));
  };
  const template = Template.fromStack(of("a".repeat(40)).pipeline);
  template.hasOutput("Commit", { Value: "a".repeat(40) });
  expect(() => of("main")).toThrow("40 hex digits");
});
