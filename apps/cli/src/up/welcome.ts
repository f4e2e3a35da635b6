/** One line of the table of accounts. */
export interface WelcomeAccount {
  readonly roleZh: string;
  readonly roleEn: string;
  readonly login: string;
  readonly password: string;
}

/** What is shown once everything runs. */
export interface Welcome {
  readonly url: string;
  /** Where the data are: a folder, or the host of the operator's own database. */
  readonly data: string;
  /** Empty when there is no demo district. */
  readonly accounts: readonly WelcomeAccount[];
  /** Where the demo's family looks, without an account. */
  readonly familyPath: string;
}

const RULE = '─'.repeat(76);

/** The text that greets the operator of a fresh start, for a terminal of 80 columns. */
export function welcomeText({ url, data, accounts, familyPath }: Welcome): string {
  const lines = [RULE, `  暖餐已就绪 · Nuancan is ready      ${url}`, RULE];
  if (accounts.length > 0) {
    lines.push('  演示账户（人员均为虚构）· demo accounts (all people are made up)', '');
    const table = [
      ['角色 role', '登录名 login', '密码 password'],
      ...accounts.map(({ roleZh, roleEn, login, password }) => [`${roleZh} ${roleEn}`, login, password]),
    ];
    lines.push(...alignColumns(table).map((line) => `  ${line}`), '');
    lines.push('  家属的链接 · the link of a family', `  ${url}${familyPath}`, '');
  }
  lines.push(`  数据 data   ${data}`, '  停止 stop   Ctrl-C', RULE);
  return `\n${lines.join('\n')}\n\n`;
}

function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)))
      .join('   ')
      .trimEnd(),
  );
}

/** Columns a terminal gives to a text: Chinese characters and full-width signs take two (Unicode annex 11). */
export function displayWidth(text: string): number {
  return Array.from(text).reduce((width, character) => width + (/[⺀-鿿豈-﫿︰-﹏＀-｠]/u.test(character) ? 2 : 1), 0);
}
