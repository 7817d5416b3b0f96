const { DSN, NO_COLOR, FORCE_COLOR, PATH } = process.env;
console.log(JSON.stringify({ DSN, NO_COLOR, FORCE_COLOR, path: PATH !== undefined }));
