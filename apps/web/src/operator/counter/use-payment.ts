import { useCallback, useMemo, useState } from 'react';
import type { Diner, DinerWallet } from '../../api/contract.js';
import type { TillRows } from '../till/use-till-rows.js';
import { rememberedWallet, walletCovers } from '../wallet/remembered-wallet.js';
import { paymentChoice, type PaymentChoice } from './payment-choice.js';
import type { Tray, TrayAction } from './tray.js';

interface PaymentParts {
  readonly rows: TillRows;
  readonly tray: Tray | null;
  /** What is due of the tray, fen; null while nobody knows. */
  readonly dueFen: number | null;
  readonly change: (action: TrayAction) => void;
}

/** How the tray is paid. */
export interface Payment {
  /** Of whoever stands there, as this till remembers it; null without one. */
  readonly wallet: DinerWallet | null;
  readonly walletCovers: boolean;
  readonly payment: PaymentChoice;
  readonly choosePayment: (method: PaymentChoice) => void;
  /** The way that is chosen first for a diner of whom so much is due. */
  readonly firstChoice: (diner: Diner, dueFen: number) => PaymentChoice;
}

/** The wallet where it covers what is due, else what this device took last; a key chooses otherwise for the one who stands there. */
export function usePayment({ rows, tray, dueFen, change }: PaymentParts): Payment {
  const [devicePayment, setDevicePayment] = useState(paymentChoice.read);
  const walletOf = useCallback(
    (diner: Diner) => rememberedWallet(diner, { diners: rows.diners, outbox: rows.atCounter }),
    [rows],
  );
  const diner = tray?.diner ?? null;
  const wallet = useMemo(() => diner && walletOf(diner), [diner, walletOf]);
  const covers = walletCovers(wallet, dueFen);
  const chosen = tray?.payment ?? (covers ? 'wallet' : devicePayment);
  const choosePayment = useCallback(
    (method: PaymentChoice) => {
      if (method !== 'wallet') {
        paymentChoice.keep(method);
        setDevicePayment(method);
      }
      change({ type: 'payment', method });
    },
    [change],
  );
  const firstChoice = useCallback(
    (of: Diner, due: number): PaymentChoice => (walletCovers(walletOf(of), due) ? 'wallet' : devicePayment),
    [walletOf, devicePayment],
  );
  const payment = chosen === 'wallet' && !covers && !tray?.voucher ? devicePayment : chosen;
  return { wallet, walletCovers: covers, payment, choosePayment, firstChoice };
}
