/** Names of files that no person gave. */

/**
 * Names that no person gave: locks, thumbnails, and files that a program has not finished. They are left alone,
 * without a word, because the program that made them takes them away or gives them their name when it is done.
 */
export function isPassedOver(name: string): boolean {
  const plain = name.normalize("NFC").toLowerCase();
  return systemNames.has(plain) || patterns.some((pattern) => pattern.test(plain));
}

const systemNames: ReadonlySet<string> = new Set([
  "thumbs.db",
  "ehthumbs.db",
  "desktop.ini",
  "icon\r",
  "__macosx",
  "$recycle.bin",
  "#recycle",
  "@eadir",
  "system volume information",
  "lost+found",
]);

const patterns: readonly RegExp[] = [
  // .DS_Store, ._name, .~lock.name#, .name.Xa12bC of rsync, .nfs…, .syncthing.name.tmp, .name.icloud
  /^\./,
  // ~$name of an office program, ~WRL0001.tmp, ~syncthing~name.tmp
  /^~\$|^~wr[dl]|^~syncthing~/,
  // Editors' copies of what they have open, or had before, and shortcuts to files elsewhere.
  /~$|\.(sw[op]|bak|lnk|url)$/,
  // Browsers, transfer programs and cloud folders while they write.
  /\.(crdownload|part|partial|filepart|tmp|temp|download|opdownload|unconfirmed|aria2|!ut|bc!|crswap|odtmp|laccdb|lock|lck)$/,
  // name.part-1234, name.~1a2b of a cloud folder
  /\.(part|partial)-\d+$|\.~\w+$/,
];
