// Prints 2 MB of lines, more than any pipe holds.
for (let line = 0; line < 40_000; line += 1) console.log(`${line} ${'x'.repeat(45)}`);
