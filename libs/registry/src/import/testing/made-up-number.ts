import { identityCheckDigit } from '@nuancan/kernel';

/** A sound identity number of a division that is not assigned. */
export function madeUpNumber({ born, serial, sex }: { born: string; serial: number; sex: 'female' | 'male' }): string {
  const order = serial * 2 + (sex === 'male' ? 1 : 0);
  const digits = `990101${born.replaceAll('-', '')}${String(order % 1000).padStart(3, '0')}`;
  return digits + identityCheckDigit(digits);
}
