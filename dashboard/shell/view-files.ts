/** The views, each in a file of its own that is fetched when it is first gone to. Nothing else is imported here, so that it begins early. */
import { fetchEarly, type LateCode, lateCode } from "../api/late-code.ts";
import type { ViewName } from "../logic/place.ts";

export const viewFiles: Readonly<Record<ViewName, LateCode>> = {
  overview: lateCode(() => import("../overview/overview-view.tsx").then((file) => file.OverviewView)),
  inbox: lateCode(() => import("../inbox/inbox-view.tsx").then((file) => file.InboxView)),
  projects: lateCode(() => import("../projects/projects-view.tsx").then((file) => file.ProjectsView)),
  project: lateCode(() => import("../project/project-view.tsx").then((file) => file.ProjectView)),
  uploads: lateCode(() => import("../uploads/uploads-view.tsx").then((file) => file.UploadsView)),
  snapshots: lateCode(() => import("../snapshots/snapshots-view.tsx").then((file) => file.SnapshotsView)),
  policy: lateCode(() => import("../policy/policy-view.tsx").then((file) => file.PolicyView)),
  reconcile: lateCode(() => import("../reconcile/reconcile-view.tsx").then((file) => file.ReconcileView)),
  audit: lateCode(() => import("../audit/audit-view.tsx").then((file) => file.AuditView)),
  match: lateCode(() => import("../match/match-view.tsx").then((file) => file.MatchView)),
  users: lateCode(() => import("../users/users-view.tsx").then((file) => file.UsersView)),
  account: lateCode(() => import("../account/account-view.tsx").then((file) => file.AccountView)),
};

/** Fetches a view before it is drawn: the one that the address names while the page itself comes, the others at leisure. */
export function fetchView(view: ViewName): void {
  fetchEarly(viewFiles[view]);
}
