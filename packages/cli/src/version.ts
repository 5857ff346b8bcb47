/** Version of the command and of every package in it. A test holds it to package.json. */
export const version = '0.1.0';
