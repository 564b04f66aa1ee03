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
  /** Books that a morning announced; 0 where it found none to look at. */
  booksAnnounced: "BooksAnnounced",
  alertsRaised: "AlertsRaised",
  alertsWorsened: "AlertsWorsened",
  alertsCleared: "AlertsCleared",
  /** From the canary's file in the bucket to its alert; written when it came through. */
  secondsToAlert: "SecondsToAlert",
  noticesDelivered: "NoticesDelivered",
  /** After the last try. */
  noticesGivenUp: "NoticesGivenUp",
  snapshotsTaken: "SnapshotsTaken",
  /** Snapshots whose report was told of: each once. */
  reportsRendered: "ReportsRendered",
  /** Books that were held against their files; 0 in a night that has none to verify. */
  verifiedBooks: "VerifiedBooks",
  /** Where what is stored is not what it follows from. */
  discrepancies: "Discrepancies",
} as const;
