/** Watches an inbox as a user without rights of its own: root would be let in everywhere. */
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const nobody = 65_534;

/** @param rights of paths below the folder, which the user owns. Returns the key and the code of all that was told. */
export function lookAsNobody(folder: string, rights: Readonly<Record<string, number>>): string[] {
  const isRoot = process.getuid?.() === 0;
  if (isRoot)
    for (const entry of ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })])
      chownSync(join(folder, entry), nobody, nobody);
  for (const [path, mode] of Object.entries(rights)) chmodSync(join(folder, path), mode);
  const user = isRoot ? { uid: nobody, gid: nobody } : {};
  const script = join(import.meta.dirname, "watch-folder.ts");
  const printed = execFileSync(process.execPath, [script, folder], { ...user, encoding: "utf8" });
  for (const path of Object.keys(rights).map((name) => join(folder, name)))
    if (existsSync(path)) chmodSync(path, 0o700);
  return z.array(z.string()).parse(JSON.parse(printed));
}
