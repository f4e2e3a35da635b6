import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { describeError } from '../../shared/describe-error.js';
import type { CheckRun } from './finding-contract.js';

const ASK_EVERY_MS = 1500;

/** Has the month checked again: a job, whose end is waited for. */
export function RunKey({ facilityId, month }: { facilityId: string; month: string }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [runId, setRunId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { data: run, error: lost } = useQuery({
    queryKey: ['check-run', runId],
    queryFn: ({ signal }) => request<CheckRun>(`/v1/checks/runs/${runId}`, { signal }),
    enabled: runId !== null,
    // Whoever got no answer is told so and asks again: the run goes on without this page.
    refetchInterval: ({ state }) =>
      state.status !== 'error' && (state.data === undefined || state.data.state === 'queued') ? ASK_EVERY_MS : false,
  });
  const done = run?.state === 'done';
  useEffect(() => {
    if (done) void client.invalidateQueries({ queryKey: ['claims'] });
  }, [done, client]);
  const start = async (): Promise<void> => {
    setError(null);
    try {
      const asked = await request<CheckRun>('/v1/checks/runs', { method: 'POST', body: { facilityId, month } });
      setRunId(asked.id);
    } catch (reason) {
      setError(reason);
    }
  };
  const running = lost === null && runId !== null && (run === undefined || run.state === 'queued');
  return (
    <>
      <button type="button" className="button" disabled={running} onClick={() => void start()}>
        {running ? t('findings.running') : t('findings.run')}
      </button>
      <p role="status" className="facts-none findings-run">
        {(error ?? lost) !== null &&
          describeError(error ?? lost, { language: i18n.language, noAnswer: t('form.noAnswer') })}
        {done && t('findings.ran', { found: run.findings, raised: run.raised })}
        {run?.state === 'failed' && t('findings.runFailed')}
      </p>
    </>
  );
}
