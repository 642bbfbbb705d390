import { isPlainNumber, mayBeId } from './candidate';

/** A table's column of IDs. */
export interface IdColumn {
  readonly separator: string;
  readonly index: number;
  readonly width: number;
}

const header = /^(?:(?:task|video|generation|request)[ _-]?id|id|任务\s?ID|视频\s?ID|任务编号)$/i;

/** Finds the column of IDs by a table's first line; the surest name wins. Null when it is no such line. */
export function idColumn(line: string): IdColumn | null {
  for (const separator of [',', '\t', ';']) {
    const cells = cellsOf(line, separator);
    const named = cells
      .map((cell, index) => ({ cell, index }))
      .filter((it) => header.test(it.cell));
    const best = named.find((it) => !/^id$/i.test(it.cell)) ?? named[0];
    if (best !== undefined && cells.length > 1) {
      return { separator, index: best.index, width: cells.length };
    }
  }
  return null;
}

/** The name of a column of IDs, alone in its line: what follows is a list. */
export function isColumnName(line: string): boolean {
  const [cell = '', ...others] = cellsOf(line, ',');
  return others.length === 0 && header.test(cell);
}

/** The ID in a table's line; null when the line is not of the table. */
export function idInColumn(line: string, column: IdColumn): string | null {
  const cells = cellsOf(line, column.separator);
  const cell = cells[column.index];
  if (cell === undefined || cells.length !== column.width || /\s/.test(cell)) return null;
  return mayBeId(cell) && !isPlainNumber(cell) && cell.length >= 3 ? cell : null;
}

/** Cells in quotes may hold the separator; a doubled quote is a quote. */
function cellsOf(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim());
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line[index] ?? '';
    if (sign === '"' && isQuoted && line[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell.trim()];
}
