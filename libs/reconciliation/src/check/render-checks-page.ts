import type { CheckParam, ClaimCheck, Severity } from './claim-check.js';

const FAMILIES: Readonly<Record<string, string>> = {
  E: '身份与资格 · Identity and eligibility',
  Q: '限额 · Quota',
  P: '地点与时间 · Place and time',
  C: '份数 · Count',
  B: '行为 · Behaviour',
  U: '应享未享 · Under-service',
  F: '食品安全 · Food safety',
};
const SEVERITY: Readonly<Record<Severity, string>> = {
  ignore: '不查 · ignored',
  warn: '提示 · warns',
  block: '须处理 · blocks the claim',
};
const HEAD = `# 校验 · Checks

Made by \`npm run checks:docs\` from libs/reconciliation/src/check; never edited by hand.

按月对所有用餐做一次集合运算；每条结果带证据餐和涉及金额（分）。处理过的证据不会再次提出。轻重和参数由区里按日期设定，下面是默认值。

Each check runs over all meals of a month at once; a finding has its evidence meals and the amount at stake in fen. Evidence that
was decided is never raised again. Severity and numbers are the district's, by date; below are the defaults.
`;

/** docs/checks.md: every check in both languages. */
export function renderChecksPage(checks: readonly ClaimCheck[]): string {
  const families = [...new Set(checks.map(({ code }) => code.charAt(0)))];
  const parts = families.map((family) => {
    const own = checks.filter(({ code }) => code.startsWith(family));
    return `\n## ${FAMILIES[family] ?? family}\n${own.map(section).join('')}`;
  });
  return HEAD + parts.join('');
}

function section({ code, title, explain, severity, params = {} }: ClaimCheck): string {
  const numbers = Object.entries(params).map(line);
  const list = numbers.length === 0 ? '' : `\n${numbers.join('\n')}\n`;
  return `\n### ${code} ${title.zh} · ${title.en}\n\n${SEVERITY[severity]}\n\n${explain.zh}\n\n${explain.en}\n${list}`;
}

function line([name, { zh, en, value, min, max }]: [string, CheckParam]): string {
  return `- \`${name}\` ${zh} · ${en}: ${value} (${min}–${max})`;
}
