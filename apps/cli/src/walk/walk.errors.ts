import { defineErrors } from '@nuancan/kernel';

/** Failures of tables that the walking commands read. */
export const WalkErrors = defineErrors('WALK', {
  TABLE: { status: 422, zh: '表格“{file}”有 {count} 处错误', en: 'The table {file} has {count} errors' },
  COORDINATES_UNDECLARED: {
    status: 422,
    zh: '没有声明“{table}”的坐标系：加上 --coordinates WGS-84、GCJ-02 或 BD-09',
    en: 'The coordinate system of {table} is not declared: add --coordinates WGS-84, GCJ-02 or BD-09',
  },
  NODE_MISSING: {
    status: 422,
    zh: '起点“{id}”没有节点；其他起点用节点，所以每行都要填',
    en: 'The source {id} has no node; others have one, so each row needs it',
  },
  NODE_UNKNOWN: { status: 422, zh: '路网里没有节点 {node}', en: 'The network has no node {node}' },
});
