import { businessDateAt } from '@nuancan/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { GrantRule, GrantRun } from '../../grants/grant-contract.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { FormBody, Option } from '../../shared/form-values.js';
import { pastPeriods } from './past-periods.js';
import { useRules } from './use-rules.js';

const SHOWN = { month: 6, quarter: 4, year: 2 } as const;

/** Works out the grants of a period that is over. */
export function RunKey({ onRun }: { onRun: (run: GrantRun) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useRules();
  const [open, setOpen] = useState(false);
  const options = choicesOf(data?.items ?? []);
  const send = async ({ of }: FormBody): Promise<void> => {
    const [code, periodFrom] = String(of).split(' ');
    onRun(await request<GrantRun>('/v1/grant-runs', { method: 'POST', body: { code, periodFrom } }));
    await client.invalidateQueries({ queryKey: ['grants'] });
  };
  return (
    <>
      <button
        type="button"
        className="button button-main"
        disabled={options.length === 0}
        title={data && options.length === 0 ? t('grantDesk.noRules') : undefined}
        onClick={() => setOpen(true)}
      >
        {t('grantDesk.run')}
      </button>
      {open && (
        <FormDialog
          title={t('grantDesk.run')}
          note={t('grantDesk.runNote')}
          fields={[{ kind: 'choice', name: 'of', label: t('grantDesk.runOf'), options }]}
          submit={t('grantDesk.run')}
          onSubmit={send}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** Each rule with the periods in which a version of it was in force. */
function choicesOf(rules: readonly GrantRule[]): Option[] {
  const today = businessDateAt(new Date());
  const confirmed = rules.filter(({ state }) => state === 'confirmed');
  return [...new Set(confirmed.map(({ code }) => code))].flatMap((code) => {
    const versions = confirmed.filter((rule) => rule.code === code);
    const [latest] = versions;
    if (!latest) return [];
    return pastPeriods(latest.period, today, SHOWN[latest.period])
      .filter((first) => versions.some(({ effectiveFrom }) => effectiveFrom <= first))
      .map((first) => ({ value: `${code} ${first}`, label: `${latest.name} · ${first}` }));
  });
}
