import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { FormBody } from '../../shared/form-values.js';
import type { FindingDetail } from './claim-contract.js';

const ANSWER_LONGEST = 500;

interface AnswerKeyProps {
  readonly findingId: string;
  readonly question: string;
  readonly onExpired: () => void;
  readonly onAnswered: () => void;
}

/** Answers a question of the reviewers. */
export function AnswerKey({ findingId, question, onExpired, onAnswered }: AnswerKeyProps) {
  const { t } = useTranslation();
  const [answering, setAnswering] = useState(false);
  const answer = async ({ reason }: FormBody): Promise<void> => {
    try {
      const body = { kind: 'answer', reason };
      await request<FindingDetail>(`/v1/findings/${findingId}/decisions`, { method: 'POST', body });
      onAnswered();
    } catch (failure) {
      if (ApiProblem.hasStatus(failure, 401)) onExpired();
      throw failure;
    }
  };
  return (
    <div className="close-keys">
      <button type="button" className="button button-main" onClick={() => setAnswering(true)}>
        {t('monthClaim.answerKey')}
      </button>
      {answering && (
        <FormDialog
          title={t('monthClaim.answerKey')}
          note={question}
          fields={[{ kind: 'text', name: 'reason', label: t('monthClaim.answerField'), longest: ANSWER_LONGEST }]}
          submit={t('monthClaim.answerKey')}
          onSubmit={answer}
          onClose={() => setAnswering(false)}
        />
      )}
    </div>
  );
}
