import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the installation: the nearest one above this file that has a package.json, built or not. */
export function installationRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}
