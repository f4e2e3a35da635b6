/** The database refuses a larger file, too. */
export const MOST_FILE_BYTES = 4 * 1024 * 1024;
/** Bytes that a kind of file begins with. */
const BEGINNINGS: readonly (readonly [mediaType: FileMediaType, bytes: Buffer])[] = [
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['application/pdf', Buffer.from('%PDF-')],
];
const FEWEST_BYTES = 8;

/** What may be attached. */
export const FILE_MEDIA_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type FileMediaType = (typeof FILE_MEDIA_TYPES)[number];

/** What a file is by its content, whatever its sender calls it; null: neither JPEG, PNG nor PDF. */
export function mediaTypeOf(content: Buffer): FileMediaType | null {
  if (content.length < FEWEST_BYTES) return null;
  const found = BEGINNINGS.find(([, bytes]) => content.subarray(0, bytes.length).equals(bytes));
  return found?.[0] ?? null;
}
