/** The views, each in a file of its own that is fetched when it is first gone to. */
import { lazy } from "react";
import type { Me } from "../../shared/contracts/api.ts";
import type { ViewName } from "../logic/place.ts";
import type { Words } from "./language.tsx";
import { OverviewView } from "../overview/overview-view.tsx";

export const views = {
  overview: OverviewView,
  projects: lazy(() =>
    import("../projects/projects-view.tsx").then((file) => ({ default: file.ProjectsView })),
  ),
  project: lazy(() => import("../project/project-view.tsx").then((file) => ({ default: file.ProjectView }))),
  uploads: lazy(() => import("../uploads/uploads-view.tsx").then((file) => ({ default: file.UploadsView }))),
  snapshots: lazy(() =>
    import("../snapshots/snapshots-view.tsx").then((file) => ({ default: file.SnapshotsView })),
  ),
  policy: lazy(() => import("../policy/policy-view.tsx").then((file) => ({ default: file.PolicyView }))),
};

export const viewTitles: Readonly<Record<ViewName, Words>> = {
  overview: { ko: "현황", en: "Overview" },
  projects: { ko: "사업 목록", en: "Projects" },
  project: { ko: "사업 상세", en: "Project" },
  uploads: { ko: "자료 올리기", en: "Uploads" },
  snapshots: { ko: "분기 보고", en: "Snapshots" },
  policy: { ko: "기준 설정", en: "Policy" },
};

/** What a role finds in the menu. Whether it may is decided by the server; this only spares a refusal. */
export const menus: Readonly<Record<Me["role"], readonly ViewName[]>> = {
  finance: ["overview", "projects", "uploads", "snapshots", "policy"],
  manager: ["overview", "projects", "snapshots"],
  viewer: ["overview", "snapshots"],
};
