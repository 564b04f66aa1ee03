/** A department as programs read it: from the API, and from `monitor departments --json`. */
import type { DepartmentsAnswer } from "../contracts/api/api.ts";
import type { DepartmentEntry } from "./read-departments.ts";

export function departmentView({
  code,
  name,
  source,
  projects,
  budget,
}: DepartmentEntry): DepartmentsAnswer["items"][number] {
  const stated = source.kind === "stated" ? source.by : null;
  const listed = source.kind === "stated" ? source.listed : null;
  return {
    code,
    name,
    source: source.kind,
    from: stated?.from ?? null,
    uploadId: stated?.uploadId ?? null,
    fileName: stated?.fileName ?? null,
    listed: listed === null ? null : { name: listed.name, projects: listed.votes, of: listed.of },
    projects,
    budgetWon: budget === null ? null : `${budget}`,
  };
}
