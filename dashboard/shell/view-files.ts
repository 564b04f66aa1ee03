/** The views, each in a file of its own that is fetched when it is first gone to. Nothing else is imported here, so that it begins early. */
import type { ComponentType } from "react";
import type { ViewName } from "../logic/place.ts";

type ViewFile = () => Promise<{ readonly default: ComponentType }>;

export const viewFiles: Readonly<Record<ViewName, ViewFile>> = {
  overview: () => import("../overview/overview-view.tsx").then((file) => ({ default: file.OverviewView })),
  inbox: () => import("../inbox/inbox-view.tsx").then((file) => ({ default: file.InboxView })),
  projects: () => import("../projects/projects-view.tsx").then((file) => ({ default: file.ProjectsView })),
  project: () => import("../project/project-view.tsx").then((file) => ({ default: file.ProjectView })),
  uploads: () => import("../uploads/uploads-view.tsx").then((file) => ({ default: file.UploadsView })),
  snapshots: () =>
    import("../snapshots/snapshots-view.tsx").then((file) => ({ default: file.SnapshotsView })),
  policy: () => import("../policy/policy-view.tsx").then((file) => ({ default: file.PolicyView })),
  reconcile: () =>
    import("../reconcile/reconcile-view.tsx").then((file) => ({ default: file.ReconcileView })),
  audit: () => import("../audit/audit-view.tsx").then((file) => ({ default: file.AuditView })),
  match: () => import("../match/match-view.tsx").then((file) => ({ default: file.MatchView })),
  users: () => import("../users/users-view.tsx").then((file) => ({ default: file.UsersView })),
  account: () => import("../account/account-view.tsx").then((file) => ({ default: file.AccountView })),
};

/** Fetches a view before it is drawn: the one that the address names while the page itself comes, the others at leisure. */
export function fetchView(view: ViewName): void {
  // What fails here is asked for again, and told, when the view is drawn.
  void viewFiles[view]().catch(() => {});
}
