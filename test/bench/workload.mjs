import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folderCount = 8;
const fileSize = 2048;

/**
 * Writes a catalog with one template `bulk` of so many files: 2 KB each, four folders deep, two thirds
 * of them rendered with ten placeholders, the rest copied.
 */
export function writeCatalog(root, fileCount) {
  write(join(root, 'bulk/template.yaml'), manifest);
  for (let index = 0; index < fileCount; index += 1) {
    const rendered = index % 3 !== 0;
    const path = `${folderOf(index)}/file-${index}.txt${rendered ? '.hbs' : ''}`;
    write(join(root, 'bulk/skeleton', path), rendered ? renderedText(index) : plainText(index));
  }
}

const manifest = `apiVersion: idp/v1
kind: Template
metadata: { name: bulk, title: Bulk, owner: bench, version: 1.0.0 }
spec:
  creates: bulk
  parameters:
    name: { type: string, format: dns-label }
    owner: { type: string, default: bench }
`;

function folderOf(index) {
  return [1, 8, 64, 512].map((step) => `d${Math.floor(index / step) % folderCount}`).join('/');
}

function renderedText(index) {
  const line = (at) => `line ${at} of file ${index} belongs to {{name}}, which {{owner}} owns`;
  const lines = Array.from({ length: 5 }, (_, at) => line(at)).join('\n');
  return `${lines}\n${filler(index, fileSize - lines.length)}\n`;
}

function plainText(index) {
  return `${filler(index, fileSize)}\n`;
}

function filler(index, length) {
  return `${index} lorem ipsum dolor sit amet `
    .repeat(Math.ceil(length / 20))
    .slice(0, Math.max(0, length));
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
