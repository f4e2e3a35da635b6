import './messages.css';
import './message-texts.js';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../i18n/use-bilingual.js';
import { useInbox } from './use-inbox.js';

interface BellProps {
  /** Draws the way to the inbox around what it is given. */
  readonly way: (props: { className: string; 'aria-label': string; children: ReactNode }) => ReactNode;
}

/** The way to the inbox with the number of unread messages; a message that comes is also said to a screen reader. */
export function Bell({ way }: BellProps): ReactNode {
  const { t } = useTranslation();
  const bilingual = useBilingual();
  const { unread, latest } = useInbox();
  const n = unread ?? 0;
  return (
    <>
      {way({
        className: 'button bell',
        'aria-label': n > 0 ? t('messages.bell', { n }) : t('messages.bellNone'),
        children: (
          <>
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M12 3a6 6 0 0 0-6 6v4l-2 4h16l-2-4V9a6 6 0 0 0-6-6Zm-2.5 16a2.5 2.5 0 0 0 5 0" />
            </svg>
            {n > 0 && <span className="bell-count">{n > 99 ? '99+' : n}</span>}
          </>
        ),
      })}
      <span className="sr-only" role="status">
        {latest && t('messages.came', { text: bilingual(latest) })}
      </span>
    </>
  );
}
