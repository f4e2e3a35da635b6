import type { FieldError } from '@nuancan/kernel';
import type { ErrorObject } from 'ajv/dist/2020.js';

/** Where a file differs from its schema, and how. */
export function schemaFault({ instancePath, keyword, message, params }: ErrorObject): FieldError {
  const extra = (params as { additionalProperty?: string }).additionalProperty;
  const said = extra === undefined ? (message ?? keyword) : `unknown field "${extra}"`;
  return { pointer: instancePath, code: keyword, zh: `格式不对：${said}`, en: said };
}
