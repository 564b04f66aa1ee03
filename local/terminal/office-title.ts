/** An office as the head of a table has it: by name where one is known, and by its code, which options take. */
export function officeTitle(office: string, officeName: string | null): string {
  return officeName === null ? office : `${officeName} ${office}`;
}
