import { isUuid } from '@nuancan/kernel';

/** When a message was written, by its id (UUIDv7, RFC 9562: milliseconds in the first 48 bits); null for anything else. */
export function writtenAt(messageId: string | undefined): Date | null {
  if (messageId === undefined || !isUuid(messageId) || messageId[14] !== '7') return null;
  return new Date(Number.parseInt(messageId.replaceAll('-', '').slice(0, 12), 16));
}
