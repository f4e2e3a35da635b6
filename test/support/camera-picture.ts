/** For a page: the bytes of a JPEG of 1600 × 1200, as large as a phone's camera makes it. */
export const CAMERA_PICTURE = `(async () => {
  const canvas = new OffscreenCanvas(1600, 1200);
  const brush = canvas.getContext('2d');
  for (let at = 0; at < 2000; at += 1) {
    brush.fillStyle = 'hsl(' + (at * 37) % 360 + ' 70% 50%)';
    brush.fillRect((at * 97) % 1600, (at * 53) % 1200, 40, 40);
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
  return Array.from(new Uint8Array(await blob.arrayBuffer()));
})()`;
