import type { Command, CommanderError } from 'commander';

const REASONS: Readonly<Record<string, string>> = {
  'commander.unknownCommand': '没有这个命令',
  'commander.unknownOption': '没有这个选项',
  'commander.missingArgument': '缺少参数',
  'commander.missingMandatoryOptionValue': '缺少必需的选项',
  'commander.optionMissingArgument': '选项后面缺少内容',
  'commander.excessArguments': '参数太多',
  'commander.invalidArgument': '参数或选项的内容不对',
  'commander.conflictingOption': '有选项不能一起用',
};

/**
 * Wrong use ends with 2 in this command and all below it, said in both languages; asking for help ends with 0.
 */
export function withExitCodes(command: Command): Command {
  command.configureOutput({ outputError: () => undefined });
  command.exitOverride((error) => {
    if (error.exitCode === 0) process.exit(0);
    process.stderr.write(explainWrongUse(error));
    process.exit(2);
  });
  command.commands.forEach(withExitCodes);
  return command;
}

/** What commander says of itself, which is English, behind the reason in Chinese. */
export function explainWrongUse({ code, message }: Pick<CommanderError, 'code' | 'message'>): string {
  if (code === 'commander.help') return '';
  return `\n暖餐 · 用法错误 wrong use\n  ${REASONS[code] ?? '用法不对'}；加 --help 看用法\n  ${message.replace(/^error: /, '').replace(/\s+/g, ' ')}; --help shows the use\n\n`;
}
