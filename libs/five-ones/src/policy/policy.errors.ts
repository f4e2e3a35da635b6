import { defineErrors } from '@nuancan/kernel';

/** Failures of policy documents; `errors` of the error point at each place. */
export const PolicyErrors = defineErrors('POLICY', {
  INVALID_DOCUMENT: {
    status: 422,
    zh: '补贴标准文档有 {count} 处错误',
    en: 'The policy document has {count} errors',
  },
});
