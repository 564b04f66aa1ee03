/**
 * What offices are called, as the settings of the environment say. Put in when a function is bundled: its
 * environment holds 4 KB, and the names of 243 offices take 6.
 */
declare const OFFICE_NAMES: Readonly<Record<string, string>> | undefined;

/** Null of an office that is not named. */
export function officeNameOf(office: string): string | null {
  return typeof OFFICE_NAMES === "undefined" ? null : (OFFICE_NAMES[office] ?? null);
}
