/** A file that the build puts beside the bundle; its value is the path. */
declare module '*.png?asset' {
  const path: string;
  export default path;
}
