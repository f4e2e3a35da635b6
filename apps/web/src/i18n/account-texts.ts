import { enAccounts } from './en-accounts.js';
import { addLateTexts } from './late-texts.js';
import { zhAccounts } from './zh-accounts.js';

// Imported by whoever shows them: a till's first load does without.
addLateTexts({ zh: zhAccounts, en: enAccounts });
