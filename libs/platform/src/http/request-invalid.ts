import { DomainError, type FieldError } from '@nuancan/kernel';

/** The request did not have the documented shape; nothing was done. */
export class RequestInvalid extends DomainError {
  constructor(fields: readonly FieldError[]) {
    super({
      code: 'REQUEST.INVALID',
      status: 400,
      zh: '有字段不符合要求，没有保存任何内容',
      en: 'Some fields are not valid; nothing was saved',
      errors: fields,
    });
  }
}
