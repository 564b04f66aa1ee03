/** The views by name: what is drawn, what each is called, and who finds which in the menu. */
import type { ComponentType } from "react";
import type { Me } from "../../shared/contracts/api/api.ts";
import type { ViewName } from "../logic/place.ts";
import type { Labels } from "../context/language.tsx";
import { fetchedPart } from "../parts/late-part.tsx";
import { Loading } from "../parts/states.tsx";
import { viewFiles } from "./view-files.ts";

const views = new Map<ViewName, ComponentType>();

export function viewNamed(view: ViewName): ComponentType {
  const known = views.get(view);
  if (known !== undefined) return known;
  const made = fetchedPart(viewFiles[view], <Loading />);
  views.set(view, made);
  return made;
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
  match: { ko: "지급 연결", en: "Matching" },
  users: { ko: "사용자", en: "Users" },
  account: { ko: "내 계정", en: "My account" },
};

/** What a role finds in the menu. Whether it may is decided by the server; this only spares a refusal. */
export const menus: Readonly<Record<Me["role"], readonly ViewName[]>> = {
  finance: ["overview", "inbox", "projects", "uploads", "snapshots", "reconcile", "match", "policy", "audit"],
  manager: ["overview", "inbox", "projects", "snapshots", "reconcile"],
  administrator: ["overview", "snapshots", "users", "audit"],
  viewer: ["overview", "snapshots"],
};
