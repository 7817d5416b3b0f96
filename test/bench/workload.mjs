import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const fileSize = 2048;
/** Files of a folder, and folders of a folder. */
const filesEach = 10;
const foldersEach = 10;

/**
 * The files of a template of so many: 2 KB each, four folders deep, ten to a folder, two thirds of them rendered
 * with ten placeholders, the rest copied. `mark` writes a placeholder as a tool wants it.
 */
export function filesOf(count, mark = (name) => `{{${name}}}`) {
  return Array.from({ length: count }, (_, index) => ({
    path: `${folderOf(index)}/file-${index}.txt`,
    rendered: index % 3 !== 0,
    text: index % 3 === 0 ? plainText(index) : renderedText(index, mark),
  }));
}

/** A catalog with one template `bulk` of so many files. */
export function writeCatalog(root, count) {
  write(join(root, 'bulk/template.yaml'), manifestOf('bulk'));
  for (const { path, rendered, text } of filesOf(count))
    write(join(root, 'bulk/skeleton', rendered ? `${path}.hbs` : path), text);
}

/** A catalog of so many templates, each with so many files. */
export function writeTemplates(root, templates, files) {
  for (let index = 0; index < templates; index += 1) {
    const name = `path-${index}`;
    write(join(root, name, 'template.yaml'), manifestOf(name));
    for (const { path, rendered, text } of filesOf(files))
      write(join(root, name, 'skeleton', rendered ? `${path}.hbs` : path), text);
    write(join(root, name, 'examples/plain.yaml'), 'answers: { name: orders }\n');
  }
}

export function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function manifestOf(name) {
  return `apiVersion: idp/v1
kind: Template
metadata:
  name: ${name}
  title: The path ${name}
  description: Files to measure with.
  owner: bench
  version: 1.0.0
  tags: [bench]
spec:
  creates: ${name}
  parameters:
    name: { type: string, title: Name, format: dns-label }
    owner: { type: string, title: Owning team, default: bench }
`;
}

function folderOf(index) {
  const leaf = Math.floor(index / filesEach);
  return [foldersEach ** 3, foldersEach ** 2, foldersEach, 1]
    .map((step, depth) => `d${depth}${Math.floor(leaf / step) % foldersEach}`)
    .join('/');
}

function renderedText(index, mark) {
  const line = (at) =>
    `line ${at} of file ${index} belongs to ${mark('name')}, which ${mark('owner')} owns`;
  const lines = Array.from({ length: 5 }, (_, at) => line(at)).join('\n');
  return `${lines}\n${filler(index, fileSize - lines.length)}\n`;
}

function plainText(index) {
  return `${filler(index, fileSize)}\n`;
}

function filler(index, length) {
  const sentence = `${index} lorem ipsum dolor sit amet\n`;
  return sentence.repeat(Math.ceil(length / sentence.length)).slice(0, Math.max(0, length));
}
