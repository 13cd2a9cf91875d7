const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write these
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Text as it may stand in XML and HTML, between tags or in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(UNWRITABLE, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** `name` as an id: letters, digits, `-` and `_`, starting with a letter. */
export function markupId(name: string): string {
  return 'sb-' + name.replace(/[^A-Za-z0-9_-]+/g, '-');
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeMarkup(String(value))}"`)
    .join('');
}

/** The tag that opens an element, with its attributes escaped. */
export function openTag(name: string, attributes: Attributes): string {
  return `<${name}${attributesText(attributes)}>`;
}

/** An element with its attributes escaped; `content` is markup and is taken as it is. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = attributesText(attributes);
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
