/**
 * The text without characters that a terminal obeys: what a file or an answer holds is shown, and
 * neither moves the cursor nor colours what follows. Line feeds and tabs stay.
 */
export function escapeControls(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    '\ufffd',
  );
}
