import { useEffect, useState } from 'preact/hooks';

type Katex = typeof import('katex').default;

let loading: Promise<Katex> | undefined;

/** KaTeX and its style sheet, fetched when the first formula is shown. */
function loadKatex(): Promise<Katex> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(
    ([{ default: katex }]) => katex,
  );
  return loading;
}

/** A formula in TeX, set by KaTeX; its source until then, or where it cannot be read. */
export function Formula({ tex }: { readonly tex: string }) {
  const [markup, setMarkup] = useState('');
  useEffect(() => {
    let current = true;
    loadKatex()
      .then((katex) => katex.renderToString(tex, { throwOnError: false }))
      .then((set) => current && setMarkup(set))
      .catch(() => setMarkup(''));
    return () => {
      current = false;
    };
  }, [tex]);
  if (markup === '') return <code>{tex}</code>;
  return <span class="formula" dangerouslySetInnerHTML={{ __html: markup }} />;
}
