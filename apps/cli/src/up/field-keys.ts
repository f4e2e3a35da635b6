import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { secretFile } from '@nuancan/platform';

const KEY_BYTES = 32;
const ID_LENGTH = 8;

/** The two variables of the api and the worker. */
export interface FieldKeys {
  readonly FIELD_KEYS?: string;
  readonly FIELD_INDEX_KEY?: string;
}

/**
 * The keys of protected fields: those of the operator's environment as they are, else the ones kept beside the embedded
 * database, made on the first start. With a database of the operator's own nothing is made up: another machine on the
 * same database would make up other keys.
 * @param folder state folder of the embedded database
 */
export function fieldKeys(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string | undefined,
): FieldKeys {
  if (folder === undefined || environment['FIELD_KEYS'] || environment['FIELD_INDEX_KEY']) return {};
  const key = secretFile(join(folder, 'field.key'), KEY_BYTES);
  // Named after the key: data under a key that was lost say which one, instead of failing to verify under a new one.
  const id = createHash('sha256').update(key).digest('hex').slice(0, ID_LENGTH);
  return { FIELD_KEYS: `${id}:${key}`, FIELD_INDEX_KEY: secretFile(join(folder, 'field-index.key'), KEY_BYTES) };
}
