import { addDays, monthOf, monthStartOf, parseBusinessDate } from '@nuancan/kernel';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { randomUuid } from '../../shared/random-uuid.js';
import type { Field, FormBody, Option } from '../../shared/form-values.js';
import { usePlaces } from '../books/use-books.js';
import type { Claim, ClaimList } from './claims-contract.js';
import { FUNDER_FEN } from './merge-groups.js';
import type { ClaimDesk } from './use-claim.js';

const ADJUSTABLE = ['draft', 'submitted', 'town_review', 'district_review', 'returned'];
const MONTHS_BACK = 12;
const REASON_LONGEST = 500;
const AMOUNTS = Object.values(FUNDER_FEN);

interface AdjustKeyProps {
  readonly account: Account;
  readonly claim: Claim;
  readonly desk: ClaimDesk;
}

/** Enters a signed amount on a claim that is not approved yet. */
export function AdjustKey({ account, claim, desk }: AdjustKeyProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { towns } = usePlaces();
  // One for each opened dialog: pressing again after an answer that did not come enters nothing twice.
  const clientId = useRef('');
  const may = account.role === 'town_official' || account.role === 'district_official';
  if (!may || !ADJUSTABLE.includes(claim.state)) return null;
  const begin = (): void => {
    clientId.current = randomUuid();
    setOpen(true);
  };
  const save = async ({ aboutMonth, ...values }: FormBody): Promise<void> => {
    const amounts = Object.fromEntries(AMOUNTS.map((name) => [name, values[name] ?? 0]));
    const about = typeof aboutMonth === 'string' ? { aboutClaimId: await claimOf(claim.facilityId, aboutMonth) } : {};
    if (about.aboutClaimId === null) throw new Error(t('claims.noEarlier'));
    await desk.send('adjustments', { ...values, ...amounts, ...about, clientId: clientId.current, step: claim.step });
  };
  const fields: Field[] = [
    ...AMOUNTS.map((name): Field => ({
      ...{ kind: 'money', name, label: t(`claims.adjustFields.${name}`) },
      ...{ signed: true, most: 'month', optional: true },
    })),
    {
      ...{ kind: 'choice', name: 'fundingTown', label: t('claims.fundingTown'), optional: true },
      options: towns.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      ...{ kind: 'choice', name: 'aboutMonth', label: t('claims.about'), optional: true },
      options: monthsBefore(claim.month),
    },
    { kind: 'text', name: 'reason', label: t('claims.reason'), longest: REASON_LONGEST },
  ];
  return (
    <>
      <button type="button" className="button" onClick={begin}>
        {t('claims.adjust')}
      </button>
      {open && (
        <FormDialog
          title={`${t('claims.adjust')} · ${claim.facilityName} ${claim.month}`}
          note={t('claims.adjustNote')}
          fields={fields}
          submit={t('form.save')}
          onSubmit={save}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function monthsBefore(month: string): Option[] {
  const months: Option[] = [];
  let first = parseBusinessDate(`${month}-01`);
  for (let back = 0; back < MONTHS_BACK; back += 1) {
    first = monthStartOf(addDays(first, -1));
    months.push({ value: monthOf(first), label: monthOf(first) });
  }
  return months;
}

/** The facility's claim of a month; null when none was begun. */
async function claimOf(facilityId: string, month: string): Promise<string | null> {
  const { items } = await request<ClaimList>(`/v1/claims?month=${month}&facilityId=${facilityId}`);
  return items[0]?.claimId ?? null;
}
