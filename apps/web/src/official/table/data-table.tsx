import 'virtual:antd-table.css';
import './table.css';
import { StyleProvider } from '@ant-design/cssinjs';
import { ConfigProvider, Table, type TableProps } from 'antd';
import type { DataColumn, DataRow, DataSelection, DataTableProps } from './data-rows.js';

const THEME = { hashed: false, zeroRuntime: true, cssVar: { key: 'antd-theme' } };

/** Where antd writes its variables: outside the document, since the page's security policy allows no styles written into it. */
const ASIDE = document.createElement('div');

/** antd's table in our colours: its styles come with the build (`antd-styles.ts`), nothing is written into the page. */
export function DataTable({ caption, columns, rows, none, total, selection, busy = false }: DataTableProps) {
  const placed: NonNullable<TableProps<DataRow>['columns']> = columns.map((column, at) => columnAt(column, at));
  return (
    <StyleProvider container={ASIDE}>
      <ConfigProvider theme={THEME} wave={{ disabled: true }}>
        <div className="data-table table-scroll" tabIndex={0} role="region" aria-label={caption} aria-busy={busy}>
          <Table<DataRow>
            columns={placed}
            dataSource={rows}
            pagination={false}
            showSorterTooltip={false}
            caption={<span className="sr-only">{caption}</span>}
            locale={{ emptyText: <p className="facts-none">{none}</p> }}
            {...(selection && { rowSelection: selectionOf(selection) })}
            {...(total && {
              summary: () => <TotalRow cells={total} columns={columns} shifted={selection !== undefined} />,
            })}
          />
        </div>
      </ConfigProvider>
    </StyleProvider>
  );
}

function columnAt({ title, figure = false, whole = figure, sortable = false }: DataColumn, at: number) {
  return {
    key: at,
    title,
    ...(figure && { align: 'right' as const }),
    ...(whole && { className: 'data-whole' }),
    ...(sortable && { sorter: (one: DataRow, other: DataRow) => compare(one.order?.[at], other.order?.[at]) }),
    render: (_: unknown, row: DataRow) => row.cells[at],
  };
}

function compare(one: string | number = '', other: string | number = ''): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : String(one).localeCompare(String(other), 'zh');
}

function selectionOf({ keys, allLabel, onChange }: DataSelection): NonNullable<TableProps<DataRow>['rowSelection']> {
  return {
    selectedRowKeys: [...keys],
    onChange: (chosen) => onChange(chosen.map(String)),
    getTitleCheckboxProps: () => ({ 'aria-label': allLabel }),
    getCheckboxProps: ({ chooseLabel }) => ({
      disabled: chooseLabel === undefined,
      ...(chooseLabel !== undefined && { 'aria-label': chooseLabel }),
    }),
    renderCell: (_checked, { chooseLabel }, _at, box) => (chooseLabel === undefined ? null : box),
  };
}

interface TotalRowProps {
  readonly cells: DataTableProps['total'] & {};
  readonly columns: readonly DataColumn[];
  /** A column of boxes stands before them. */
  readonly shifted: boolean;
}

function TotalRow({ cells, columns, shifted }: TotalRowProps) {
  return (
    <Table.Summary.Row>
      {shifted && <Table.Summary.Cell index={0} />}
      {cells.map((cell, at) => (
        <Table.Summary.Cell
          key={at}
          index={shifted ? at + 1 : at}
          {...(columns[at]?.figure && { align: 'right' as const })}
        >
          {cell}
        </Table.Summary.Cell>
      ))}
    </Table.Summary.Row>
  );
}
