/** The views by name: what is drawn, what each is called, and who finds which in the menu. */
import type { ComponentType } from "react";
import type { Me } from "../../shared/contracts/api/api.ts";
import type { ViewName } from "../logic/place.ts";
import { type Labels, useLanguage } from "../context/language.tsx";
import { fetchedPart } from "../parts/late-part.tsx";
import { Loading } from "../parts/states.tsx";
import { viewFiles } from "./view-files.ts";
import { Link, usePlace } from "../context/place.tsx";

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

/** Where somebody is below the overview. A project is found below the list of projects. */
export function Breadcrumbs() {
  const { say, tell } = useLanguage();
  const { view } = usePlace();
  if (view === "overview") return null;
  const above: readonly ViewName[] = view === "project" ? ["overview", "projects"] : ["overview"];
  return (
    <nav className="breadcrumbs" aria-label={say("현재 위치", "You are here")}>
      <ol>
        {above.map((each) => (
          <li key={each}>
            <Link view={each}>{tell(viewTitles[each])}</Link>
          </li>
        ))}
        <li aria-current="page">{tell(viewTitles[view])}</li>
      </ol>
    </nav>
  );
}
