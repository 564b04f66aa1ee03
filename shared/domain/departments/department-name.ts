/** What a table or a person calls a department beside its code, from a day on. */
import type { IsoDate } from "../values/calendar.ts";

export interface DepartmentName {
  readonly code: string;
  readonly name: string;
  /** The first day on which it is called so. */
  readonly from: IsoDate;
}

/** A name with the upload that states it. */
export interface StatedName extends DepartmentName {
  /** The number of its journal entry. */
  readonly seq: number;
  readonly uploadId: string;
  readonly fileName: string;
  /** When it was entered. */
  readonly at: string;
}
