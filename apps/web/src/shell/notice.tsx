/** Says what went wrong, where nothing else shows it. */
export function Notice({ text }: { readonly text: string }) {
  return (
    <div role="status" class="notice" hidden={text === ''}>
      {text}
    </div>
  );
}
