import { redrawPhoto } from '../../shared/redraw-photo.js';

/** So that the photo fits into a request. */
const MOST_BYTES = 280_000;

/** A photo as a small JPEG in base64. @throws as redrawPhoto */
export async function shrinkPhoto(file: Blob): Promise<string> {
  const blob = await redrawPhoto(file, MOST_BYTES);
  return base64(new Uint8Array(await blob.arrayBuffer()));
}

function base64(bytes: Uint8Array): string {
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''));
}
