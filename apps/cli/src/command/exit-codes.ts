import type { Command } from 'commander';

/** Wrong use ends with 2 in this command and all below it; asking for help ends with 0. */
export function withExitCodes(command: Command): Command {
  command.exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  command.commands.forEach(withExitCodes);
  return command;
}
