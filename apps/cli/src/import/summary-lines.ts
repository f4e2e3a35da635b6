import type { ImportDetailDto } from '@nuancan/imports';

const MOST_SHOWN = 20;

/** What became of a list, for a terminal: the counts, the reason when it was refused, the first refused rows. */
export function summaryLines(run: ImportDetailDto, { dryRun }: { dryRun: boolean }): string {
  const { state, summary, problem, header, refusedRows } = run;
  const lines: string[] = [];
  for (const { zh, en } of header?.notices ?? []) lines.push(`注意 note: ${zh} · ${en}`);
  if (header && header.unknown.length > 0) lines.push(`未使用的列 columns not used: ${header.unknown.join('、')}`);
  if (summary) {
    const { rows, add, change, same, refused, ends, heldBack } = summary;
    lines.push(
      `共 ${rows} 行 rows · 新增 new ${add} · 变更 changed ${change} · 不变 unchanged ${same} · 不能导入 refused ${refused}`,
    );
    if (ends > 0) lines.push(`名单上没有、将结束 ended because not on the list: ${ends}`);
    if (heldBack > 0) lines.push(`因有行不能导入而暂不结束 not ended because of refused rows: ${heldBack}`);
  }
  for (const { row, name, fieldZh, value, zh, en } of refusedRows.slice(0, MOST_SHOWN)) {
    const cell = value === null ? fieldZh : `${fieldZh}“${value}”`;
    lines.push(`  第 ${row} 行 row · ${name === null ? '' : `${name} · `}${cell} · ${zh} · ${en}`);
  }
  if (refusedRows.length > MOST_SHOWN) lines.push(`  …… 全部见 --report FILE · all of them with --report FILE`);
  if (problem) lines.push(`${problem.code}\n  ${problem.zh}\n  ${problem.en}`);
  lines.push(outcome(state === 'done', dryRun));
  return `${lines.join('\n')}\n`;
}

function outcome(done: boolean, dryRun: boolean): string {
  if (done) return '已导入 imported';
  return dryRun
    ? '只检查，没有保存 checked only, nothing was saved'
    : '没有导入，没有保存 not imported, nothing was saved';
}
