import { addLateTexts } from '../../i18n/late-texts.js';
import { syncEn } from '../../i18n/sync-en.js';
import { syncZh } from '../../i18n/sync-zh.js';
import type { SameKeys } from '../../i18n/same-keys.js';

/** Texts of the till's outbox; importing them adds them. */
export const zh = syncZh;

const en: SameKeys<typeof zh> = syncEn;

addLateTexts({ zh, en });
