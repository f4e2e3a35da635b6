const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a UUID of RFC 9562 (any version) in its canonical lower case, so that equal ids are equal strings. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** True for a canonical lower-case UUIDv7 (RFC 9562, 5.7). */
export function isUuidV7(text: string): boolean {
  return UUID_V7.test(text);
}
