/**
 * The most that one file may have, as it is sent: the inbox, the command line, the API and the bucket look at it
 * before they read, and gzip is inflated no further. 200,000 rows are about 40 MiB of text and 12 MiB of XLSX.
 */
export const maxUploadBytes = 50 * 1024 * 1024;
