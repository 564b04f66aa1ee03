/** Operations that belong to no books. */
import * as z from "zod";
import { roles } from "../../domain/access/principal.ts";
import { booksListAnswer, healthAnswer, meAnswer, passwordBody, sessionBody } from "./bodies/access.ts";
import { nothing, operation } from "./operation.ts";
import { anyJson } from "./bodies/parts.ts";

export const accessOperations = {
  health: operation({
    method: "GET",
    path: "/api/v1/health",
    summary: "Whether the program answers.",
    who: "anybody",
    params: nothing,
    answer: { kind: "json", schema: healthAnswer },
  }),
  openapi: operation({
    method: "GET",
    path: "/api/v1/openapi.json",
    summary: "This document.",
    who: "anybody",
    params: nothing,
    answer: { kind: "json", schema: z.record(z.string(), anyJson) },
  }),
  login: operation({
    method: "POST",
    path: "/api/v1/session",
    summary: "Begins a session with a name and a password, on a host with users of its own.",
    who: "anybody",
    body: { kind: "json", schema: sessionBody },
    params: nothing,
    answer: { kind: "nothing" },
    status: 204,
  }),
  logout: operation({
    method: "DELETE",
    path: "/api/v1/session",
    summary: "Ends the session.",
    who: "anybody",
    params: nothing,
    answer: { kind: "nothing" },
    status: 204,
  }),
  logoutEverywhere: operation({
    method: "DELETE",
    path: "/api/v1/sessions",
    summary: "Ends every session of who asks, on whatever computer, on a host with users of its own.",
    who: roles,
    params: nothing,
    answer: { kind: "nothing" },
    status: 204,
  }),
  changePassword: operation({
    method: "PUT",
    path: "/api/v1/me/password",
    summary: "Gives who asks another password, on a host with users of its own; all other sessions end.",
    who: roles,
    body: { kind: "json", schema: passwordBody },
    params: nothing,
    answer: { kind: "nothing" },
    status: 204,
  }),
  me: operation({
    method: "GET",
    path: "/api/v1/me",
    summary: "Who asks, and what they may do.",
    who: roles,
    params: nothing,
    answer: { kind: "json", schema: meAnswer },
  }),
  books: operation({
    method: "GET",
    path: "/api/v1/books",
    summary: "The books of offices and years that may be asked for.",
    who: roles,
    params: nothing,
    answer: { kind: "json", schema: booksListAnswer },
  }),
} as const;
