import type { Matrix } from './matrix.ts';
import { hasNativeRoom, inNativeRoom } from './native-room.ts';

/** From this many multiplications on the copies in and out are worth their time. */
const worthwhile = 2 ** 15;

/** Products with more numbers than this stay where they are. */
const most = 2 ** 26;

/** AB by the compiled kernel; undefined where that does not pay or is not to be had. */
export function nativeProduct(a: Matrix, b: Matrix): Matrix | undefined {
  const { rows, columns: inner } = a;
  const { columns } = b;
  const numbers = a.data.length + b.data.length + rows * columns;
  if (rows * inner * columns < worthwhile || numbers > most || !hasNativeRoom()) return undefined;
  return inNativeRoom(`a ${rows} × ${columns} product`, ({ kernels, put, space, take }) => {
    const result = space(rows * columns);
    kernels.multiply(rows, inner, columns, put(a.data), put(b.data), result);
    return { rows, columns, data: take(result, rows * columns) };
  });
}
