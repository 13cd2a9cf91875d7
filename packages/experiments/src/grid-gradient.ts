/**
 * How much a map on a `side` × `side` grid (row after row) varies: the mean squared difference of
 * neighbours along the rows and down the columns, both relative to the map's mean square.
 */
export function gradientOnGrid(map: ArrayLike<number>, side: number) {
  let [along, down, square] = [0, 0, 0];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = row * side + column;
      square += map[at]! ** 2;
      if (column + 1 < side) along += (map[at + 1]! - map[at]!) ** 2;
      if (row + 1 < side) down += (map[at + side]! - map[at]!) ** 2;
    }
  }
  const pairs = (side - 1) / side;
  return { along: along / pairs / square, down: down / pairs / square };
}
