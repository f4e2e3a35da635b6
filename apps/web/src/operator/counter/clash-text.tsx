import '../../shared/content-texts.js';
import { useTranslation } from 'react-i18next';
import type { Diner } from '../../api/contract.js';

/** What is on the tray that the elder does not eat; of another town's elder only that something is. */
export function ClashText({ clashes }: { readonly clashes: NonNullable<Diner['clashes']> }) {
  const { t } = useTranslation();
  const contents = [...new Set(clashes.flatMap((clash) => clash.contents))];
  const words = contents.map((content) => t(`content.${content}`)).join(t('contents.and'));
  return (
    <div className="earlier" role="alert">
      <strong>{words === '' ? t('contents.clashUnnamed') : t('contents.clash', { contents: words })}</strong>
    </div>
  );
}
