/** The names of our own metrics, said once: the functions write under them, the dashboard reads them. */
export const metricNamespace = "BudgetExecutionMonitor";

/** The one dimension: which stage wrote it. */
export const stageDimension = "service";

export const metricNames = {
  /** Records of applied uploads. */
  records: "RecordsApplied",
  /** Postings that they became: records that said something new. */
  postings: "PostingsWritten",
  /** From the file's arrival in the bucket, or the event's on the bus, to its figures in the ledger. */
  secondsToApplied: "SecondsToApplied",
  uploadsHeld: "UploadsHeld",
  uploadsRejected: "UploadsRejected",
  alertsRaised: "AlertsRaised",
  alertsWorsened: "AlertsWorsened",
  alertsCleared: "AlertsCleared",
  noticesDelivered: "NoticesDelivered",
  /** After the last try. */
  noticesGivenUp: "NoticesGivenUp",
  snapshotsTaken: "SnapshotsTaken",
  /** Snapshots whose report was told of: each once. */
  reportsRendered: "ReportsRendered",
} as const;
