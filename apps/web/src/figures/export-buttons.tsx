import { useState } from 'preact/hooks';
import { save } from './save.ts';

/** A picture as a file: SVG as it is, PNG painted from it. */
export function ExportButtons({
  name,
  of = '',
  svg,
}: {
  /** Of the files, without their ending. */
  readonly name: string;
  /** What the buttons are for, where several stand in one place. */
  readonly of?: string;
  svg(): string | Promise<string>;
}) {
  const [trouble, setTrouble] = useState('');
  const saved = async (ending: 'svg' | 'png') => {
    try {
      setTrouble('');
      const text = await svg();
      if (ending === 'svg') save(`${name}.svg`, text, 'image/svg+xml');
      else save(`${name}.png`, await rasterized(text), 'image/png');
    } catch (error) {
      setTrouble((error as Error).message);
    }
  };
  return (
    <span class="exports">
      {(['svg', 'png'] as const).map((ending) => (
        <button
          key={ending}
          type="button"
          class="link"
          aria-label={of && `${ending.toUpperCase()} of ${of}`}
          onClick={() => saved(ending)}
        >
          {ending.toUpperCase()}
        </button>
      ))}
      {trouble && <span class="bad">{trouble}</span>}
    </span>
  );
}

/** The picture of an SVG at twice its size. */
async function rasterized(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * image.width;
  canvas.height = 2 * image.height;
  const pen = canvas.getContext('2d')!;
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture was made')))),
  );
}
