/** A name of a department as a person enters it. */
import * as z from "zod";

/** As tables have them: digits and letters, with hyphens between. */
export const departmentCodeText = z.string().regex(/^[0-9A-Za-z-]{1,20}$/);

/** What is kept of it is a table of one row under this name. */
export function nameFileName(code: string): string {
  return `부서명 ${code}.csv`;
}
