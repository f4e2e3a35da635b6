import type { Scope } from '@nuancan/platform';
import { WalletBookingService, type Booking } from '../wallet/wallet-booking.service.js';
import type { BookWalletDto, WalletReceiptDto } from '../wallet/wallet.dto.js';
import { newClientId } from './meal-draft.js';

/** Cash over a counter, with a client id of its own. */
export async function bookCash(
  bookings: WalletBookingService,
  scope: Scope,
  booking: Booking,
  money: { readonly residentId: string; readonly amountFen: number },
): Promise<WalletReceiptDto> {
  const asked: BookWalletDto = { clientId: newClientId(), method: 'cash', reference: null, ...money };
  return (await bookings.book(scope, booking, asked)).receipt;
}
