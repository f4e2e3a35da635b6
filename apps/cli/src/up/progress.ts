/** Tells a person at the terminal what is going on, Chinese first. */
export type Progress = (zh: string, en: string) => void;

/** Progress as lines on `stream`; with `--json` standard output belongs to the result, so they go to standard error. */
export function progressOn(stream: { write(text: string): unknown }): Progress {
  return (zh, en) => {
    // What has only one name, such as a table, is said once.
    stream.write(zh === en ? `暖餐 · ${zh}\n` : `暖餐 · ${zh} · ${en}\n`);
  };
}
