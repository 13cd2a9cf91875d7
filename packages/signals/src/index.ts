export type { DecimalMark } from './cell-number.ts';
export { formatTable } from './format-table.ts';
export { type ParsedTable, parseTable, type TableOptions } from './parse-table.ts';
export { psnr } from './psnr.ts';
export { readSignal, type Signal, type SignalOptions } from './read-signal.ts';
export { rmse } from './rmse.ts';
export type { TableColumn } from './table-columns.ts';
