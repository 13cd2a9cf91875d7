/** Two sets of even places on one grid: u_n − b_m = offset + (n·rowStep − m·columnStep)·spacing. */
export interface CommonGrid {
  readonly offset: number;
  readonly spacing: number;
  readonly rowStep: number;
  readonly columnStep: number;
}

/** How far places on a unit span may be off their grid: what reading and scaling them loses. */
const tolerance = 1e-13;

/** The most fine steps for each of the places. */
const finest = 4;

/**
 * The coarsest grid that holds both sets, where each is even and their spacings are in a ratio of
 * small whole numbers; else undefined.
 */
export function commonGrid(u: Float64Array, biases: Float64Array): CommonGrid | undefined {
  const rowSpacing = evenSpacing(u);
  const columnSpacing = evenSpacing(biases);
  if (rowSpacing === undefined || columnSpacing === undefined) return undefined;
  const offset = u[0]! - biases[0]!;
  if (u.length === 1 || biases.length === 1) {
    return { offset, spacing: rowSpacing || columnSpacing || 1, rowStep: 1, columnStep: 1 };
  }
  const most = finest * (u.length + biases.length);
  for (let rowStep = 1; (u.length - 1) * rowStep <= most; rowStep++) {
    const spacing = rowSpacing / rowStep;
    const columnStep = Math.round(columnSpacing / spacing);
    const extent = (biases.length - 1) * columnStep;
    if (extent > most) return undefined;
    if (
      columnStep > 0 &&
      Math.abs(extent * spacing - (biases.length - 1) * columnSpacing) <= tolerance
    ) {
      return { offset, spacing, rowStep, columnStep };
    }
  }
  return undefined;
}

/** The spacing of ascending even places, 0 for a single one. */
function evenSpacing(places: Float64Array): number | undefined {
  const last = places.length - 1;
  if (last === 0) return 0;
  const spacing = (places[last]! - places[0]!) / last;
  const even = places.every((place, i) => Math.abs(place - places[0]! - i * spacing) <= tolerance);
  return spacing > 0 && even ? spacing : undefined;
}
