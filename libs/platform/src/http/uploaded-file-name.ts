/** Name of the file in header `x-file-name`, percent-encoded; not in the address, which logs may keep. */
export function uploadedFileName(header: unknown): string {
  if (typeof header !== 'string') return '';
  try {
    return decodeURIComponent(header);
  } catch {
    return '';
  }
}
