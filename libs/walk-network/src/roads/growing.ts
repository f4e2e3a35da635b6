type Growable = Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;

const LEAST = 1024;

/** `array` if it has room for `length`, else its content in one of at least twice the length. */
export function withRoomFor<A extends Growable>(array: A, length: number): A {
  if (length <= array.length) return array;
  const larger = new (array.constructor as new (size: number) => A)(Math.max(LEAST, 2 * array.length, length));
  larger.set(array);
  return larger;
}
