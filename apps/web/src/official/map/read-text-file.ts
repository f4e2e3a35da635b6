/** The text of a file as spreadsheets save it: UTF-8, else GB18030 (of which GBK is a part), as Chinese Windows has it. */
export async function readTextFile(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
