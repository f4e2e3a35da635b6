import { fen, formatYuan } from '@nuancan/kernel';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import type { Booking, ShownWallet } from './use-wallet.js';

interface MoneyDialogProps {
  readonly booking: Booking;
  readonly shown: ShownWallet;
  readonly name: string;
  readonly onSubmit: (values: FormBody) => Promise<void>;
  readonly onClose: () => void;
}

/** How much comes in or goes out, and how. */
export function MoneyDialog({ booking, shown, name, onSubmit, onClose }: MoneyDialogProps) {
  const { t } = useTranslation();
  const isTopUp = booking === 'top-ups';
  const most = formatYuan(fen(shown.mostFen));
  const balance = formatYuan(fen(shown.wallet?.balanceFen ?? 0));
  return (
    <FormDialog
      title={t(isTopUp ? 'wallet.topUpOf' : 'wallet.refundOf', { name })}
      note={isTopUp ? t('wallet.topUpNote', { most }) : t('wallet.refundNote', { balance })}
      fields={moneyFields(t)}
      submit={t('wallet.book')}
      unanswered={{ happened: t('wallet.lost'), kept: t('wallet.lostKept'), todo: t('wallet.lostTodo') }}
      onSubmit={onSubmit}
      onClose={onClose}
    />
  );
}

function moneyFields(t: TFunction): Field[] {
  const options = (['cash', 'transfer'] as const).map((value) => ({ value, label: t(`wallet.method.${value}`) }));
  return [
    { kind: 'money', name: 'amountFen', label: t('wallet.amount') },
    { kind: 'choice', name: 'method', label: t('wallet.methodLabel'), options },
    { kind: 'text', name: 'reference', label: t('wallet.reference'), longest: 64, optional: true },
  ];
}
