/** Text as it may stand in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What shows itself in an editor or a terminal otherwise than in the page; JSON escapes the other control characters. */
const unseen = /[<\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** A script element of data, which no text in it can end. */
export function dataScript(id: string, data: unknown): string {
  return `<script type="application/json" id="${id}">${JSON.stringify(data).replace(unseen, escaped)}</script>`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
