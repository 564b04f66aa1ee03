/** The views, each in a file of its own that is fetched when it is first gone to. */
import { type ComponentType, lazy } from "react";
import type { Me } from "../../shared/contracts/api/api.ts";
import type { ViewName } from "../logic/place.ts";
import type { Labels } from "../context/language.tsx";
import { OverviewView } from "../overview/overview-view.tsx";

const files = {
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
  users: () => import("../users/users-view.tsx").then((file) => ({ default: file.UsersView })),
  account: () => import("../account/account-view.tsx").then((file) => ({ default: file.AccountView })),
};

const views = new Map<ViewName, ComponentType>([["overview", OverviewView]]);

export function viewNamed(view: ViewName): ComponentType {
  const known = views.get(view);
  if (known !== undefined || view === "overview") return known ?? OverviewView;
  const made = lazy(files[view]);
  views.set(view, made);
  return made;
}

/** What could not be fetched is fetched anew when it is drawn again. */
export function renewView(view: ViewName): void {
  if (view !== "overview") views.delete(view);
}

/** Fetches a view before it is drawn: the one that is asked for while the server is asked who looks, the others at leisure. */
export function fetchView(view: ViewName): void {
  // What fails here is asked for again, and told, when the view is drawn.
  if (view !== "overview") void files[view]().catch(() => {});
}

export const viewTitles: Readonly<Record<ViewName, Labels>> = {
  overview: { ko: "현황", en: "Overview" },
  inbox: { ko: "할 일", en: "To do" },
  projects: { ko: "사업 목록", en: "Projects" },
  project: { ko: "사업 상세", en: "Project" },
  uploads: { ko: "자료 올리기", en: "Uploads" },
  snapshots: { ko: "분기 보고", en: "Snapshots" },
  policy: { ko: "기준 설정", en: "Policy" },
  reconcile: { ko: "지출 대사", en: "Reconciliation" },
  audit: { ko: "감사 기록", en: "Audit trail" },
  users: { ko: "사용자", en: "Users" },
  account: { ko: "내 계정", en: "My account" },
};

/** What a role finds in the menu. Whether it may is decided by the server; this only spares a refusal. */
export const menus: Readonly<Record<Me["role"], readonly ViewName[]>> = {
  finance: ["overview", "inbox", "projects", "uploads", "snapshots", "reconcile", "policy", "audit"],
  manager: ["overview", "inbox", "projects", "snapshots", "reconcile"],
  administrator: ["overview", "snapshots", "users", "audit"],
  viewer: ["overview", "snapshots"],
};
