import { InvalidParameterError } from '@spectral-bias/core';

/**
 * A row counted from 0 that is one of `height`.
 *
 * @throws InvalidParameterError if it is not
 */
export function chooseRow(height: number, row: number): number {
  if (Number.isInteger(row) && row >= 0 && row < height) return row;
  throw new InvalidParameterError('row', row, `a row counted from 0, 0 to ${height - 1}`);
}
