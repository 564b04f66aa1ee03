/** Six people of a real county, on a host with users of its own: each comes in with a window of some size and a language. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { hashPassword } from "../../../local/login/password-hash.ts";
import { changeUsers } from "../../../local/login/users-file.ts";
import { type RunningHost, startHost } from "./running-host.ts";
import { settled, visit, type Visit } from "./visit.ts";

export const people = {
  finance: "김주무관",
  planning: "최실장",
  keyboard: "정주무관",
  manager: "박과장",
  phone: "한팀장",
  council: "이전문위원",
} as const;
export type Person = keyof typeof people;

export const county = "office=4573000&year=2026";
const password = "집행률 사십구점육";

/** Two departments of the county's own list of names. */
const departments: Partial<Record<Person, readonly string[]>> = {
  manager: ["환경과"],
  phone: ["태권문화과"],
};

const roles = {
  finance: "finance",
  planning: "finance",
  keyboard: "finance",
  manager: "manager",
  phone: "manager",
  council: "viewer",
} as const;

export async function hostOfSix(): Promise<RunningHost> {
  const users = join(await mkdtemp(join(tmpdir(), "monitor-users-")), "users.json");
  const hash = await hashPassword(password);
  const all = (Object.keys(people) as Person[]).map((person) => ({
    name: people[person],
    role: roles[person],
    departments: [...(departments[person] ?? [])],
    office: "4573000",
    hash,
  }));
  await changeUsers(users, () => all);
  return startHost(["--users", users]);
}

interface Window {
  readonly width: number;
  readonly lang: "ko" | "en";
}

/** Somebody who has come in, at the view that they begin with. */
export async function comeIn(
  browser: Browser,
  { address }: RunningHost,
  person: Person,
  { width, lang, view = "overview" }: Window & { readonly view?: string },
): Promise<Visit> {
  const seat = await visit(browser, address, { width, height: width < 500 ? 740 : 900 });
  await seat.open(`?${county}&lang=${lang}&view=${view}`);
  const { page } = seat;
  await page.getByLabel(lang === "ko" ? "이름" : "Name").fill(people[person]);
  const word = page.locator("input[type=password]");
  await word.fill(password);
  await word.press("Enter");
  await page.locator("header .menu").waitFor();
  await settled(page);
  return seat;
}

/** Pictures of what somebody sees, at each width in each language. @returns what is wrong with one. */
export async function seenEverywhere(seat: Visit, name: string): Promise<string[]> {
  const { page } = seat;
  const wrong: string[] = [];
  for (const lang of ["ko", "en"]) {
    const to = new URL(page.url());
    to.searchParams.set("lang", lang);
    await page.goto(to.href);
    await settled(page);
    for (const width of [1_440, 768, 360]) {
      await page.setViewportSize({ width, height: width < 500 ? 740 : 900 });
      await seat.picture(`week-${name}-${lang}-${width}`);
      const drawn = Number(await page.evaluate("document.documentElement.scrollWidth"));
      if (drawn > width) wrong.push(`${name} in ${lang} is ${drawn} wide at ${width}`);
    }
  }
  return wrong;
}
