import i18next from 'i18next';
import { zhOfficial } from './zh-official.js';

// Imported by the officials' face: a till's first load does without.
i18next.addResourceBundle('zh', 'translation', zhOfficial, true, true);
