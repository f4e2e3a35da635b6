import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';

interface Step {
  readonly step: number;
  readonly title: string;
  readonly text: string | null;
  readonly accountName: string | null;
  readonly at: string;
  readonly dueOn: string | null;
  readonly photo?: string | null;
}

/** What happened, in order. */
export function StepList({ steps }: { steps: readonly Step[] }) {
  const { t } = useTranslation();
  return (
    <ol className="oversight-steps">
      {steps.map(({ step, title, text, accountName, at, dueOn, photo }) => (
        <li key={step}>
          <strong>{title}</strong> {text}
          <br />
          <small>
            {t('oversight.by', { name: accountName ?? '—', date: businessDateAt(new Date(at)) })}
            {dueOn !== null && ` · ${t('oversight.due')} ${dueOn}`}
          </small>{' '}
          {photo && (
            <a href={photo} target="_blank" rel="noreferrer">
              {t('oversight.seePhoto')}
            </a>
          )}
        </li>
      ))}
    </ol>
  );
}
