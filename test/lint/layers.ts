// Who may import whom, as examples: each file of this list is written to a scratch folder and linted with
// the product's own rules. `type x` stands for `import type`.

export interface Layer {
  readonly file: string;
  readonly may: readonly string[];
  readonly mayNot: readonly string[];
}

export const layers: readonly Layer[] = [
  {
    file: "shared/domain/rates/rate.ts",
    may: ["./year-end-plan.ts", "../values/won.ts", "type ../values/won.ts"],
    mayNot: [
      "../../contracts/api/api.ts",
      "type ../../ports/clock.ts",
      "zod",
      "node:crypto",
      "./../../stores/keys.ts",
    ],
  },
  {
    file: "shared/domain/alerts/rules/behind-target.ts",
    may: ["./ended-unspent.ts", "../../values/won.ts"],
    mayNot: ["../../../contracts/api/api.ts", "../../../../local/host.ts", "zod"],
  },
  {
    file: "shared/domain/room-less.ts",
    may: [],
    mayNot: ["./values/won.ts", "zod"],
  },
  {
    file: "shared/contracts/events/outbox.ts",
    may: [
      "./command-events.ts",
      "../values/primitives.ts",
      "../../domain/values/won.ts",
      "../../domain/alerts/rules/behind-target.ts",
      "zod",
    ],
    mayNot: [
      "../../ports/clock.ts",
      "../../stores/keys.ts",
      "../../domain/../stores/keys.ts",
      "node:fs",
      "papaparse",
    ],
  },
  {
    file: "shared/contracts/api/bodies/overview.ts",
    may: ["./parts.ts", "../../values/primitives.ts", "../../../domain/values/won.ts", "zod"],
    mayNot: ["../api.ts", "../../stored/alert-json.ts", "../../../ports/clock.ts", "node:fs"],
  },
  {
    file: "shared/ports/ledger-store.ts",
    may: ["type ./clock.ts", "type ../domain/values/won.ts", "type ../contracts/events/outbox.ts"],
    mayNot: [
      "../domain/values/won.ts",
      "type ../stores/keys.ts",
      "type @aws-sdk/client-dynamodb",
      "type zod",
    ],
  },
  {
    file: "shared/reading/read-figures.ts",
    may: [
      "./read-lines.ts",
      "../domain/values/won.ts",
      "../contracts/api/api.ts",
      "type ../ports/ledger-store.ts",
    ],
    mayNot: [
      "../stores/keys.ts",
      "../runtime/log.ts",
      "../formats/rows.ts",
      "../../functions/assess/env.ts",
      "zod",
    ],
  },
  {
    file: "shared/examination/find-questions.ts",
    may: [
      "./known-file.ts",
      "../domain/values/won.ts",
      "../reading/read-lines.ts",
      "type ../ports/ledger-store.ts",
    ],
    mayNot: ["../stores/keys.ts", "../reports/tables.ts", "../../functions/ingest/env.ts", "zod"],
  },
  {
    file: "shared/formats/registry.ts",
    may: ["./payments/payment-list.ts", "./containers/open-source.ts", "../domain/values/won.ts"],
    mayNot: ["../contracts/api/api.ts", "../stores/keys.ts", "hucre/xlsx", "node:fs"],
  },
  {
    file: "shared/formats/kernel/format.ts",
    may: ["./finding-list.ts", "../../domain/values/won.ts"],
    mayNot: ["../cells/amount-cell.ts", "../registry.ts", "iconv-lite"],
  },
  {
    file: "shared/formats/containers/zip/gunzip.ts",
    may: [
      "./zip-parts.ts",
      "../../kernel/file-limits.ts",
      "../../../domain/values/won.ts",
      "iconv-lite",
      "node:zlib",
    ],
    mayNot: ["../../cells/amount-cell.ts", "../open-source.ts", "node:fs", "papaparse"],
  },
  {
    file: "shared/formats/containers/open-source.ts",
    may: [
      "./text/decode-text.ts",
      "../kernel/format.ts",
      "../../domain/values/won.ts",
      "kordoc",
      "node:stream",
    ],
    mayNot: ["../tables/match-table.ts", "../registry.ts", "node:fs/promises", "@aws-sdk/client-s3"],
  },
  {
    file: "shared/formats/cells/amount-cell.ts",
    may: ["./date-cell.ts", "../kernel/finding-list.ts", "../../domain/text/plain-text.ts"],
    mayNot: ["../tables/total-rows.ts", "../containers/open-source.ts", "hucre/xlsx"],
  },
  {
    file: "shared/formats/tables/total-rows.ts",
    may: [
      "./row-groups.ts",
      "../kernel/format.ts",
      "../containers/text/scan-csv.ts",
      "../../domain/values/won.ts",
    ],
    mayNot: ["../containers/workbook/open-workbook.ts", "../template/template.ts", "../registry.ts"],
  },
  {
    file: "shared/formats/payments/payment-list.ts",
    may: [
      "./payment-rows.ts",
      "../kernel/format.ts",
      "../meanings/row-meanings.ts",
      "../../domain/values/won.ts",
    ],
    mayNot: [
      "../../contracts/api/api.ts",
      "../../reports/csv-report.ts",
      "../bulk/bulk.ts",
      "iconv-lite",
      "node:fs",
    ],
  },
  {
    file: "shared/formats/unnamed/thing.ts",
    may: ["./other.ts"],
    mayNot: ["../kernel/format.ts", "../../domain/values/won.ts"],
  },
  {
    file: "shared/reports/council-report.ts",
    may: ["./tables.ts", "../domain/values/won.ts", "string-width", "node:zlib"],
    mayNot: [
      "../formats/rows.ts",
      "../contracts/api/api.ts",
      "node:fs",
      "node:fs/promises",
      "@aws-sdk/client-s3",
    ],
  },
  {
    file: "shared/runtime/ordered-batch.ts",
    may: [
      "./logger.ts",
      "../domain/values/won.ts",
      "../contracts/api/api.ts",
      "../ports/clock.ts",
      "@middy/core",
    ],
    mayNot: ["../stores/keys.ts", "../formats/rows.ts", "../../functions/ingest/env.ts", "aws-cdk-lib"],
  },
  {
    file: "shared/aws/dynamo-ledger-store.ts",
    may: [
      "./keys.ts",
      "../domain/values/won.ts",
      "../ports/clock.ts",
      "../runtime/logger.ts",
      "@aws-sdk/lib-dynamodb",
    ],
    mayNot: [
      "../formats/rows.ts",
      "../../functions/ingest/env.ts",
      "../../local/engine.ts",
      "../../infra/app.ts",
      "aws-cdk-lib/aws-dynamodb",
    ],
  },
  {
    file: "shared/ports/table-rules.ts",
    may: ["./item-table.ts", "type ../domain/values/won.ts"],
    mayNot: ["../domain/failure.ts", "../contracts/outbox.ts", "node:buffer"],
  },
  {
    file: "shared/stores/ledger-store.ts",
    may: [
      "./keys.ts",
      "../domain/values/won.ts",
      "../contracts/outbox.ts",
      "../ports/item-table.ts",
      "zod",
      "../runtime/sha256.ts",
    ],
    mayNot: [
      "../sqlite/sqlite-item-table.ts",
      "../aws/dynamo-item-table.ts",
      "../runtime/log.ts",
      "../../functions/ingest/env.ts",
      "@aws-sdk/lib-dynamodb",
      "node:sqlite",
      "node:fs",
    ],
  },
  {
    file: "shared/sqlite/sqlite-item-table.ts",
    may: [
      "./open-database.ts",
      "../ports/item-table.ts",
      "../contracts/outbox.ts",
      "../runtime/backoff.ts",
      "node:sqlite",
    ],
    mayNot: ["../stores/keys.ts", "../stores/keys.ts", "../../local/host/host.ts", "@aws-sdk/lib-dynamodb"],
  },
  {
    file: "shared/unnamed/thing.ts",
    may: ["./other.ts"],
    mayNot: ["../domain/values/won.ts", "zod"],
  },
  {
    file: "functions/assess/assess-office.ts",
    may: [
      "./publish-day.ts",
      "./rooms/any.ts",
      "../../shared/domain/values/won.ts",
      "../../shared/contracts/api/api.ts",
      "type ../../shared/ports/clock.ts",
      "../../shared/formats/rows.ts",
      "../../shared/reading/read-figures.ts",
      "../../shared/reports/csv.ts",
    ],
    mayNot: [
      "../ingest/dry-run.ts",
      "type ../ingest/dry-run.ts",
      "../../shared/stores/keys.ts",
      "../../shared/runtime/logger.ts",
      "./env.ts",
      "./handler.ts",
      "./lambda.ts",
      "@aws-sdk/client-dynamodb",
      "node:fs",
    ],
  },
  {
    file: "functions/ingest/journal/run-entry.ts",
    may: ["./submission.ts", "../decisions/match-lines.ts", "../../../shared/domain/values/won.ts"],
    mayNot: [
      "../handler.ts",
      "../env.ts",
      "../../assess/assess-office.ts",
      "../../../shared/stores/keys.ts",
      "node:fs",
    ],
  },
  {
    file: "functions/api/respond.ts",
    may: ["./routes.ts", "./http/reply.ts", "../../shared/domain/values/won.ts"],
    mayNot: ["../ingest/decisions/match-lines.ts", "../../shared/stores/keys.ts", "./lambda.ts"],
  },
  {
    file: "functions/api/projects/list-projects.ts",
    may: [
      "./project-order.ts",
      "../http/reply.ts",
      "type ../figures/books-model.ts",
      "../../../shared/domain/values/won.ts",
      "../../../shared/reading/read-figures.ts",
    ],
    mayNot: [
      "../lambda.ts",
      "../../ingest/decisions/match-lines.ts",
      "../../../shared/stores/keys.ts",
      "../../../shared/runtime/log.ts",
      "@aws-sdk/client-s3",
      "node:fs",
    ],
  },
  {
    file: "functions/verify/replay/replay-journal.ts",
    may: [
      "./take-as-stored.ts",
      "../../ingest/journal/submit-file.ts",
      "../../ingest/decisions/match-lines.ts",
    ],
    mayNot: ["../../ingest/dry-run.ts", "../../assess/assess-office.ts", "../../../shared/stores/keys.ts"],
  },
  {
    file: "functions/verify/verify-books.ts",
    may: [
      "./replay/verify-ledger.ts",
      "type ../snapshot/verify-frozen.ts",
      "../../shared/domain/values/won.ts",
      "../../shared/reading/read-figures.ts",
    ],
    mayNot: [
      "../ingest/ingest-upload.ts",
      "../assess/handler.ts",
      "../../shared/stores/keys.ts",
      "./lambda.ts",
      "@aws-sdk/client-dynamodb",
    ],
  },
  {
    file: "functions/assess/handler.ts",
    may: [
      "./assess-office.ts",
      "../../shared/contracts/events/outbox.ts",
      "type ../../shared/ports/clock.ts",
      "../../shared/runtime/logger.ts",
      "@middy/core",
      "type aws-lambda",
    ],
    mayNot: [
      "./lambda.ts",
      "../ingest/ingest-upload.ts",
      "../../shared/stores/keys.ts",
      "../../shared/formats/rows.ts",
      "@aws-sdk/client-dynamodb",
      "../../local/host/host.ts",
    ],
  },
  {
    file: "functions/notify/lambda.ts",
    may: [
      "./env.ts",
      "./handler.ts",
      "../../shared/stores/keys.ts",
      "../../shared/formats/rows.ts",
      "@aws-sdk/client-dynamodb",
    ],
    mayNot: ["../ingest/env.ts", "../../local/host/host.ts", "../../infra/app.ts", "aws-cdk-lib"],
  },
  {
    file: "functions/report/env.ts",
    may: ["zod", "../../shared/contracts/events/outbox.ts", "../../shared/domain/values/won.ts"],
    mayNot: ["./render-report.ts", "../../shared/stores/keys.ts", "@aws-sdk/client-s3"],
  },
  {
    file: "local/host/host.ts",
    may: [
      "./stages.ts",
      "../storage/home.ts",
      "../../functions/ingest/handler.ts",
      "../../shared/stores/keys.ts",
      "node:fs",
    ],
    mayNot: ["../../infra/settings.ts", "aws-cdk-lib"],
  },
  {
    file: "infra/app.ts",
    may: [
      "./ledger-stack.ts",
      "./stages/ingest.ts",
      "../functions/ingest/env.ts",
      "../shared/aws/tables.ts",
      "../shared/stores/keys.ts",
      "../shared/runtime/metric-names.ts",
      "aws-cdk-lib",
      "cdk-nag",
    ],
    mayNot: [
      "../functions/ingest/handler.ts",
      "../shared/aws/dynamo-ledger-store.ts",
      "../shared/domain/values/won.ts",
      "../local/host.ts",
      "@aws-sdk/client-s3",
    ],
  },
  {
    file: "infra/stages/ingest.ts",
    may: [
      "../../shared/contracts/events/subscriptions.ts",
      "./assess.ts",
      "../parts/alarm.ts",
      "../settings.ts",
      "../../functions/ingest/env.ts",
      "../../shared/aws/tables.ts",
      "../../shared/aws/notice-event.ts",
      "../../shared/contracts/files/page-files.ts",
      "../../shared/runtime/metric-names.ts",
      "aws-cdk-lib/aws-lambda",
      "constructs",
    ],
    mayNot: [
      "../../functions/ingest/lambda.ts",
      "../../shared/domain/values/won.ts",
      "../../local/host/host.ts",
    ],
  },
  {
    file: "infra/page-writer/lambda.ts",
    may: [
      "./write-page.ts",
      "../../shared/contracts/files/page-files.ts",
      "@aws-sdk/client-s3",
      "node:fs/promises",
    ],
    mayNot: [
      "../parts/page.ts",
      "../../shared/aws/tables.ts",
      "../../functions/ingest/env.ts",
      "aws-cdk-lib",
    ],
  },
  {
    file: "dashboard/src/overview.ts",
    may: ["./chart.ts", "../../shared/contracts/api/api.ts", "type ../../shared/domain/rates/rate.ts"],
    mayNot: [
      "../../shared/domain/rates/rate.ts",
      "../../shared/contracts/events/outbox.ts",
      "../../shared/ports/clock.ts",
      "../../functions/api/routes.ts",
      "@aws-sdk/client-s3",
    ],
  },
  {
    file: "test/flow/quarter.ts",
    may: [
      "../../functions/ingest/handler.ts",
      "../../infra/app.ts",
      "../../local/host/host.ts",
      "aws-cdk-lib",
    ],
    mayNot: [],
  },
];
