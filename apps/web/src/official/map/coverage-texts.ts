import { addLateTexts } from '../../i18n/late-texts.js';
import { en } from './coverage-texts-en.js';
import { zh } from './coverage-texts-zh.js';

// Importing this file adds them.
addLateTexts({ zh, en });
