/** Makes a thing when it is first asked for, and keeps it: what is not asked for is not loaded. */
export function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | null = null;
  return () => (made ??= make());
}
