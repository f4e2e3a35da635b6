import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { zh } from './zh.js';

/** The languages of the faces; Chinese comes first, English by a switch. */
export type Language = 'zh' | 'en';

const KEPT_AS = 'nuancan.language';

/** Starts the texts in the language chosen last on this device. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: 'zh',
    resources: { zh: { translation: zh } },
    interpolation: { escapeValue: false },
  });
  // Where the other language does not come over the network, the page is there in this one.
  await chooseLanguage(localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh').catch(() => undefined);
}

/** Changes the language of everything on the page and remembers it. */
export async function chooseLanguage(language: Language): Promise<void> {
  // Parts fetched late may have brought their own texts before.
  if (language === 'en' && i18next.getResource('en', 'translation', 'product') === undefined) {
    const { en } = await import('./en.js');
    i18next.addResourceBundle('en', 'translation', en, true, true);
  }
  const product = i18next.t('product');
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  // A page that has a title of its own says it in the new language itself.
  if (document.title === product) document.title = i18next.t('product');
  localStorage.setItem(KEPT_AS, language);
}
