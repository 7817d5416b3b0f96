/**
 * The text without control characters: content of files and answers must not move the cursor or change colors. Line
 * feeds and tabs stay.
 */
export function escapeControls(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    '\ufffd',
  );
}
