/** Payments that no figure has, as the overview shows them: with the projects that they probably belong to. */
import type { Overview } from "../../shared/contracts/api.ts";
import { identityLineOfLedger } from "../../shared/domain/identity/identity-line.ts";
import { likelyPartners } from "../../shared/domain/identity/likely-partners.ts";
import { type Principal, seesDepartment } from "../../shared/domain/principal.ts";
import type { BooksModel } from "./books-model.ts";

const maxItems = 100;

export function unmatchedView(
  { reading, projects }: BooksModel,
  principal: Principal,
): Overview["unmatched"] {
  const { unmatched } = reading;
  if (unmatched === null) return null;
  const ids = new Set(unmatched.lines.map(({ project }) => project.id));
  const unpaid = projects
    .filter(({ line: { project }, joined }) => project.tier === "project" && joined.parts.length === 1)
    .filter(({ line: { project } }) => !ids.has(project.id));
  const partners = likelyPartners(
    unmatched.lines,
    unpaid.map(({ line }) => identityLineOfLedger(line)),
  );
  const seen = unmatched.lines.filter(({ project }) => seesDepartment(principal, project));
  return {
    through: unmatched.through,
    lines: unmatched.lines.length,
    won: `${unmatched.won}`,
    items: seen.slice(0, maxItems).map(({ project: { id, name, department, account }, won }) => ({
      id,
      name,
      department,
      account,
      won: `${won}`,
      partners: (partners.get(id) ?? [])
        .filter((partner) => seesDepartment(principal, partner.project))
        .map(({ project, evidence }) => ({
          id: project.id,
          name: project.name,
          evidence: [...evidence],
        })),
    })),
  };
}
