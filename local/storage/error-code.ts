/** The code of an error of the system, such as ENOENT; null of any other error. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  return "syscall" in error || /^E[A-Z0-9]+$/.test(error.code) ? error.code : null;
}
