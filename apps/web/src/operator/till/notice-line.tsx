import { useTranslation } from 'react-i18next';
import type { Notice } from './use-notices.js';

/** Says what just happened, to eyes and screen readers; a problem also says what was kept and what to do. */
export function NoticeLine({ notice }: { notice: Notice | null }) {
  const { t } = useTranslation();
  return (
    <div className="notice-line" role="status" data-tone={notice?.tone ?? 'none'}>
      {notice && (
        <>
          <strong>
            {notice.tone === 'good' ? '✓ ' : '! '}
            {notice.text}
          </strong>
          {notice.todo !== null && (
            <span>
              {t('serve.keptNothing')}。{notice.todo}
            </span>
          )}
        </>
      )}
    </div>
  );
}
