import { useTranslation } from 'react-i18next';
import type { BilingualText } from '../api/contract.js';

/** Picks the text of the language shown from one that the server gives in both. */
export function useBilingual(): (text: BilingualText) => string {
  const { i18n } = useTranslation();
  return (text) => (i18n.language === 'en' ? text.en : text.zh);
}
