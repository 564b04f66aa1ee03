/** A finding as the API shows it. */
import type { Finding } from "../domain/values/finding.ts";

/** A located finding also names its project: that is for the program. */
export function findingView({ code, consequence, row, column, value, ko, en, pairs }: Finding): Finding {
  return { code, consequence, row, column, value, ko, en, ...(pairs === undefined ? {} : { pairs }) };
}
