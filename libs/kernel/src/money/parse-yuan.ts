import { fen, type Fen } from './fen.js';

const YUAN = /^(\d{1,13})(?:\.(\d{1,2}))?$/;

/** Yuan as written by people, '12', '12.5' or '12.50', as fen; undefined for anything else. Exact: digits only. */
export function parseYuan(text: string): Fen | undefined {
  const [, yuan, cents = ''] = YUAN.exec(text) ?? [];
  return yuan === undefined ? undefined : fen(Number(yuan + cents.padEnd(2, '0')));
}
