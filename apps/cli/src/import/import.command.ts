import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { IMPORT_KINDS, refusedReport, type ImportDetailDto, type ImportKindName } from '@nuancan/imports';
import { isBusinessDate } from '@nuancan/kernel';
import { systemScope, type Scope } from '@nuancan/platform';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { explainFailure } from '../command/explain-failure.js';
import { fieldKeys } from '../up/field-keys.js';
import { openInstallationDatabase } from '../up/open-installation-database.js';
import { findOfficial, ImportCommandErrors } from './find-official.js';
import { openImports, type Imports } from './open-imports.js';
import { summaryLines } from './summary-lines.js';

interface ImportOptions {
  readonly as: string;
  readonly asOf?: string;
  readonly town?: string;
  readonly dryRun: boolean;
  readonly goodRowsOnly: boolean;
  readonly map: Readonly<Record<string, string | null>>;
  readonly report?: string;
  readonly json: boolean;
}

const HELP_AFTER = `
名单种类 kinds: residents 老人, facilities 助餐站点, categories 人员类别, deaths 去世
文件 files: CSV (UTF-8, GBK) 或 or XLSX；样表见导入页 · sample files on the import page
类别名单须完整：名单上没有的人，其类别到昨天为止，过去的日子不改
a list of categories must be complete: whoever is missing has the category until yesterday

例 examples:
  nuancan import residents 老人.xlsx --as town.official --dry-run
  nuancan import categories 低保.csv --as town.official --as-of 2026-09-01 --good-rows-only --report 未导入.csv
  nuancan import deaths 去世.csv --as town.official --map 逝世时间=diedOn --map 备注=

退出码 exit codes: 0 已导入或检查无误 imported or checked, 1 有行或文件不能导入 rows or file refused, 2 用法错误 wrong use`;

/** `nuancan import KIND FILE`: what the import page does, in the name of an official and within that official's scope. */
export function importCommand(): Command {
  return new Command('import')
    .description('导入名单 · import residents, facilities, categories or deaths from CSV or XLSX')
    .addArgument(new Argument('<kind>', '名单种类 · kind of list').choices(IMPORT_KINDS))
    .argument('<file>', 'CSV 或 XLSX 文件 · file')
    .requiredOption('--as <login>', '以哪个镇街或区级账号导入 · account of a town or district official')
    .option('--as-of <date>', '名单的截至日期 · day the list is of (default: today)', date)
    .option('--town <code>', '名单只属于这个镇街 · the one town the list is of, 9 digits', townCode)
    .option('--dry-run', '只检查，不保存 · check only', false)
    .option('--good-rows-only', '只导入无误的行 · import the good rows, leave out the others', false)
    .option(
      '--map <title=field>',
      '指定列，可多次；等号后空着表示忽略 · which column is which; empty: ignore it',
      mapping,
      {},
    )
    .option('--report <file>', '把不能导入的行写成 CSV · write the refused rows as CSV')
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .addHelpText('after', HELP_AFTER)
    .action(async (kind: ImportKindName, file: string, options: ImportOptions) => {
      process.exitCode = await run(kind, file, options);
    });
}

async function run(kind: ImportKindName, file: string, options: ImportOptions): Promise<0 | 1 | 2> {
  const log = (): void => undefined;
  try {
    const bytes = await contentOf(file);
    const database = await openInstallationDatabase({ environment: process.env, share: true, log });
    try {
      const imports = await openImports({
        ...process.env,
        DATABASE_URL: database.appUrl,
        ...fieldKeys(process.env, database.embedded?.stateFolder),
      });
      try {
        const scope = await findOfficial(imports.database, options.as);
        return tell(await importList(imports, scope, { kind, file, bytes, options }), options);
      } finally {
        await imports.close();
      }
    } finally {
      await database.stop();
    }
  } catch (error) {
    process.stderr.write(explainFailure(error));
    return ImportCommandErrors.FILE_UNREADABLE.is(error) ? 2 : 1;
  }
}

async function contentOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw ImportCommandErrors.FILE_UNREADABLE({ file, reason });
  }
}

async function importList(
  imports: Imports,
  scope: Scope,
  { kind, file, bytes, options }: { kind: ImportKindName; file: string; bytes: Buffer; options: ImportOptions },
): Promise<ImportDetailDto> {
  const { runs } = imports;
  const sent = { kind, asOf: options.asOf, townCode: options.town, fileName: basename(file), bytes };
  const { id } = await runs.start(scope, sent, { queued: false });
  let run = await step(imports, scope, id);
  const columns = Object.entries(options.map).map(([title, column]) => ({ title, column }));
  if (columns.length > 0 && run.state !== 'cancelled') {
    await runs.check(scope, id, { columns }, { queued: false });
    run = await step(imports, scope, id);
  }
  const refused = (run.summary?.refused ?? 0) > 0;
  if (options.dryRun || run.state !== 'ready' || (refused && !options.goodRowsOnly)) {
    await writeReport(imports, scope, id, options.report);
    await runs.cancel(scope, id);
    return run;
  }
  await runs.apply(scope, id, { goodRowsOnly: options.goodRowsOnly, queued: false });
  run = await step(imports, scope, id);
  await writeReport(imports, scope, id, options.report);
  if (run.state !== 'done') await runs.cancel(scope, id);
  return run;
}

async function step({ database, runs, runner }: Imports, scope: Scope, id: string): Promise<ImportDetailDto> {
  await database.scoped(systemScope(scope.districtCode), (tx) =>
    runner.step(tx, id, ({ phase, done, total }) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${phase} ${done}${total === null ? '' : ` / ${total}`}\x1b[K`);
    }),
  );
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  return runs.get(scope, id);
}

async function writeReport({ runs }: Imports, scope: Scope, id: string, file: string | undefined): Promise<void> {
  if (file === undefined) return;
  await writeFile(file, [...refusedReport(await runs.refusals(scope, id))].join(''));
}

function tell(run: ImportDetailDto, options: ImportOptions): 0 | 1 {
  process.stdout.write(options.json ? `${JSON.stringify(run)}\n` : summaryLines(run, options));
  const refused = (run.summary?.refused ?? 0) > 0;
  if (options.dryRun) return run.state === 'ready' && !refused ? 0 : 1;
  return run.state === 'done' && !refused ? 0 : 1;
}

function date(text: string): string {
  if (!isBusinessDate(text)) throw new InvalidArgumentError('YYYY-MM-DD');
  return text;
}

function townCode(text: string): string {
  if (!/^\d{9}$/.test(text)) throw new InvalidArgumentError('9 digits');
  return text;
}

function mapping(text: string, before: Readonly<Record<string, string | null>>): Record<string, string | null> {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new InvalidArgumentError('列名=字段 title=field');
  const column = text.slice(at + 1).trim();
  return { ...before, [text.slice(0, at).trim()]: column === '' ? null : column };
}
