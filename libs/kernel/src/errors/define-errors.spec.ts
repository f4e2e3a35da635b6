import { describe, expect, test } from 'vitest';
import { assert, AssertionFailed, defineErrors, DomainError } from '../index.js';

const SoupErrors = defineErrors('SOUP', {
  TOO_HOT: { status: 422, zh: '汤温 {degrees} 度', en: 'The soup is at {degrees} of {limit} degrees' },
  GONE: { status: 404, zh: '没有汤了', en: 'No soup left' },
});

describe('defineErrors', () => {
  test('makes errors with code, status and both texts filled in', () => {
    const error = SoupErrors.TOO_HOT({ degrees: 96 });
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({
      code: 'SOUP.TOO_HOT',
      status: 422,
      zh: '汤温 96 度',
      en: 'The soup is at 96 of {limit} degrees',
      detail: { degrees: 96 },
      errors: undefined,
    });
  });

  test('tells its own errors from others', () => {
    expect(SoupErrors.GONE.is(SoupErrors.GONE())).toBe(true);
    expect(SoupErrors.GONE.is(SoupErrors.TOO_HOT())).toBe(false);
    expect(SoupErrors.GONE.is(new Error('SOUP.GONE'))).toBe(false);
  });

  test('carries field errors', () => {
    const errors = [{ pointer: '/bowl', code: 'required', zh: '必填', en: 'is required' }];
    expect(SoupErrors.GONE({}, errors).errors).toEqual(errors);
  });
});

test('assert throws for a broken promise only', () => {
  expect(() => assert(true, 'holds')).not.toThrow();
  expect(() => assert(false, 'broken')).toThrow(AssertionFailed);
});
