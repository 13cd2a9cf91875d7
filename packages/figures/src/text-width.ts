function characterWidth(character: string): number {
  if (/[iljtf.,:;'|!()[\]]/.test(character)) return 0.38;
  if (/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/.test(character)) return 0.45;
  if (/[mwMW@%&—…]/.test(character)) return 0.95;
  if (character === ' ') return 0.32;
  if (/[A-Z0-9−×=+<>~#]/.test(character)) return 0.66;
  return character.codePointAt(0)! >= 0x1100 ? 1.05 : 0.58;
}

/** How wide `text` may be at a font size, generously: any system font is to fit. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += characterWidth(character);
  return ems * fontSize;
}

/** `text`, cut with `…` where it is wider than `width`. */
export function fitText(text: string, fontSize: number, width: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  let room = width - textWidth('…', fontSize);
  let kept = '';
  for (const character of text) {
    room -= characterWidth(character) * fontSize;
    if (room < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** `text` in lines no wider than `width`, at most so many; the last is cut where more is left. */
export function wrapText(text: string, fontSize: number, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || lines.length === most - 1 || textWidth(longer, fontSize) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  return lines.map((each) => fitText(each, fontSize, width));
}
