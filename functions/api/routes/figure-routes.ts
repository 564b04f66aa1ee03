/** Looks at figures: nearly every request is one of these, so that they are there when the function starts. */
import { accessOperations } from "../../../shared/contracts/api/access-operations.ts";
import { figureOperations } from "../../../shared/contracts/api/figure-operations.ts";
import { listBooks, showMe, showRevision } from "../access/my-access.ts";
import { listAlerts } from "../alerts/list-alerts.ts";
import { listInbox } from "../alerts/list-inbox.ts";
import { json } from "../http/reply.ts";
import { showCharts } from "../overview/show-charts.ts";
import { showOverview } from "../overview/show-overview.ts";
import { listProjects } from "../projects/list-projects.ts";
import { showProject } from "../projects/show-project.ts";
import { route, type Route } from "./route.ts";

export const figureRoutes: readonly Route[] = [
  route(accessOperations.health, () => Promise.resolve(json({ status: "ok" }))),
  route(accessOperations.me, showMe),
  route(accessOperations.books, listBooks),
  route(figureOperations.revision, showRevision),
  route(figureOperations.overview, showOverview),
  route(figureOperations.charts, showCharts),
  route(figureOperations.projects, listProjects),
  route(figureOperations.project, showProject),
  route(figureOperations.alerts, listAlerts),
  route(figureOperations.inbox, listInbox),
];
