/** Real dumps, where they are present: they are not part of the project. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Page } from "playwright-core";

const folder = join(import.meta.dirname, "../../../../shared/data/lofin365");

export const dumps = {
  first: join(folder, "muju-1-asof-20260629-first.json"),
  partial: join(folder, "muju-2-asof-20260630-partial.json"),
  complete: join(folder, "muju-4-asof-20260630-complete.json"),
  august: join(folder, "muju-5-asof-20260821.json"),
};

export const hasDumps = existsSync(dumps.first);

/** Drops a file as a person drags it from a folder. */
export async function dropFile(page: Page, path: string): Promise<void> {
  const content = (await readFile(path)).toString("base64");
  const transfer = await page.evaluateHandle(
    `(() => {
      const transfer = new DataTransfer();
      const bytes = Uint8Array.from(atob(${JSON.stringify(content)}), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], ${JSON.stringify(basename(path))}));
      return transfer;
    })()`,
  );
  const zone = page.locator(".drop");
  for (const event of ["dragenter", "dragover", "drop"])
    await zone.dispatchEvent(event, { dataTransfer: transfer });
}

/** Past the page, to have something to look at. */
export async function post(address: string, books: string, path: string): Promise<void> {
  const response = await fetch(`${address}/api/v1/${books}/uploads?fileName=${basename(path)}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "x-monitor-request": "test" },
    body: await readFile(path),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}
