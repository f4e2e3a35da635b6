import { defineErrors } from '@nuancan/kernel';

/** Failures of tables that the walking commands read. */
export const WalkErrors = defineErrors('WALK', {
  TABLE: { status: 422, zh: '表格“{file}”有 {count} 处错误', en: 'The table {file} has {count} errors' },
  NODE_UNKNOWN: { status: 422, zh: '路网里没有节点 {node}', en: 'The network has no node {node}' },
});
