import { DomainError, isUuid } from '@nuancan/kernel';
import { AccountErrors, CredentialErrors, PERSON_ROLES, type Account, type PersonRole } from '@nuancan/identity';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readPassword } from './read-password.js';
import { storeAccount } from './store-account.js';

interface CreateOptions {
  readonly login: string;
  readonly role: PersonRole;
  readonly district: string;
  readonly town?: string;
  readonly facility?: string;
  readonly name: string;
  readonly json: boolean;
}

const HELP_AFTER = `
密码从标准输入读取 the password is read from standard input:
  nuancan account create --login admin --role admin --district 330213 --name 管理员 < password.txt

环境变量 environment:
  DATABASE_OWNER_URL    数据库所有者的连接 connection of the database's owner

退出码 exit codes: 0 已创建 created, 1 有问题 problem, 2 用法错误 wrong use`;

/** `nuancan account create`: accounts made on the server itself, such as an installation's first administrator. */
export function accountCommand(): Command {
  const account = new Command('account').description('账号 · accounts');
  account
    .command('create')
    .description('新建账号，密码从标准输入读取 · create an account, password on standard input')
    .requiredOption(
      '--login <login>',
      '登录名 · login',
      matching(/^[a-z0-9][a-z0-9._-]{2,63}$/, '3–64 of a–z 0–9 . _ -'),
    )
    .addOption(new Option('--role <role>', '角色 · role').choices(PERSON_ROLES).makeOptionMandatory())
    .requiredOption('--district <code>', '区县代码，6 位 · district, 6 digits', matching(/^[0-9]{6}$/, '6 digits'))
    .option('--town <code>', '镇街代码，9 位 · town, 9 digits', matching(/^[0-9]{9}$/, '9 digits'))
    .option('--facility <id>', '站点编号 · facility id', facilityId)
    .requiredOption('--name <name>', '姓名 · display name', matching(/\S/, 'not empty'))
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .addHelpText('after', HELP_AFTER)
    .action(async (options: CreateOptions) => {
      process.exitCode = await create(options);
    });
  return account;
}

async function create(options: CreateOptions): Promise<number> {
  const ownerUrl = process.env['DATABASE_OWNER_URL'];
  if (ownerUrl === undefined || ownerUrl === '') {
    process.stderr.write('缺少 DATABASE_OWNER_URL · DATABASE_OWNER_URL is not set\n');
    return 2;
  }
  try {
    const account = await storeAccount(ownerUrl, {
      login: options.login,
      password: await readPassword(process.stdin, process.stderr),
      displayName: options.name.trim(),
      role: options.role,
      districtCode: options.district,
      townCode: options.town ?? null,
      facilityId: options.facility ?? null,
    });
    process.stdout.write(
      options.json ? `${JSON.stringify(told(account))}\n` : `已创建 created: ${account.login} ${account.id}\n`,
    );
    return 0;
  } catch (error) {
    process.stderr.write(explain(error));
    return CredentialErrors.WEAK_PASSWORD.is(error) || AccountErrors.SCOPE_DOES_NOT_FIT_ROLE.is(error) ? 2 : 1;
  }
}

function told({ id, login, displayName, role, districtCode, townCode, facilityId }: Account): object {
  return { id, login, displayName, role, scope: { districtCode, townCode, facilityId } };
}

function explain(error: unknown): string {
  if (error instanceof DomainError) return `${error.code}\n  ${error.zh}\n  ${error.en}\n`;
  return `没有保存 nothing was saved: ${error instanceof Error ? error.message : String(error)}\n`;
}

function matching(shape: RegExp, said: string): (text: string) => string {
  return (text) => {
    if (!shape.test(text)) throw new InvalidArgumentError(said);
    return text;
  };
}

function facilityId(text: string): string {
  if (!isUuid(text)) throw new InvalidArgumentError('a UUID in lower case');
  return text;
}
