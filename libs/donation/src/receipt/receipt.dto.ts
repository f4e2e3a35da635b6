import { IsLine } from '@nuancan/platform';
import { IsUUID } from 'class-validator';
import { ReceivedDto } from '../donation/received.dto.js';

/** A further instalment of what was promised. */
export class TakeInDto extends ReceivedDto {
  /** The client's own id: sent again with the same body, the receipt is answered again. */
  @IsUUID()
  clientId!: string;
}

/** Our acknowledgement of what came in. */
export class ReceiptDto {
  id!: string;
  donationId!: string;
  /** Year and number: without gaps per organisation and year of issue. */
  year!: number;
  no!: number;
  receivedOn!: string;
  issuedAt!: string;
  amountFen!: number;
  organisationName!: string;
  donorName!: string;
  fiscalReceiptNo!: string | null;
  /** When and why it was made void; it keeps its number. */
  voidedAt!: string | null;
  voidReason!: string | null;
  /** The request to make it void that waits for a second person: its id, why, and the account that asked. */
  voidRequestId!: string | null;
  voidAskedFor!: string | null;
  voidAskedBy!: string | null;
}

/** The number of the fiscal receipt (公益事业捐赠票据), entered once. */
export class FiscalNumberDto {
  @IsLine(60)
  fiscalReceiptNo!: string;
}
