/** What zod or JSON found wrong, in one line that names each place and quotes nothing of the content. */
import * as z from "zod";

/** More than this is not read by anybody. */
const maxIssues = 5;

export function issueText(error: unknown): string {
  if (error instanceof SyntaxError) return "it is no JSON";
  if (!(error instanceof z.ZodError)) return "it cannot be read";
  const issues = error.issues.map(({ path, message }) => `${path.join(".") || "the whole"}: ${message}`);
  const more = issues.length > maxIssues ? [`${issues.length - maxIssues} more`] : [];
  return [...issues.slice(0, maxIssues), ...more].join("; ");
}
