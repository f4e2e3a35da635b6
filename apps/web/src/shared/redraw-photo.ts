/** Tried one after the other until the photo is small enough. */
const TRIES = [
  { longestPx: 1280, quality: 0.8 },
  { longestPx: 1280, quality: 0.5 },
  { longestPx: 800, quality: 0.5 },
  { longestPx: 640, quality: 0.4 },
] as const;

/**
 * A photo as a JPEG of at most so many bytes, turned upright. Drawing it anew leaves behind what the camera wrote into it; the
 * server takes out the rest.
 * @throws for what the browser cannot read as a picture, or not make small enough
 */
export async function redrawPhoto(file: Blob, mostBytes: number): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    for (const { longestPx, quality } of TRIES) {
      const blob = await drawn(picture, longestPx, quality);
      if (blob.size <= mostBytes) return blob;
    }
    throw new Error('the picture does not become small enough');
  } finally {
    // Of a large one a cheap phone holds two hundred megabytes until then.
    picture.close();
  }
}

async function drawn(picture: ImageBitmap, longestPx: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, longestPx / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, 'image/jpeg', quality);
  });
  if (blob === null) throw new Error('the picture could not be drawn');
  return blob;
}
