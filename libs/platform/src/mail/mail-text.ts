/** RFC 3676: lines of at most 78 characters; a blank at the end says that the paragraph goes on in the next line. */
const WIDTH = 78;
/** Beginnings that mean something to mail programs are moved by one blank, which they take away again. */
const stuffed = (line: string): string => (/^( |>|From )/.test(line) ? ` ${line}` : line);

/**
 * Text wrapped for `format=flowed`, lines ended by CRLF. Words longer than a line (addresses of pages) stay whole.
 * `text` has `\n` between paragraphs and no blanks at the end of a line.
 */
export function flowed(text: string): string {
  return text.split('\n').flatMap(wrapped).map(stuffed).join('\r\n');
}

function wrapped(paragraph: string): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  // Every word but the last with the blank after it.
  for (const word of paragraph.match(/[^ ]* |[^ ]+$/g) ?? []) {
    const wide = [...word].length;
    // One place is kept for the blank in front of a stuffed line.
    if (line && width + wide >= WIDTH) {
      lines.push(line);
      line = '';
      width = 0;
    }
    line += word;
    width += wide;
  }
  return [...lines, line];
}
