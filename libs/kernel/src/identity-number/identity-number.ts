import { isBusinessDate, type BusinessDate } from '../business-date/business-date.js';

/** A citizen's identity number (公民身份号码) and what it says. */
export interface IdentityNumber {
  /** 18 characters, the last a digit or 'X'. */
  readonly number: string;
  /** Division of the first registration, 6 digits; may no longer exist. */
  readonly divisionCode: string;
  readonly birthDate: BusinessDate;
  readonly sex: 'female' | 'male';
}

/**
 * Why a text is none: not 18 characters; other characters; turned into a number by a spreadsheet (3.30213E+17, or
 * ended in zeros from the 16th digit on); no such birth date; a wrong check digit.
 */
export type IdentityNumberFault = 'length' | 'characters' | 'mangled' | 'birth_date' | 'check_digit';

const SHAPE = /^\d{17}[\dX]$/;
const SCIENTIFIC = /^\d(\.\d+)?E\+?\d+$/;
/** A spreadsheet keeps 15 digits of a number and writes zeros after them. */
const CUT_TO_15_DIGITS = /^\d{15}000$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** The check digit of the first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function identityCheckDigit(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

/** Reads a number as people write it: full-width digits, a lower-case x and spaces around it are taken. */
export function readIdentityNumber(text: string): IdentityNumber | IdentityNumberFault {
  const number = text.normalize('NFKC').trim().toUpperCase();
  if (SCIENTIFIC.test(number)) return 'mangled';
  if (number.length !== 18) return 'length';
  if (!SHAPE.test(number)) return 'characters';
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (identityCheckDigit(number) !== number.charAt(17))
    return CUT_TO_15_DIGITS.test(number) ? 'mangled' : 'check_digit';
  if (!isBusinessDate(birthDate)) return 'birth_date';
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female';
  return { number, divisionCode: number.slice(0, 6), birthDate, sex };
}

/**
 * For pages: '3****************7'. No more than the ends: beside a division and a birth date the last four digits
 * would be the whole number.
 */
export function maskedIdentityNumber(number: string): string {
  return `${number.slice(0, 1)}${'*'.repeat(16)}${number.slice(-1)}`;
}
