/** Name of the file of waivers that is read, and written to, where none is named. */
export const waiverFile = 'autoclave.waivers.yaml';
