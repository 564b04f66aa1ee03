/** The offices of the local settings that are there to be tested with: each test takes the next ones. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { environment } from "../../infra/local-cloud/deploy-stacks.ts";
import { readSettings } from "../../infra/settings/settings.ts";
import { stateOfTestedCloud } from "../../infra/local-cloud/cloud-home.ts";

const offices = readSettings(environment).offices.filter(isToTestWith);

/** Beside what is known of the cloud, and gone with it: one file of tests runs after the other. */
const takenFile = join(dirname(stateOfTestedCloud()), "tmp", "offices-taken");

/** Whether the settings list it for nothing else: of the others are their recipients. */
export function isToTestWith({ name }: { readonly name: string }): boolean {
  return name.startsWith("시험 ");
}

/** One that no test has had on this cloud, until all were taken and it begins anew. */
export function nextOffice(): string {
  const taken = existsSync(takenFile) ? Number(readFileSync(takenFile, "utf8")) : 0;
  writeFileSync(takenFile, `${taken + 1}`);
  const office = offices[taken % offices.length];
  if (office === undefined) throw new Error(`The settings of ${environment} list no office to test with.`);
  return office.code;
}

/** The name that the settings give it: files for people bear it. */
export function nameOfOffice(office: string): string {
  const found = offices.find(({ code }) => code === office);
  if (found === undefined)
    throw new Error(`The settings of ${environment} do not name the office ${office}.`);
  return found.name;
}
