import { defineErrors } from '@nuancan/kernel';

/** Failures of protected fields; no text ever holds what was to be protected. */
export const VaultErrors = defineErrors('VAULT', {
  NO_KEYS: {
    status: 503,
    zh: '本系统没有配置加密密钥，不能保存或查找身份证号。请管理员设置 FIELD_KEYS 与 FIELD_INDEX_KEY。',
    en: 'This installation has no encryption keys, so identity numbers cannot be kept or found. Set FIELD_KEYS and FIELD_INDEX_KEY.',
  },
  UNKNOWN_KEY: {
    status: 503,
    zh: '这条数据由密钥 {keyId} 加密，而它不在 FIELD_KEYS 中。请管理员补上。',
    en: 'This field was encrypted under key {keyId}, which is not in FIELD_KEYS. Add it.',
  },
  TAMPERED: {
    status: 500,
    zh: '加密数据校验失败：被改动过，或不属于这一行。',
    en: 'The encrypted field does not verify: it was changed, or belongs to another row.',
  },
});
