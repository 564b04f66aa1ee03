/** GET export: files, journal and snapshots of the books as one archive, where it lies. */
import type { operations } from "../../../shared/contracts/api/api.ts";
import { refuse } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";
import { downloadReply } from "../snapshots/show-snapshots.ts";

export const exportBooks: Act<typeof operations.exportBooks> = async ({ params }, dependencies) => {
  const books = booksOf(params);
  const { oversightActs, ledger } = dependencies;
  if (oversightActs.export === null) return refuse("not-acceptable", [], wholeHome);
  if ((await ledger.readHead(books)).lastSeq === 0) return refuse("not-found");
  return downloadReply(await oversightActs.export(books));
};

const wholeHome = {
  ko: "이 설치의 자료는 이 컴퓨터에 있습니다. monitor backup 명령으로 자료 폴더 전체를 파일 하나로 백업하십시오.",
  en: "The files of this installation lie on its computer: monitor backup copies all of its home into one file.",
};
