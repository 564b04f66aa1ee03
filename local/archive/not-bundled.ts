/** What no bundle on a PC needs: encodings that no office writes, and readers of pictures that the program never calls. */

/** iconv-lite loads a table when its encoding is asked for, and we ask for cp949 alone. */
export const tablesOfOtherEncodings = [
  "*/shiftjis.json",
  "*/eucjp.json",
  "*/cp936.json",
  "*/gbk-added.json",
  "*/gb18030-ranges.json",
  "*/cp950.json",
  "*/big5-added.json",
];

/** The library of documents has them for text recognition and for printing by a browser. */
export const unusedReaders = [
  "@huggingface/*",
  "@hyzyla/*",
  "@napi-rs/*",
  "onnxruntime-node",
  "puppeteer-core",
  "sharp",
];
