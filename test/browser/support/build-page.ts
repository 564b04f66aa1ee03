/** The page as it is now, before any host lists its files. */
export async function setup(): Promise<void> {
  await import("../../../local/build-page.ts");
}
