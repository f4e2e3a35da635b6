import { createCache, extractStyle, StyleProvider } from '@ant-design/cssinjs';
import { ConfigProvider, Table } from 'antd';
import { createElement as element } from 'react';
import { renderToString } from 'react-dom/server';
import type { Plugin } from 'vite';

const MODULE = 'virtual:antd-table.css';
const RESOLVED = `\0${MODULE}`;

/** Rules for the links of the whole page, which are not antd's business. */
const EVERY_LINK = /(?<=\}|^)a(?=[{:[])[^{}]*\{[^{}]*\}/g;

/** Writes a style into the page to learn how wide scroll bars are, which only tables with a head that stays need to know. */
const SCROLL_BAR = /@rc-component\/util\/es\/getScrollBarSize\.js$/;
const NO_SCROLL_BAR = `
  export const getTargetScrollBarSize = () => ({ width: 0, height: 0 });
  export default () => 0;
`;

/**
 * The styles of antd's table as a stylesheet of the build. At run time antd would write them into the page, which the
 * content security policy refuses; and all of `antd.css` is twelve times what the table needs. The class `antd-theme` carries
 * the variables; table.css sets them to our tokens.
 */
export function antdStyles(): Plugin {
  return {
    name: 'nuancan-antd-styles',
    resolveId: (id) => (id === MODULE ? RESOLVED : null),
    load: (id) => {
      if (id === RESOLVED) return tableStyles();
      return SCROLL_BAR.test(id) ? NO_SCROLL_BAR : null;
    },
  };
}

function tableStyles(): string {
  const cache = createCache();
  const columns = [{ title: 'a', dataIndex: 'key', sorter: true }];
  const table = element(Table, { columns, dataSource: [{ key: 'a' }], rowSelection: {}, pagination: false });
  const theme = { hashed: false, cssVar: { key: 'antd-theme' } };
  renderToString(element(StyleProvider, { cache }, element(ConfigProvider, { theme }, table)));
  return extractStyle(cache, { plain: true, types: ['style', 'token', 'cssVar'] }).replace(EVERY_LINK, '');
}
