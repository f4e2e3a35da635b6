import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ErrorStateProps {
  readonly happened: string;
  readonly kept: string;
  readonly todo: string;
  /** Buttons for what there is to do. */
  readonly children?: ReactNode;
}

/** A failure in three sentences: what happened, what was kept, what to do. */
export function ErrorState({ happened, kept, todo, children }: ErrorStateProps) {
  const { t } = useTranslation();
  return (
    <div className="state-panel error-state" role="alert">
      <dl>
        <dt>{t('error.happened')}</dt>
        <dd>{happened}</dd>
        <dt>{t('error.kept')}</dt>
        <dd>{kept}</dd>
        <dt>{t('error.todo')}</dt>
        <dd>{todo}</dd>
      </dl>
      {children}
    </div>
  );
}
