/** The two tables, said once: infra builds them from this in the cloud, the embedded host on one PC. */
export interface TableDefinition {
  readonly partitionKey: string;
  readonly sortKey: string | null;
  readonly stream: "NEW_IMAGE" | null;
  readonly timeToLive: string | null;
}

/** No stream: thousands of row changes wake nobody. */
export const ledgerTable: TableDefinition = {
  partitionKey: "pk",
  sortKey: "sk",
  stream: null,
  timeToLive: null,
};

/** Events for the next stage, and only these. */
export const outboxTable: TableDefinition = {
  partitionKey: "id",
  sortKey: null,
  stream: "NEW_IMAGE",
  timeToLive: "expiresAt",
};

/** A bundle is delivered within minutes; 30 days are kept for questions. */
export const outboxRetentionDays = 30;

/** What the two are called where they stand. */
export interface LedgerTables {
  readonly ledger: string;
  readonly outbox: string;
}
