import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import { FormKey } from '../../shared/form-key.js';
import type { Field } from '../../shared/form-values.js';
import { useTowns } from '../../shared/use-towns.js';
import { dutyBody, spanText, useDutyFields } from './duty-fields.js';
import type { Delays, Duty } from './welfare-contract.js';

const MOST_MINUTES = 480;

/** Puts somebody on duty; the district says in which town. */
export function AddDutyKey({ account, day }: { account: Account; day: string }) {
  const { t } = useTranslation();
  const towns = useTowns().data?.items ?? [];
  const fields = useDutyFields(null, { from: `${day} 08:00`, to: `${day} 20:00` });
  const town: Field = {
    ...{ kind: 'choice', name: 'townCode', label: t('welfare.town') },
    options: towns.map(({ code, name }) => ({ value: code, label: name })),
  };
  const whole = account.role === 'district_official' ? [town, ...fields] : fields;
  return (
    <FormKey
      main
      label={t('welfare.add')}
      refresh={['welfare']}
      form={{ title: t('welfare.add'), fields: whole, method: 'POST', path: '/v1/welfare-duties', body: dutyBody }}
    />
  );
}

/** What may become of a duty that is not over. */
export function DutyKeys({ duty }: { duty: Duty }) {
  const { t } = useTranslation();
  const { id, townCode, officerName: name, beginsAt, finishesAt } = duty;
  const fields = useDutyFields(townCode, { from: moment(beginsAt), to: moment(finishesAt) });
  const said = { name, time: spanText(beginsAt, finishesAt) };
  return (
    <div className="welfare-keys">
      <FormKey
        label={t('welfare.substitute')}
        refresh={['welfare']}
        form={{
          ...{ title: t('welfare.substituteOf', said), note: t('welfare.substituteNote'), fields, method: 'POST' },
          ...{ path: `/v1/welfare-duties/${id}/substitutes`, body: dutyBody },
        }}
      />
      <FormKey
        label={t('welfare.withdraw')}
        refresh={['welfare']}
        form={{
          ...{ title: t('welfare.withdrawOf', said), note: t('welfare.withdrawNote'), fields: [], method: 'POST' },
          ...{ path: `/v1/welfare-duties/${id}/withdraw`, body: () => null },
        }}
      />
    </div>
  );
}

/** Sets after how many minutes each step is due. */
export function DelaysKey({ delays }: { delays: Delays }) {
  const { t } = useTranslation();
  const names = ['contactMinutes', 'officerMinutes', 'escalationMinutes', 'holdMinutes'] as const;
  return (
    <FormKey
      label={t('welfare.delays')}
      refresh={['welfare', 'delays']}
      form={{
        ...{ title: t('welfare.delays'), note: t('welfare.delaysNote'), method: 'POST', path: '/v1/welfare-delays' },
        fields: names.map((name) => ({
          ...{ kind: 'integer', name, label: t(`welfare.${name}`), most: MOST_MINUTES, start: String(delays[name]) },
        })),
      }}
    />
  );
}
