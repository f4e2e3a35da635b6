import i18next from 'i18next';
import { zhAccounts } from './zh-accounts.js';

// Imported by the pages that need them, which are fetched later: a till's first load does without.
i18next.addResourceBundle('zh', 'translation', zhAccounts, true, true);
