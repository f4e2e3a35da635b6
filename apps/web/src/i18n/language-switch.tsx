import { useTranslation } from 'react-i18next';
import { chooseLanguage } from './language.js';

/** One button that says the other language in that language. */
export function LanguageSwitch() {
  const { i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'zh' : 'en';
  return (
    <button
      type="button"
      className="button button-quiet"
      lang={other === 'en' ? 'en' : 'zh-CN'}
      onClick={() => void chooseLanguage(other)}
    >
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}
