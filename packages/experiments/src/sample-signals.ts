/** A signal that the experiments carry with them. */
export interface SampleSignal {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly xLabel: string;
  readonly yLabel: string;
}

/** Two hexadecimal digits a sample. */
const greyLevels = [
  '9e963a211e1e2021221e1d1a18171719151412131312131112101010100b0706060606060606060707070d161a1d',
  '1e20202423211e1a120e0e101413151616181818181617161718191a1b19181a1c1b19181b17191713141311110e',
  '0e100f1012151718171a1c1b1d1f1c100e10130d060c161c1e2025221a150f0f101316191b1b1c1e1e1d1c1c1e20',
  '1f2022201d1f1c1b191d1b181a1d1e1d1c1e1d1e1e1e1d1a1a1d1f221f1d1d1b1b1c1d1f1e1e2021201e1f1f2122',
  '1a120505040404050506060606060606060606050606060606070c11131818191b191919191b1b19181a1a1b191b',
  '1918181a181b19171610080505050505040404040405060506080e08050507080a0c09060606060707070708080a',
  '0f1574c9cbcddde2d4934e3d442c4f64707a896c573c212762a3a0a2a2a29d9ea2a1a2a2a3a4a3a0a0a09ea09e9e',
  '9f9d9e999c9ea2a29e9c9e9d9b9c99999f9c9b9b9c9c999d9c9b9d99999ea0a0a4a3a2a3a5a19a9b9ba0a39ea0a6',
  'a5a0a2a4a4a8a7a6a49c9da39ea29da0a09ea2a1a5a4a4a3a3a1a19fa3a2a2a4a1a6a4a7a6a2a1a3a6a4a1a3a5a3',
  'a2a3a69ea7a8a4a29f9da2a6a6a0a1a2a09da09da1a1a3a2a3a5a5a7a39ea0a19f9fa19ea1a4a3a09f9ea09e9e9e',
  '9e9a9b9c9e9a9ca09e9ca09fa19da19f9ba29f9c9e9f9e9f9b9a989ea29ea1a0a2a1a1a4a1a3a2a6a4a7a5a2a3a4',
  'a5a6a6a2a2a5',
].join('');

/**
 * Row 256, counted from 0, of the 512 × 512 image `skimage.data.camera()` (scikit-image 0.19.3; CC0,
 * photograph by Lav Varshney): edges, flat parts and texture, 512 samples. The same numbers as
 * examples/data/camera-row.csv.
 */
export function cameraRow(): SampleSignal {
  const y = Float64Array.from({ length: greyLevels.length / 2 }, (_, n) =>
    Number.parseInt(greyLevels.slice(2 * n, 2 * n + 2), 16),
  );
  return { x: y.map((_, n) => n), y, xLabel: 'column (px)', yLabel: 'grey level' };
}
