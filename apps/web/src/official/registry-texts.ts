import { addLateTexts } from '../i18n/late-texts.js';
import { registryEn } from '../i18n/registry-en.js';
import { registryZh } from '../i18n/registry-zh.js';
import type { SameKeys } from '../i18n/same-keys.js';

/** Texts about people, of several pages; importing them adds them. */
export const zh = registryZh;

const en: SameKeys<typeof zh> = registryEn;

addLateTexts({ zh, en });
