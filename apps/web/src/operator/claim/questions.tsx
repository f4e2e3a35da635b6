import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { Money } from '../../shared/money.js';
import { clockTime } from '../slot/clock-time.js';
import { useFetched } from '../use-fetched.js';
import { AnswerKey } from './answer-key.js';
import type { FindingDetail, FindingList } from './claim-contract.js';
import { ClaimFailure } from './claim-failure.js';

/** Questions of the reviewers that wait for an answer, with the meals they are about; nothing where there are none. */
export function Questions({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation();
  const ask = useCallback(async (signal: AbortSignal): Promise<FindingDetail[]> => {
    const { items } = await request<FindingList>('/v1/findings?state=asked', { signal });
    return Promise.all(items.map(({ id }) => request<FindingDetail>(`/v1/findings/${id}`, { signal })));
  }, []);
  const { data, error, reload } = useFetched(ask, onExpired);
  if (error !== null) return <ClaimFailure error={error} onRetry={reload} />;
  if (!data || data.length === 0) return null;
  return (
    <section className="close-section claim-questions" aria-label={t('monthClaim.questions')}>
      <h2>{t('monthClaim.questions')}</h2>
      {data.map((finding) => (
        <Question key={finding.id} finding={finding} onExpired={onExpired} onAnswered={reload} />
      ))}
    </section>
  );
}

interface QuestionProps {
  readonly finding: FindingDetail;
  readonly onExpired: () => void;
  readonly onAnswered: () => void;
}

function Question({ finding, onExpired, onAnswered }: QuestionProps) {
  const { t } = useTranslation();
  const text = useBilingual();
  const question = finding.decisions.findLast(({ kind }) => kind === 'ask')?.reason ?? '';
  return (
    <article>
      <h3>
        {finding.month} · {text({ zh: finding.titleZh, en: finding.titleEn })}
      </h3>
      <p className="claim-reason">{question}</p>
      <ul className="claim-evidence">
        {finding.evidence.map((meal) => (
          <li key={meal.mealId}>
            {meal.businessDate} {clockTime(new Date(meal.servedAt))} {meal.residentName ?? t('serve.sale')}{' '}
            <Money amountFen={meal.governmentFen} />
          </li>
        ))}
      </ul>
      <AnswerKey findingId={finding.id} question={question} onExpired={onExpired} onAnswered={onAnswered} />
    </article>
  );
}
