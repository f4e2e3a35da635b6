import { useTranslation } from 'react-i18next';
import { FormKey } from '../../shared/form-key.js';
import type { Field } from '../../shared/form-values.js';
import { FINDINGS, LONGEST_WORDS, type WelfareCase } from './welfare-contract.js';

type Act = 'acknowledged' | 'handed_over' | 'noted' | 'tried' | 'closed';

/** What an official may do in a case as it stands; on the board only the first step. */
export function CaseKeys({ one, onBoard = false }: { one: WelfareCase; onBoard?: boolean }) {
  const { t } = useTranslation();
  const name = one.residentName ?? t('welfare.unnamed');
  const words: Field = {
    ...{ kind: 'text', name: 'words', label: t('welfare.more'), longest: LONGEST_WORDS, optional: true },
  };
  const finding: Field = {
    ...{ kind: 'choice', name: 'finding', label: t('welfare.finding') },
    // Nobody is well because a key was pressed in haste.
    undecided: true,
    options: FINDINGS.map((value) => ({ value, label: t(`welfare.findingOf.${value}`) })),
  };
  const key = (action: Act, label: string, form: { title?: string; note?: string; fields: readonly Field[] }) => (
    <FormKey
      main={action === 'acknowledged' || (action === 'closed' && one.state === 'acknowledged')}
      label={label}
      refresh={['welfare']}
      form={{
        ...{ title: form.title ?? label, fields: form.fields, method: 'POST' },
        ...(form.note !== undefined && { note: form.note }),
        path: `/v1/welfare-cases/${one.id}/steps`,
        body: (values) => ({ ...values, action, step: one.step }),
      }}
    />
  );
  if (one.state === 'closed') return null;
  return (
    <div className="welfare-keys">
      {one.state === 'open' &&
        key('acknowledged', onBoard ? t('welfare.acknowledgeOf', { name }) : t('welfare.acknowledge'), {
          ...{ title: t('welfare.acknowledgeOf', { name }), note: t('welfare.acknowledgeNote'), fields: [words] },
        })}
      {one.state === 'acknowledged' &&
        !onBoard &&
        key('handed_over', t('welfare.handOver'), { note: t('welfare.handOverNote'), fields: [words] })}
      {!onBoard && key('tried', t('welfare.tried'), { note: t('welfare.triedNote'), fields: [words] })}
      {!onBoard &&
        key('noted', t('welfare.note'), {
          fields: [{ kind: 'text', name: 'words', label: t('welfare.noteText'), longest: LONGEST_WORDS }],
        })}
      {!onBoard &&
        key('closed', t('welfare.close'), {
          ...{ title: t('welfare.closeOf', { name }), note: t('welfare.closeNote'), fields: [finding, words] },
        })}
    </div>
  );
}
