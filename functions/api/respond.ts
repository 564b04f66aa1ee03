/**
 * The whole API behind one function, whatever carries it: finds the route, reads the request, works it, and puts
 * what came of it into bytes. Nothing that is thrown gets out with its words.
 */
import { Failure } from "../../shared/domain/values/failure.ts";
import { readOfAnswer, recordRead } from "./access/read-log.ts";
import { readJson, readQuery } from "./http/read-request.ts";
import { type AnyReply, refuse, type Reply } from "./http/reply.ts";
import type { ApiAnswer, ApiRequest, ApiDependencies } from "./http/request.ts";
import { answerOf } from "./http/response.ts";
import { findRoute } from "./routes/find-route.ts";

/** Writes down what broke, for an operator. */
export type ReportBreak = (error: unknown, operation: string) => void;

/** What was frozen is gone or is not what was frozen: said to who asks, since only a backup helps. */
const corruptSnapshot: ReadonlySet<string> = new Set(["snapshot-missing", "snapshot-changed"]);

export async function respond(
  request: ApiRequest,
  dependencies: ApiDependencies,
  broke: ReportBreak,
): Promise<ApiAnswer> {
  const found = await findRoute(request.method, request.path);
  if (found.kind === "unknown") return answerOf(refuse("not-found"), request, null, dependencies.hash);
  if (found.kind === "other-methods") {
    const allow = found.methods.join(", ");
    if (request.method === "OPTIONS") return { status: 204, headers: { allow }, body: null };
    const answer = answerOf(refuse("method-not-allowed"), request, null, dependencies.hash);
    return { ...answer, headers: { ...answer.headers, allow } };
  }
  const { route, params } = found;
  const { operation } = route;
  const query = readQuery(request.query);
  const json = query.kind === "problem" ? null : readJson(request, operation.body.kind);
  const worked = await work();
  const unwritten = await writeDown(worked);
  return answerOf(unwritten ?? worked, request, operation, dependencies.hash);

  async function work(): Promise<AnyReply> {
    // Who may not ask is told nothing of what is wrong with the question.
    if (operation.who !== "anybody" && request.principal === null) return refuse("unauthenticated");
    if (query.kind === "problem") return query;
    if (json?.kind === "problem") return json;
    try {
      return await route.work(
        { request, params, query: query.values, json: json?.value ?? null },
        dependencies,
      );
    } catch (error) {
      return broken(error, `${operation.method} ${operation.path}`, broke);
    }
  }

  /** Who reads is written down before they do. A look goes out also where that fails, a download does not. */
  async function writeDown(reply: AnyReply): Promise<Reply<unknown> | null> {
    const { principal, method } = request;
    if (principal === null || method !== "GET" || query.kind === "problem") return null;
    const read = readOfAnswer({ operation, params, query: query.values }, reply);
    if (read === null) return null;
    try {
      await recordRead(dependencies, read.books, principal, read.thing);
      return null;
    } catch (error) {
      const problem = broken(error, `read log of ${operation.path}`, broke);
      return read.thing.kind === "download" ? problem : null;
    }
  }
}

function broken(error: unknown, operation: string, broke: ReportBreak): Reply<unknown> {
  if (error instanceof Failure) {
    if (error.code === "alert-unknown" || error.code === "snapshot-unknown") return refuse("not-found");
    if (error.code === "release-begun" || error.code === "command-open") return refuse("overtaken");
    if (error.retryable) return refuse("contended");
  }
  broke(error, operation);
  if (error instanceof Failure && corruptSnapshot.has(error.code)) return refuse("snapshot-damaged");
  return refuse("broken");
}
