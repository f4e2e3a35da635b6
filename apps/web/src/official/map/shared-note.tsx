import { useTranslation } from 'react-i18next';
import type { Scenario } from './coverage-contract.js';

/** Who may see it, and the address that shows it to them. */
export function SharedNote({ sharedWith, isOwn }: Pick<Scenario, 'sharedWith' | 'isOwn'>) {
  const { t } = useTranslation();
  return (
    <p className="coverage-note">
      {t('coverage.share.label')}：{t(`coverage.share.${sharedWith}`)}
      {!isOwn && ` · ${t('coverage.share.of')}`}
      {sharedWith !== 'nobody' && (
        <>
          {' · '}
          {t('coverage.share.link')} <code>{location.href}</code>
        </>
      )}
    </p>
  );
}
