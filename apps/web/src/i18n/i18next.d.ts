import 'i18next';
import type { zhAccounts } from './zh-accounts.js';
import type { zhOfficial } from './zh-official.js';
import type { zh } from './zh.js';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof zh & typeof zhAccounts & typeof zhOfficial };
  }
}
